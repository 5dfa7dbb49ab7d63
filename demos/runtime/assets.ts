/** A file of the deck that is missing or is not what it should be. Known by its name, also across modules. */
export class AssetError extends Error {
  override name = 'AssetError'
}

export async function fetchBytes(base: string, path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, base)).catch(() => undefined)
  if (!response?.ok) throw new AssetError(path)
  // Hosts of single-page sites answer a missing file with their first page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new AssetError(path)
  return new Uint8Array(await response.arrayBuffer())
}
