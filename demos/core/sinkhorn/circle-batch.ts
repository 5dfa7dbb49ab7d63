import type { Random } from '../random'

export const CLASSES = 3
/** Standard deviation, in degrees, of a class around its middle. */
const NOISE = 20

export interface CircleBatch {
  /** Unit vectors e, [B, 2]. */
  embeddings: Float64Array
  /** The class of each, [B]. */
  classes: Uint8Array
}

/**
 * Draws embeddings of three classes on the unit circle, sorted by class.
 *
 * @param share the part of the batch that the first class has; the others have half of the rest each
 * @param spread 1: the classes are 120° apart; 0: all are in one place, as those of an untrained encoder
 */
export function drawCircleBatch(size: number, share: number, spread: number, random: Random): CircleBatch {
  const first = Math.round(share * size)
  const second = first + Math.ceil((size - first) / 2)
  const classes = Uint8Array.from({ length: size }, (_, i) => (i < first ? 0 : i < second ? 1 : 2))
  const angles = Array.from(classes, (c) => 90 + 120 * spread * (c - 1) + NOISE * random.normal())
  return { embeddings: unitVectors(angles), classes }
}

/** Draws prototypes P [K, 2]: unit vectors in random directions. */
export function drawPrototypes(K: number, random: Random): Float64Array {
  return unitVectors(Array.from({ length: K }, () => random.uniform(-180, 180)))
}

/**
 * Scores Pᵀ E of prototypes and embeddings: their cosines.
 *
 * @param prototypes unit vectors P [K, 2]
 * @param embeddings unit vectors E [B, 2]
 * @returns [K, B], row by row
 */
export function cosines(prototypes: Float64Array, embeddings: Float64Array): Float64Array {
  const B = embeddings.length / 2
  return Float64Array.from({ length: (prototypes.length / 2) * B }, (_, i) => {
    const [k, b] = [Math.floor(i / B), i % B]
    return prototypes[2 * k]! * embeddings[2 * b]! + prototypes[2 * k + 1]! * embeddings[2 * b + 1]!
  })
}

function unitVectors(degrees: readonly number[]): Float64Array {
  const radians = degrees.map((angle) => (angle * Math.PI) / 180)
  return Float64Array.from(radians.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]))
}
