import { handSetProjections, HEAD_KINDS } from '../core/attention/hand-set-heads'
import { concatColumns, column, identity, scale, concatRows, transpose, type Matrix } from '../core/linalg/matrix'
import { positionalEncoding } from '../core/attention/positional-encoding'
import { multiHeadSelfAttention, randomProjection, randomProjections } from '../core/attention/self-attention'
import { entropy } from '../core/attention/softargmax'
import { embedWordsIn, firstWords } from '../core/attention/word-embeddings'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { HALF, MOST, type HeadsParams } from './schema'

const array = (m: Matrix): NdArray => ({ shape: [m.rows, m.cols], data: Float32Array.from(m.data) })

/** Tokens `[word; E(p)]` through the heads; no training and no steps. */
export async function create(params: HeadsParams, seed: number): Promise<Session> {
  const { used } = firstWords(params.sentence, MOST)
  if (used.length === 0) return { snapshot: async () => ({ step: 0, metrics: {}, arrays: {} }), dispose() {} }
  const h = Number(params.heads)
  const d = 2 * HALF
  const E = transpose(positionalEncoding([...used.keys()], HALF))
  const words = scale(embedWordsIn(HALF, used), Math.sqrt(HALF)) // components of variance 1
  const X = concatRows([words, E])
  const built = params.maps === 'built'
  const maps = Array.from({ length: h }, (_, m) =>
    built ? handSetProjections(HEAD_KINDS[m]!, HALF) : randomProjections(d, new Random(seed, `head ${m}`, params.draw)),
  )
  // built heads return their mean
  const Wh = built
    ? concatColumns(maps.map(() => scale(identity(d), 1 / h)))
    : randomProjection(d, h * d, new Random(seed, 'return', params.draw))
  const { heads, stack, output } = multiHeadSelfAttention(X, maps, Wh)
  const bits = heads.flatMap(({ A }) => used.map((_, j) => entropy(column(A, j))))
  const arrays = {
    X: array(X),
    ...Object.fromEntries(heads.map(({ A }, m) => [`A${m}`, array(A)])),
    stack: array(stack),
    Wh: array(Wh),
    output: array(output),
  }
  const metrics = { entropy: bits.reduce((sum, value) => sum + value, 0) / bits.length }
  return { snapshot: async () => ({ step: 0, metrics, arrays }), dispose() {} }
}
