/** What several threads compute on one memory is what one computes, to the last bit. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyViews } from '../../../../demos/core/augment/apply-views'
import { sampleViews } from '../../../../demos/core/augment/sample-views'
import { BINARY } from '../../../../demos/core/kernels/binary'
import type { Kernels } from '../../../../demos/core/kernels/compile'
import { shareMemory } from '../../../../demos/core/kernels/share-memory'
import { Shares, type HelperSetup } from '../../../../demos/core/kernels/shares'
import { divideWasmKernels, registerWasmKernels, undivideWasmKernels } from '../../../../demos/core/kernels/wasm'
import { dense } from '../../../../demos/core/nn/dense'
import { stemPatches } from '../../../../demos/core/nn/patches'
import { adam } from '../../../../demos/core/optim/adam'
import { Random } from '../../../../demos/core/random'
import { forward, gradient, selfMask } from '../../../../demos/core/ssl/methods/simclr/gradient'

const SIMD = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm')

describe('a binary whose memory is shared', () => {
  it.each([
    ['its own', SIMD],
    ['imported', undefined],
  ])('is the same module but for its memory, %s', async (_, path) => {
    const binary = path ? new Uint8Array(await readFile(path)) : Uint8Array.from(Buffer.from(BINARY, 'base64'))
    const [before, after] = [new WebAssembly.Module(binary), new WebAssembly.Module(shareMemory(binary))]
    expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before))
    expect(WebAssembly.Module.exports(after)).toEqual(WebAssembly.Module.exports(before))
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16384, shared: true })
    if (!path) expect(new WebAssembly.Instance(after, { env: { memory } }).exports.products).toBeTypeOf('function')
  })
})

type Values = (...shape: number[]) => Tensor
function valuesFrom(seed: number): Values {
  const random = new Random(seed)
  return (...shape) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal()),
      shape,
    )
}
function layer(values: Values, [rows, inputs, outputs]: readonly [number, number, number]): Tensor[] {
  const { forward, backward } = dense(inputs, outputs, 'elu')
  const [x, params] = [values(rows, inputs) as Tensor2D, [values(inputs, outputs), values(1, outputs)]]
  const y = forward(params, x)
  const { dx, dw } = backward(params, x, y, values(rows, outputs) as Tensor2D, true)
  return [y, dx!, ...dw]
}
const works: Readonly<Record<string, (values: Values) => Tensor[]>> = {
  products: (values) =>
    [false, true].flatMap((ta) =>
      [false, true].flatMap((tb) =>
        [
          [301, 270, 77],
          [67, 530, 203],
        ].map(([m, k, n]) =>
          tf.matMul(values(...(ta ? [k!, m!] : [m!, k!])), values(...(tb ? [n!, k!] : [k!, n!])), ta, tb),
        ),
      ),
    ),
  batches: (values) => [tf.matMul(values(37, 40, 33), values(37, 50, 33), false, true)],
  layers: (values) => [
    ...layer(values, [3001, 16, 16]),
    ...layer(values, [1030, 37, 41]),
    ...layer(values, [133, 260, 130]),
  ],
  patches: (values) => [stemPatches(values(190, 16, 16, 1) as Tensor4D)],
  views: (values) => {
    const strengths = { crop: 1, flip: 1, rotate: 1, colour: 1, grey: 1, blur: 1 }
    const picked = Array.from({ length: 45 }, (_, i) => i / 45)
    return [1, 3].map((channels) => {
      const images = tf.sigmoid(values(45, 16, 16, channels)) as Tensor4D
      return applyViews(images, sampleViews(picked, strengths, 16, new Random(3)))
    })
  },
  adam: (values) => {
    const state = { theta: values(50_003), m: values(50_003), v: tf.abs(values(50_003)) } as Record<string, Tensor1D>
    return Object.values(adam(state as never, values(50_003) as Tensor1D, 0.1, 3, {}))
  },
  contrast: (values) => {
    const cache = forward(values(302, 20) as Tensor2D, { temperature: 0.5, mask: selfMask(302) })
    return [gradient(cache, { temperature: 0.5 })]
  },
}
function compute(name: string): Float32Array[] {
  const outputs = tf.tidy(() => works[name]!(valuesFrom(7)))
  const numbers = outputs.map((output) => output.dataSync<'float32'>())
  tf.dispose(outputs)
  return numbers
}

/** TensorFlow.js with its tensors in a memory that threads share. */
async function useWasmInSharedMemory(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shared-'))
  const path = join(folder, 'shared.wasm')
  await writeFile(path, shareMemory(new Uint8Array(await readFile(SIMD))))
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  const names = ['', '-simd', '-threaded-simd'].map((name) => [`tfjs-backend-wasm${name}.wasm`, path])
  setWasmPaths(Object.fromEntries(names) as Record<string, string>)
  await tf.setBackend('wasm')
  registerWasmKernels([BINARY])
  await rm(folder, { recursive: true })
}

const helpers: Worker[] = []
/** Node loads no TypeScript by itself. */
const entry = (url: string): string =>
  `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(url)}, ${JSON.stringify(url)}))`
function startHelpers(count: number): SharedArrayBuffer {
  const setup = divideWasmKernels(() => expect.fail('a helper was lost'))!
  for (let thread = 1; thread <= count; thread++) {
    const helper = new Worker(entry(new URL('./helper.ts', import.meta.url).href), { eval: true })
    helpers.push(helper)
    helper.postMessage({ ...setup, thread } satisfies HelperSetup)
  }
  return setup.board
}
/** Words of the board, see shares.ts. */
const [TICKET, DONE, READY] = [0, 16, 32]

describe('shares', () => {
  const alone = new Map<string, Float32Array[]>()
  let words: Int32Array
  beforeAll(async () => {
    await useWasmInSharedMemory()
    for (const name of Object.keys(works)) alone.set(name, compute(name))
    words = new Int32Array(startHelpers(2), 0, READY + 1)
    while (Atomics.load(words, READY) < 2) await new Promise((again) => setTimeout(again, 5))
  }, 60_000)
  afterAll(async () => {
    undivideWasmKernels()
    await Promise.all(helpers.map((helper) => helper.terminate()))
  })

  it.each(Object.keys(works))('of %s, computed by three threads, give the same numbers', (name) => {
    const before = Atomics.load(words, TICKET)
    // what helpers did of the work before does not count
    Atomics.store(words, DONE, 0)
    // on a busy machine they come late, and are left out for a while then
    for (let helped = 0, round = 0; helped === 0 || round < 5; round++) {
      const numbers = compute(name)
      expect(numbers.every((values, i) => Buffer.compare(bytes(values), bytes(alone.get(name)![i]!)) === 0)).toBe(true)
      helped += Atomics.load(words, DONE)
    }
    expect(Atomics.load(words, TICKET)).not.toBe(before)
  })
})
const bytes = (values: Float32Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)

it('a share that a helper has taken and does not finish is computed by the caller, which goes on alone', () => {
  const results = new Float64Array(64)
  let lost = 0
  const kernels = {
    /** While it computes the first share, a helper takes the next, and is never heard of again. */
    adam(from: number, count: number) {
      if (lost === 0 && Atomics.load(words, TICKET) & 1) Atomics.sub(words, TICKET, 1)
      for (let i = from; i < from + count; i++) results[i]!++
      return 0
    },
  } as unknown as Kernels
  const shares = new Shares(kernels, () => lost++)
  const words = new Int32Array(shares.board)
  Atomics.store(words, READY, 1)
  const run = () => shares.run('adam', [0, 64], { rows: 1, steps: [1], cost: 2 ** 16 }, () => 0)
  run()
  expect(lost).toBe(1)
  expect(shares.helpers).toBe(0)
  run()
  expect([...results]).toEqual(Array.from({ length: 64 }, () => 2))
})
