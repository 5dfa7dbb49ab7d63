import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { handSetProjections, positionShift } from '../../../../demos/core/attention/hand-set-heads'
import {
  column,
  identity,
  maxAbsDifference,
  multiply,
  sliceRows,
  concatRows,
  transpose,
  type Matrix,
} from '../../../../demos/core/linalg/matrix'
import { multiHeadAttention } from '../../../../demos/core/transformer/multi-head-attention'
import { positionalEncoding } from '../../../../demos/core/attention/positional-encoding'
import {
  multiHeadSelfAttention,
  permuteColumns,
  randomProjection,
  randomProjections,
  selfAttention,
} from '../../../../demos/core/attention/self-attention'
import { argmax } from '../../../../demos/core/attention/softargmax'
import { embedWordsIn } from '../../../../demos/core/attention/word-embeddings'
import { Random } from '../../../../demos/core/random'

const random = () => new Random(1, 'test')

describe('heads in columns', () => {
  it('are those of the transformer, of equal weights, whose heads are parts of one width', () => {
    const [E, h, t] = [6, 2, 4]
    const X = randomProjection(E, t, random())
    const W = Array.from({ length: 4 }, (_, n) => randomProjection(E, E, new Random(n, 'weights'))) as [
      Matrix,
      Matrix,
      Matrix,
      Matrix,
    ]
    const part = (m: Matrix, n: number) => sliceRows(m, (n * E) / h, ((n + 1) * E) / h)
    const maps = [0, 1].map((n) => ({ Wq: part(W[0], n), Wk: part(W[1], n), Wv: part(W[2], n) }))
    const { heads, stack, output } = multiHeadSelfAttention(X, maps, W[3])
    const toTf = (m: Matrix) => tf.tensor2d([...m.data], [m.rows, m.cols])
    const weights = W.flatMap((m) => [toTf(transpose(m)), tf.zeros([1, E])])
    const { y, cache } = multiHeadAttention(E, h).forward(weights, toTf(transpose(X)), { batch: 1 })
    const close = (m: Matrix, data: ArrayLike<number>) =>
      transpose(m).data.forEach((value, i) => expect(value).toBeCloseTo(data[i]!, 5))
    close(output, y.dataSync())
    close(heads[1]!.A, tf.slice(cache.A, [0, 1, 0, 0], [1, 1, t, t]).dataSync())
    expect([stack.rows, stack.cols]).toEqual([E, t])
  })
})

describe('order of tokens', () => {
  const X = randomProjection(8, 5, random())
  const maps = randomProjections(8, random())
  const order = [3, 0, 4, 1, 2]
  it('is carried through self-attention: SA(X Π) = SA(X) Π', () => {
    const shuffled = selfAttention(permuteColumns(X, order), maps).H
    expect(maxAbsDifference(shuffled, permuteColumns(selfAttention(X, maps).H, order))).toBeLessThan(1e-14)
    expect(maxAbsDifference(shuffled, selfAttention(X, maps).H)).toBeGreaterThan(0.01)
  })
  it('names the column that goes to each place', () => {
    expect([...column(permuteColumns(X, order), 0)]).toEqual([...column(X, 3)])
  })
})

describe('heads built by hand', () => {
  const w = 8
  const words = ['un', 'chat', 'voit', 'un', 'chien']
  const E = transpose(
    positionalEncoding(
      words.map((_, p) => p),
      w,
    ),
  )
  const X = concatRows([embedWordsIn(w, words), E])
  const looked = (question: Parameters<typeof handSetProjections>[0]): number[] => {
    const { A } = selfAttention(X, handSetProjections(question, w))
    return words.map((_, j) => argmax(column(A, j)))
  }
  it('turn one position into another', () => {
    const far = transpose(positionalEncoding([7], w))
    expect(maxAbsDifference(multiply(positionShift(5, w), transpose(positionalEncoding([2], w))), far)).toBeLessThan(
      1e-12,
    )
    expect(maxAbsDifference(positionShift(0, w), identity(w))).toBe(0)
  })
  it('look where they say', () => {
    expect(looked('previous').slice(1)).toEqual([0, 1, 2, 3])
    expect(looked('next').slice(0, 4)).toEqual([1, 2, 3, 4])
    expect(looked('itself')).toEqual([0, 1, 2, 3, 4])
    const { A } = selfAttention(X, handSetProjections('same', w))
    expect(A.data[3]).toBeCloseTo(A.data[0]!, 10)
    expect(argmax(column(A, 1))).toBe(1)
  })
  it('give equal words equal vectors of about unit length', () => {
    const many = embedWordsIn(64, ['a', 'A', 'b'])
    expect([...column(many, 0)]).toEqual([...column(many, 1)])
    expect(column(many, 2).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 0)
  })
})
