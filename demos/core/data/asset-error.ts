/** A file of public/ is missing or not what it should be; `path` says which. */
export class AssetError extends Error {
  override name = 'AssetError'
  constructor(readonly path: string) {
    super(`cannot read ${path}`)
  }
}
