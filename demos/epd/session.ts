import * as tf from '@tensorflow/tfjs-core'
import { parseNumeral } from '../core/numerals/parse-numeral'
import { loadTrained } from '../core/numerals/trained-weights'
import { pairsOf, SYMBOLS, WIDTH } from '../core/numerals/translator'
import { numeralTokens } from '../core/numerals/vocabulary'
import { EncoderPredictorDecoder } from '../core/transformer/encoder-predictor-decoder'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import type { EpdParams } from './schema'

/** One forward pass of the trained network; the snapshot holds what comes out of each block. Rows are tokens. */
export async function create({ text, answer }: EpdParams, _seed: number, { bytes }: SessionContext): Promise<Session> {
  const reading = parseNumeral(text)
  const arrays = 'n' in reading ? await pass(await loadTrained(bytes), reading.n, answer) : {}
  return { snapshot: async () => ({ step: 0, metrics: {}, arrays }), dispose() {} }
}

async function pass(theta: Float32Array, n: number, answer: string): Promise<Record<string, NdArray>> {
  const x = numeralTokens(n)
  const y = pairsOf([/^\d+$/.test(answer) ? Number(answer) : n]).y[0]!
  const network = new EncoderPredictorDecoder({ ...WIDTH, source: x.length, target: y.length })
  const pairs = { x: [x], y: [y] }
  const tensors = tf.tidy(() => {
    const run = network.forward(tf.tensor1d(theta), pairs, true)
    const { enc, pred, dec } = run.decoded[0]!.kept
    const first = run.encoded[0]!
    return {
      encX: first.y,
      encY: enc.y,
      pred: pred.y,
      dec: dec.y,
      output: tf.softmax(run.logits),
      cost: network.costs(run, pairs),
      encXA: mean(first.kept.attention.inner.A),
      encYA: mean(enc.kept.inner.A),
      predA: mean(pred.kept.inner.A),
    }
  })
  const read = async ([name, tensor]: [string, tf.Tensor]): Promise<[string, NdArray]> => {
    const data = (await tensor.data<'float32'>()).slice()
    tensor.dispose()
    return [name, { shape: [...tensor.shape], data }]
  }
  return {
    ...Object.fromEntries(await Promise.all(Object.entries(tensors).map(read))),
    x: { shape: [x.length], data: Int32Array.from(x) },
    y: { shape: [y.length], data: Int32Array.from(y) },
    delay: { shape: [y.length], data: Int32Array.from([SYMBOLS - 1, ...y.slice(0, -1)]) },
  }
}
/** Over the heads, [t, s]. */
const mean = (A: tf.Tensor4D): tf.Tensor => tf.mean(A, [0, 1])
