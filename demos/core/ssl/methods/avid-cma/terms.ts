/** The terms of the loss of AVID and CMA: which query is told from noise by which rows of which memory. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { contrastiveScores, countPositives, type Negatives, type Positives } from '../../contrastive-scores'

export type Modality = 'video' | 'audio'
export const MODALITIES = ['video', 'audio'] as const

/** Unit rows of the memory of one modality: those of the clips [B, d] and of other clips. */
export type MemoryRows = {
  readonly own: Tensor2D
  readonly negatives: Negatives
  /** True: row i of the negatives [B, d] is clip i itself, and no negative of its own. */
  readonly excludesOwn?: boolean
  /** Negatives of the terms within the modality, where they are others. */
  readonly withinNegatives?: Negatives
  /** Positive sets [B, P, d], for the terms of CMA. */
  readonly positives?: Tensor3D
}

/** Unit rows z [B, d] of a batch as a memory: the row of each clip, and those of the B − 1 others as its negatives. */
export const batchMemory = (z: Tensor2D): MemoryRows => ({ own: z, negatives: z, excludesOwn: true })

/** Weights of the four pairs of terms. AVID has the first two: crossInstance 1 is Cross-AVID. CMA adds the last two. */
export interface Coefficients {
  readonly crossInstance?: number
  readonly withinInstance?: number
  readonly crossPositives?: number
  readonly withinPositives?: number
}

export interface NoiseOptions {
  /** τ. */
  readonly temperature: number
  /** log z̄, the mean of exp s over the negatives of the first step of a run. */
  readonly logNoise: number
}
export type Options = NoiseOptions & Coefficients

/** Scores [B, P + K] of one term. A clip's own row among shared negatives is put so low that it weighs nothing. */
export function termScores(
  query: Tensor2D,
  { positives, negatives, excludesOwn }: Term,
  { temperature }: Pick<NoiseOptions, 'temperature'>,
): Tensor2D {
  const s = contrastiveScores(query, positives, negatives, temperature)
  if (!excludesOwn) return s
  const none: Tensor2D = tf.zeros([s.shape[0], countPositives(positives)])
  return tf.add(s, tf.concat2d([none, tf.mul(tf.eye(s.shape[0]), -1e9)], 1))
}

/** b = log(K z̄). */
export const noiseLevel = (
  { negatives, excludesOwn }: Pick<Term, 'negatives' | 'excludesOwn'>,
  { logNoise }: Pick<NoiseOptions, 'logNoise'>,
): number => logNoise + Math.log(negatives.shape.at(-2)! - (excludesOwn ? 1 : 0))

export type Term = {
  readonly query: Modality
  readonly positives: Positives
  readonly negatives: Negatives
  readonly excludesOwn: boolean
  readonly weight: number
}

/** The terms with a weight, across modalities first, instances before positive sets. Their weights add up to 1. */
export function termsOf(memory: Record<Modality, MemoryRows>, coefficients: Coefficients): Term[] {
  const { crossInstance = 0, withinInstance = 0, crossPositives = 0, withinPositives = 0 } = coefficients
  const total = 2 * (crossInstance + withinInstance + crossPositives + withinPositives)
  const pair = (cross: boolean, key: 'own' | 'positives', weight: number): Term[] =>
    MODALITIES.map((query) => {
      const rows = memory[cross === (query === 'video') ? 'audio' : 'video']
      const { [key]: positives, negatives, withinNegatives = negatives, excludesOwn = false } = rows
      if (!positives) throw new RangeError('avid-cma: a weight of positive sets, and no positives')
      return { query, positives, negatives: cross ? negatives : withinNegatives, excludesOwn, weight: weight / total }
    })
  return [
    ...(crossInstance ? pair(true, 'own', crossInstance) : []),
    ...(withinInstance ? pair(false, 'own', withinInstance) : []),
    ...(crossPositives ? pair(true, 'positives', crossPositives) : []),
    ...(withinPositives ? pair(false, 'positives', withinPositives) : []),
  ]
}
