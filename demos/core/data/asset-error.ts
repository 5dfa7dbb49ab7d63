/** Thrown when the file of public/ at `path` is missing, or is not what it should be. */
export class AssetError extends Error {
  override name = 'AssetError'
  constructor(readonly path: string) {
    super(`cannot read ${path}`)
  }
}
