import { AssetError } from '../data/asset-error'
import type { Bytes } from '../data/dataset'

/** Weights that `scripts/numbers.ts` trained: float32, little-endian, θ in a row; and what they were trained on. */
export const TRAINED = { path: 'data/numbers.bin', limit: 1_000_000, seed: 1, parameters: 86_731 } as const

/** Writes weights as little-endian float32. */
export function toBytes(theta: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * theta.length))
  theta.forEach((value, i) => bytes.setFloat32(4 * i, value, true))
  return new Uint8Array(bytes.buffer)
}

/**
 * Reads the trained weights.
 *
 * @throws AssetError when the file is missing or damaged
 */
export async function loadTrained(bytes: Bytes): Promise<Float32Array> {
  const file = await bytes(TRAINED.path)
  if (file.length !== 4 * TRAINED.parameters) throw new AssetError(TRAINED.path)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const theta = Float32Array.from({ length: TRAINED.parameters }, (_, i) => view.getFloat32(4 * i, true))
  if (!theta.every(Number.isFinite)) throw new AssetError(TRAINED.path)
  return theta
}
