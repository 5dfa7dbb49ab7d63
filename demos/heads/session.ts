import { handSetProjections, HEAD_KINDS } from '../core/attention/hand-set-heads'
import { scale, concatRows, transpose, type Matrix } from '../core/linalg/matrix'
import { positionalEncoding } from '../core/attention/positional-encoding'
import { randomProjections, selfAttention } from '../core/attention/self-attention'
import { embedWordsIn, firstWords } from '../core/attention/word-embeddings'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { HALF, MAX_WORDS, type HeadsParams } from './schema'

const array = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** The attention of each head over tokens `[word; E(p)]`, `[t, t]` with a column for each that asks; no steps. */
export async function create(params: HeadsParams, seed: number): Promise<Session> {
  const { used } = firstWords(params.sentence, MAX_WORDS)
  if (used.length === 0) return { snapshot: async () => ({ step: 0, metrics: {}, arrays: {} }), dispose() {} }
  const E = transpose(positionalEncoding([...used.keys()], HALF))
  const words = scale(embedWordsIn(HALF, used), Math.sqrt(HALF)) // components of variance 1
  const X = concatRows([words, E])
  const drawn = randomProjections(2 * HALF, new Random(seed, 'head', params.draw))
  const arrays = {
    ...Object.fromEntries(HEAD_KINDS.map((kind) => [kind, array(selfAttention(X, handSetProjections(kind, HALF)).A)])),
    random: array(selfAttention(X, drawn).A),
  }
  return { snapshot: async () => ({ step: 0, metrics: {}, arrays }), dispose() {} }
}
