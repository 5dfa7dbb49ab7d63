import { setFlagsFromString } from 'node:v8'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyViews } from '../../../../demos/core/augment/apply-views'
import { sampleViews } from '../../../../demos/core/augment/sample-views'
import { BINARY } from '../../../../demos/core/kernels/binary'
import { compileKernels as compileBinary, instantiateKernels } from '../../../../demos/core/kernels/compile'
import { RELAXED_BINARY } from '../../../../demos/core/kernels/relaxed-binary'
import { dense } from '../../../../demos/core/nn/dense'
import { l2Normalize, l2NormalizeGradient } from '../../../../demos/core/nn/l2-normalize'
import { pack, unpack } from '../../../../demos/core/nn/parameters'
import { stemPatches } from '../../../../demos/core/nn/patches'
import { adam } from '../../../../demos/core/optim/adam'
import { Random } from '../../../../demos/core/random'
import { forward, gradient, selfMask } from '../../../../demos/core/ssl/methods/simclr/gradient'
import { compileKernels } from '../../../../scripts/kernels'
import { loss } from '../../../../demos/core/ssl/methods/simclr/loss'
import { splitViews } from '../../../../demos/core/ssl/view-pairs'
import { useWasm } from '../../../../scripts/wasm'

beforeAll(useWasm)

it.each([
  ['binary', false, BINARY],
  ['binary with relaxed SIMD', true, RELAXED_BINARY],
])('the committed %s is what the source compiles to', async (_, isRelaxed, committed) => {
  expect((await compileKernels(isRelaxed)).toString('base64')).toBe(committed)
})

describe('relaxed SIMD', () => {
  const memory = () => new WebAssembly.Memory({ initial: 8 })
  const instruction = (binary: string) => Buffer.from(binary, 'base64').includes(MADD)
  it('is used where there is some, and nothing of it where there is none', () => {
    expect(instruction(RELAXED_BINARY)).toBe(true)
    expect(instruction(BINARY)).toBe(false)
    const beyond = Buffer.from('no module').toString('base64')
    expect(compileBinary(memory(), [beyond, BINARY])).toBeInstanceOf(WebAssembly.Module)
    expect(compileBinary(memory(), [beyond])).toBeUndefined()
  })

  it('gives the same but for rounding', () => {
    if (!compileBinary(memory(), [RELAXED_BINARY])) setFlagsFromString('--experimental-wasm-relaxed-simd')
    const [m, k, n] = [33, 300, 17]
    const numbers = valuesFrom(3)(m * k + k * n + n).dataSync<'float32'>()
    const results = [BINARY, RELAXED_BINARY].map((binary) => {
      const own = memory()
      const kernels = instantiateKernels(compileBinary(own, [binary])!, own)
      new Float32Array(own.buffer).set(numbers)
      const [b, bias, c] = [4 * m * k, 4 * (m * k + k * n), 4 * numbers.length]
      kernels.products(1, 0, 0, b, 0, bias, c, 0, m, k, n, k, n, n, 0, 0, 2, c + 4 * m * n)
      return [...new Float32Array(own.buffer, c, m * n)]
    })
    const [plain, relaxed] = results as [number[], number[]]
    const worst = Math.max(...plain.map((value, i) => Math.abs(value - relaxed[i]!)))
    expect(worst).toBeGreaterThan(0)
    expect(worst / Math.max(...plain.map(Math.abs))).toBeLessThan(1e-5)
  })
})
/** f32x4.relaxed_madd, see the proposal "relaxed SIMD": prefix 0xfd, 0x105 as LEB128. */
const MADD = Buffer.from([0xfd, 0x85, 0x02])

const sources = import.meta.glob<string>('../../../../demos/core/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
it('the backend has every kernel that is called by name, so that no composition is compared with itself', () => {
  const calls = Object.values(sources).flatMap((source) => [...source.matchAll(/\brunKernel(?:<.+>)?\(\s*'(\w+)'/g)])
  const names = calls.map(([, name]) => name!)
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => !tf.getKernel(name, 'wasm'))).toEqual([])
})

type Values = (...shape: number[]) => Tensor
const valuesFrom = (seed: number, scale = 1): Values => {
  const random = new Random(seed)
  return (...shape) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * random.normal()),
      shape,
    )
}

/** What `compute` gives on a backend. */
async function on(backend: string, compute: () => readonly Tensor[]): Promise<number[][]> {
  await tf.setBackend(backend)
  const outputs = tf.tidy(() => [...compute()])
  const read = outputs.map((output) => [...output.shape, ...output.dataSync()])
  tf.dispose(outputs)
  return read
}

/** The kernels give what the composition gives on the cpu backend of TensorFlow.js, and leave no tensor behind. */
async function expectSame(compute: (values: Values) => readonly Tensor[], seed: number, precision = 1e-5) {
  const expected = await on('cpu', () => compute(valuesFrom(seed)))
  const given = await on('wasm', () => compute(valuesFrom(seed)))
  expect(given.map((output) => output.length)).toEqual(expected.map((output) => output.length))
  for (const [i, output] of expected.entries()) {
    const size = Math.max(1, ...output.map(Math.abs))
    const worst = output.reduce((most, value, at) => Math.max(most, Math.abs(value - given[i]![at]!)), 0)
    expect(worst / size).toBeLessThan(precision)
    expect(given[i]!.every(Number.isFinite)).toBe(true)
  }
}
const check = (property: fc.IAsyncProperty<unknown>, numRuns = 20) => fc.assert(property, { numRuns })
const seeds = fc.nat(1e6)
const sizes = fc.integer({ min: 1, max: 40 })
/** Inner dimensions on both sides of the 256 that are taken at once. */
const depths = fc.oneof(sizes, fc.integer({ min: 250, max: 530 }))
const activations = fc.constantFrom('linear', 'relu', 'elu') as fc.Arbitrary<'linear' | 'relu' | 'elu'>

describe('products', () => {
  const counts = fc.constantFrom(
    [[], []],
    [[3], [3]],
    [
      [2, 3],
      [2, 3],
    ],
    [[1], [4]],
    [[4], [1]],
    [
      [2, 3],
      [2, 1],
    ],
  )
  it('of matrices, transposed or not, one for one or one for all', () =>
    check(
      fc.asyncProperty(
        sizes,
        depths,
        sizes,
        fc.boolean(),
        fc.boolean(),
        counts,
        seeds,
        (m, k, n, ta, tb, outer, seed) =>
          expectSame((values) => {
            const [a, b] = [
              values(...outer[0]!, ...(ta ? [k, m] : [m, k])),
              values(...outer[1]!, ...(tb ? [n, k] : [k, n])),
            ]
            return [tf.matMul(a, b, ta, tb)]
          }, seed),
      ),
    ))

  it('with bias and activation', () =>
    check(
      fc.asyncProperty(sizes, depths, sizes, activations, fc.boolean(), seeds, (m, k, n, activation, biased, seed) =>
        expectSame((values) => {
          const bias = biased ? { bias: values(1, n) } : {}
          return [tf.fused.matMul({ a: values(m, k), b: values(k, n), activation, ...bias })]
        }, seed),
      ),
    ))

  it('with an activation that they do not know are left to TensorFlow.js', () =>
    expectSame((values) => [tf.fused.matMul({ a: values(3, 4), b: values(4, 5), activation: 'sigmoid' })], 1))
})

it('layers, forwards and backwards, of rows that are merged or not', () =>
  check(
    fc.asyncProperty(
      fc.record({ rows: sizes, merged: fc.integer({ min: 1, max: 4 }), inputs: sizes, outputs: sizes }),
      activations,
      fc.boolean(),
      fc.boolean(),
      seeds,
      ({ rows, merged, inputs, outputs }, activation, hasBias, needsDx, seed) =>
        expectSame((values) => {
          const layer = dense(inputs * merged, outputs, activation, hasBias)
          const x = values(rows * merged, inputs) as Tensor2D
          const params = [values(inputs * merged, outputs), ...(hasBias ? [values(1, outputs)] : [])]
          const y = layer.forward(params, x)
          const { dx, dw } = layer.backward(params, x, y, values(rows, outputs) as Tensor2D, needsDx)
          return [y, ...dw, ...(dx ? [dx] : [])]
        }, seed),
    ),
  ))

it('a layer of more rows than are taken at once', () =>
  expectSame((values) => {
    const layer = dense(16, 12, 'elu')
    const [x, params] = [values(1100, 16) as Tensor2D, [values(16, 12), values(1, 12)]]
    const y = layer.forward(params, x)
    const { dx, dw } = layer.backward(params, x, y, values(1100, 12) as Tensor2D, true)
    return [y, ...dw, dx!]
  }, 5))

it.each([1, 3])('the rows of the stem, of images with %i channels', (channels) =>
  expectSame((values) => [stemPatches(values(3, 16, 16, channels) as Tensor4D)], channels),
)

it('parameters, unpacked and packed', () =>
  check(
    fc.asyncProperty(fc.array(fc.tuple(sizes, sizes), { minLength: 1, maxLength: 12 }), seeds, (shapes, seed) =>
      expectSame((values) => {
        const theta = values(shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0)) as Tensor1D
        const parts = unpack(
          theta,
          shapes.map((shape) => ({ shape, init: 1 })),
        )
        return [...parts, pack(parts)]
      }, seed),
    ),
  ))

it('a step of Adam, with and without either decay', () =>
  check(
    fc.asyncProperty(sizes, fc.constantFrom(0, 0.1), fc.constantFrom(0, 0.1), seeds, (n, weightDecay, decay, seed) =>
      expectSame((values) => {
        const state = { theta: values(n) as Tensor1D, m: values(n) as Tensor1D, v: tf.abs(values(n)) as Tensor1D }
        return Object.values(adam(state, values(n) as Tensor1D, 0.1, 3, { weightDecay, decoupledDecay: decay }))
      }, seed),
    ),
  ))

it('unit rows and their gradient', () =>
  check(
    fc.asyncProperty(sizes, sizes, seeds, (rows, d, seed) =>
      expectSame(
        (values) => {
          const { z, inverse } = l2Normalize(values(rows, d) as Tensor2D)
          return [z, inverse, l2NormalizeGradient(z, inverse, values(rows, d) as Tensor2D)]
        },
        seed,
        1e-4,
      ),
    ),
  ))

it('NT-Xent and its gradient', () =>
  check(
    fc.asyncProperty(
      sizes,
      fc.integer({ min: 2, max: 40 }),
      fc.constantFrom(0.1, 0.5, 1),
      seeds,
      (n, d, temperature, seed) =>
        expectSame(
          (values) => {
            const e = values(2 * n, d) as Tensor2D
            const cache = forward(e, { temperature, mask: selfMask(2 * n) })
            return [loss(...splitViews(e), { temperature }), cache.logits, gradient(cache, { temperature })]
          },
          seed,
          1e-4,
        ),
    ),
  ))

it.each([1, 3])('augmented views of %i channels, with and without blur', (channels) =>
  check(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 20 }),
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      seeds,
      (side, blur, strength, seed) =>
        expectSame(
          (values) => {
            const images = tf.sigmoid(values(4, side, side, channels)) as Tensor4D
            const strengths = {
              crop: strength,
              flip: strength,
              rotate: strength,
              colour: strength,
              grey: strength,
              blur,
            }
            return [applyViews(images, sampleViews([0.2, 0.4, 0.5, 0.9], strengths, side, new Random(seed)))]
          },
          seed,
          1e-4,
        ),
    ),
    8,
  ),
)

it('keep what is not a number', async () => {
  const [[, , ...y]] = (await on('wasm', () => [
    dense(2, 9, 'elu').forward([tf.ones([2, 9]), tf.zeros([1, 9])], tf.tensor2d([[NaN, 1]])),
  ])) as [number[]]
  expect(y.every(Number.isNaN)).toBe(true)
})
