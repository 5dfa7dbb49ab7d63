import { add, at, maxAbsDifference, map, scale, transpose, type Matrix } from '../core/linalg/matrix'
import { positionalEncoding } from '../core/attention/positional-encoding'
import { permuteColumns, randomProjections, selfAttention } from '../core/attention/self-attention'
import { embedWordsIn, firstWords } from '../core/attention/word-embeddings'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { orderOf } from './order'
import { MAX_WORDS, type PositionsParams } from './schema'

const D = 16

const array = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** Self-attention of the words in both orders, with maps drawn at random; no steps. */
export async function create(params: PositionsParams, seed: number): Promise<Session> {
  const { used } = firstWords(params.sentence, MAX_WORDS)
  const t = used.length
  if (t === 0) return { snapshot: async () => ({ step: 0, metrics: {}, arrays: {} }), dispose() {} }
  const E = transpose(positionalEncoding([...used.keys()], D)) // [D, t]
  const order = orderOf(params.order, t)
  const X = scale(embedWordsIn(D, used), Math.sqrt(D)) // components of variance 1
  const maps = randomProjections(D, new Random(seed, 'maps', params.draw))
  const placed = (tokens: Matrix): Matrix =>
    params.positions === 'with' ? map(tokens, (value, i, j) => value + at(E, i, j)) : tokens
  const before = selfAttention(placed(X), maps).H
  const after = selfAttention(placed(permuteColumns(X, order)), maps).H
  const expected = permuteColumns(before, order)
  const gap = add(after, scale(expected, -1))
  const metrics = { difference: maxAbsDifference(after, expected), moved: maxAbsDifference(after, before) }
  const arrays = { before: array(before), after: array(after), gap: array(gap) }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
