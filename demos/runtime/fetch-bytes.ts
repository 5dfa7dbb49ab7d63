import { AssetError } from '../core/data/asset-error'

/** A request that is not answered by then is given up; a captive portal may leave it open for ever. */
const LIMIT_MS = 30_000

/**
 * Loads a file of public/.
 *
 * @throws AssetError if it is missing, or does not come
 */
export async function fetchBytes(base: string, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(LIMIT_MS)
  const response = await fetch(new URL(path, base), { signal }).catch(() => undefined)
  if (!response?.ok) throw new AssetError(path)
  // Hosts of single-page sites answer a missing file with their first page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new AssetError(path)
  return new Uint8Array(
    await response.arrayBuffer().catch(() => {
      throw new AssetError(path)
    }),
  )
}
