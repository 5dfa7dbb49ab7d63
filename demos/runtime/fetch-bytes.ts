import { AssetError } from '../core/data/asset-error'

export async function fetchBytes(base: string, path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, base)).catch(() => undefined)
  if (!response?.ok) throw new AssetError(path)
  // Hosts of single-page sites answer a missing file with their first page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new AssetError(path)
  return new Uint8Array(await response.arrayBuffer())
}
