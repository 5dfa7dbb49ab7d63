import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../../demos/core/random'

tf.enableProdMode()
await tf.setBackend('cpu')

const random = new Random(1)
const values = (...shape: number[]): Tensor =>
  tf.tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
    shape,
  )

/** Sizes of one, odd ones, more than two axes, one matrix for several. */
const products = [
  [[3, 4], [4, 5], false, false],
  [[1, 7], [7, 1], false, false],
  [[7, 3], [7, 6], true, false],
  [[5, 6], [9, 6], false, true],
  [[6, 5], [3, 6], true, true],
  [[2, 3, 4, 5], [2, 3, 5, 7], false, false],
  [[4, 5, 3], [4, 5, 2], true, false],
  [[1, 3, 4], [5, 4, 2], false, false],
  [[5, 3, 4], [1, 2, 4], false, true],
] as const
const pairs = [
  [
    [4, 3],
    [4, 3],
  ],
  [[4, 3], [3]],
  [
    [4, 1],
    [1, 3],
  ],
  [
    [2, 3, 4, 5],
    [2, 1, 1, 1],
  ],
  [
    [3, 1],
    [2, 3, 4],
  ],
  [[], [2, 3]],
  [[1], [2, 3]],
] as const
const turns = [
  [
    [3, 5],
    [1, 0],
  ],
  [
    [2, 3, 4],
    [0, 2, 1],
  ],
  [
    [2, 3, 4, 5],
    [2, 0, 3, 1],
  ],
] as const

type Compute = () => Tensor
const cases: [string, Compute][] = [
  ...products.map(([a, b, turnA, turnB]): [string, Compute] => {
    const [x, y] = [values(...a), values(...b)]
    return [`product [${a}]${turnA ? 'ᵀ' : ''} [${b}]${turnB ? 'ᵀ' : ''}`, () => tf.matMul(x, y, turnA, turnB)]
  }),
  ...(['linear', 'elu', 'relu', 'sigmoid'] as const).map((activation): [string, Compute] => {
    const [a, b, bias] = [values(5, 6), values(6, 3), values(1, 3)]
    return [`layer, ${activation}`, () => tf.fused.matMul({ a, b, bias, activation })]
  }),
  ...pairs.flatMap(([a, b]) => {
    const [x, y] = [values(...a), values(...b)]
    return (['add', 'sub', 'mul', 'div'] as const).map((name): [string, Compute] => [
      `${name} [${a}] [${b}]`,
      () => tf[name](x, y),
    ])
  }),
  ...turns.map(([shape, order]): [string, Compute] => {
    const x = values(...shape)
    return [`[${shape}] turned to axes ${order}`, () => tf.transpose(x, [...order])]
  }),
]
const backend = () => tf.backend() as unknown as { numDataIds(): number }
const compute = () =>
  cases.map(([, of]) => {
    const out = of()
    const result = { shape: out.shape, data: out.dataSync() }
    out.dispose()
    return result
  })

const stock = compute()
const replaced = ['BatchMatMul', '_FusedMatMul', 'Transpose', 'Add', 'Sub', 'Multiply', 'RealDiv']
const kernels = () => replaced.map((name) => tf.getKernel(name, 'cpu').kernelFunc)
const before = kernels()
await import('../../../../demos/core/tensor/cpu-kernels')
const kept = backend().numDataIds()
const own = compute()

describe('kernels of the cpu backend', () => {
  it('take the place of those of TensorFlow.js', () => {
    kernels().forEach((kernel, i) => expect(kernel, replaced[i]).not.toBe(before[i]))
  })

  it.each(cases.map(([name], i) => [name, i] as const))('compute the same: %s', (_, i) => {
    expect(own[i]!.shape).toEqual(stock[i]!.shape)
    own[i]!.data.forEach((value, k) => expect(value).toBeCloseTo(stock[i]!.data[k]!, 5))
  })

  it('keep nothing', () => expect(backend().numDataIds()).toBe(kept))
})
