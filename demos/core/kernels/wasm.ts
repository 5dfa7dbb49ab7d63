/**
 * Kernels for the wasm backend of TensorFlow.js 4.22. Some take the place of its own: products, which here read a
 * transposed operand where it lies. The others are called by name through `runKernel`, and stand for the compositions
 * that are given there.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import { sizeOf } from '../ndarray'
import type { HelperSetup } from './shares'
import { activationGradient, product } from './wasm-dense'
import { WasmModule } from './wasm-module'

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>
  readonly attrs: Readonly<Record<string, unknown>>
  readonly backend: BackendWasm
}
type Outputs = TensorInfo | TensorInfo[]

/** φ as the kernels number it. */
const ACTIVATIONS: Readonly<Record<string, number>> = { linear: 0, relu: 1, elu: 2 }

let wasm: WasmModule
let registered = false

/**
 * Gives the wasm backend, which is the current one, the kernels. Without SIMD it keeps its own.
 *
 * @param binaries in base64, of which the first is taken that this browser can run
 */
export function registerWasmKernels(binaries: readonly string[]): void {
  const backend = tf.backend() as BackendWasm
  if (wasm?.backend === backend) return
  const module = WasmModule.create(backend, binaries)
  if (!module) return
  wasm = module
  if (registered) return
  registered = true
  replace('BatchMatMul', batchMatMul)
  replace('_FusedMatMul', fusedMatMul)
  for (const [name, by] of Object.entries(kernels)) add(name, by)
}

/**
 * Lets helpers take shares of what the kernels compute; undefined where they have no shared memory.
 *
 * @param onLost is told that a helper does not answer any more
 */
export function divideWasmKernels(onLost: () => void): Omit<HelperSetup, 'thread'> | undefined {
  return wasm?.backend === tf.backend() ? wasm.divide(onLost) : undefined
}

/** From now on the kernels compute on one thread. */
export function undivideWasmKernels(): void {
  wasm?.undivide()
}

function add(name: string, by: (call: Call) => Outputs): void {
  tf.registerKernel({ kernelName: name, backendName: 'wasm', kernelFunc: by as unknown as KernelFunc })
}

/** Replaces a kernel of TensorFlow.js where `by` gives a result; it gives none for what it cannot do. */
function replace(name: string, by: (call: Call) => TensorInfo | undefined): void {
  const stock = tf.getKernel(name, 'wasm').kernelFunc as unknown as (call: Call) => Outputs
  tf.unregisterKernel(name, 'wasm')
  add(name, (call) => by(call) ?? stock(call))
}

const isFloat = (...tensors: readonly TensorInfo[]): boolean => tensors.every(({ dtype }) => dtype === 'float32')

function batchMatMul({ inputs, attrs }: Call, activation = 0, bias?: TensorInfo): TensorInfo | undefined {
  const a = inputs.a!
  const b = inputs.b!
  if (!isFloat(a, b)) return undefined
  const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean }
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number]
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number]
  const [m, k, n] = [transposeA ? aColumns : aRows, transposeA ? aRows : aColumns, transposeB ? bRows : bColumns]
  const [aCount, bCount] = [sizeOf(a.shape.slice(0, -2)), sizeOf(b.shape.slice(0, -2))]
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const count = sizeOf(outer)
  // one operand for all of the other's, or one for each: anything else is left to TensorFlow.js
  if (k === 0 || [aCount, bCount].some((own) => own !== 1 && own !== count)) return undefined
  const out = wasm.empty([...outer, m, n])
  const places = { a: wasm.place(a), b: wasm.place(b), c: wasm.place(out), bias: bias ? wasm.place(bias) : 0 }
  const next = { count, aNext: aCount > 1 ? m * k : 0, bNext: bCount > 1 ? k * n : 0 }
  product(wasm, { ...places, ...next, m, k, n, transposeA, transposeB, activation })
  return out
}

function fusedMatMul(call: Call): TensorInfo | undefined {
  const { bias } = call.inputs
  const activation = ACTIVATIONS[call.attrs.activation as string]
  const columns = call.inputs.b!.shape.at(call.attrs.transposeB ? -2 : -1)!
  if (activation === undefined || (bias && (!isFloat(bias) || sizeOf(bias.shape) !== columns))) return undefined
  return batchMatMul(call, activation, bias)
}

const kernels: Readonly<Record<string, (call: Call) => Outputs>> = {
  /** See `dense`: y = φ(x W + b). */
  Dense({ inputs, attrs }) {
    const { x, w, bias } = inputs as { x: TensorInfo; w: TensorInfo; bias?: TensorInfo }
    const [k, n] = w.shape as [number, number]
    const m = sizeOf(x.shape) / k
    const y = wasm.empty([m, n])
    const activation = ACTIVATIONS[attrs.activation as string]!
    const at = { a: wasm.place(x), b: wasm.place(w), c: wasm.place(y), bias: bias && wasm.place(bias) }
    product(wasm, { ...at, bias: at.bias ?? 0, m, k, n, activation })
    return y
  },

  /** See `dense`: ∂L/∂W, ∂L/∂b if `hasBias`, ∂L/∂x if `needsDx`. */
  DenseGradient({ inputs, attrs }) {
    const { x, w, y, dy } = inputs as Record<'x' | 'w' | 'y' | 'dy', TensorInfo>
    const [k, n] = w.shape as [number, number]
    const m = sizeOf(x.shape) / k
    const activation = ACTIVATIONS[attrs.activation as string]!
    const dw = wasm.empty([k, n])
    const db = attrs.hasBias ? wasm.empty([1, n]) : undefined
    const dx = attrs.needsDx ? wasm.empty(x.shape) : undefined
    const forProducts = Math.max(wasm.kernels.productScratch(m, n), wasm.kernels.productScratch(n, k))
    const scratch = wasm.scratch(forProducts + (activation ? 4 * m * n : 0))
    const dz = activation ? scratch + forProducts : wasm.place(dy)
    if (activation) activationGradient(wasm, { y: wasm.place(y), dy: wasm.place(dy), dz }, m * n, activation)
    if (db) wasm.kernels.columnSums(dz, wasm.place(db), m, n)
    product(wasm, { a: wasm.place(x), b: dz, c: wasm.place(dw), m: k, k: m, n, transposeA: true }, scratch)
    if (dx) product(wasm, { a: dz, b: wasm.place(w), c: wasm.place(dx), m, k: n, n: k, transposeB: true }, scratch)
    return [dw, db, dx].filter((tensor) => tensor !== undefined)
  },

  /** See `stemPatches`. */
  StemPatches({ inputs }) {
    const images = inputs.images!
    const [n, , , channels] = images.shape as [number, number, number, number]
    const rows = wasm.empty([64 * n, 16 * channels])
    const bytes = 4 * 18 * 18 * channels
    wasm.run('stemPatches', [wasm.place(images), wasm.place(rows), n, channels, wasm.scratch(bytes)], {
      rows: 2,
      steps: [4 * 256 * channels, 4 * 64 * 16 * channels],
      cost: 1024 * channels,
      scratch: { at: 4, bytes },
    })
    return rows
  },

  /** See `unpack`: tensors of these shapes, one after the other. */
  UnpackParameters({ inputs, attrs }) {
    let from = wasm.place(inputs.theta!)
    return (attrs.shapes as number[][]).map((shape) => {
      const part = wasm.empty(shape)
      wasm.kernels.copy(from, wasm.place(part), sizeOf(shape))
      from += 4 * sizeOf(shape)
      return part
    })
  },

  /** See `pack`. */
  PackParameters({ inputs }) {
    const parts = Object.values(inputs)
    const theta = wasm.empty([parts.reduce((sum, { shape }) => sum + sizeOf(shape), 0)])
    let to = wasm.place(theta)
    for (const part of parts) {
      wasm.kernels.copy(wasm.place(part), to, sizeOf(part.shape))
      to += 4 * sizeOf(part.shape)
    }
    return theta
  },

  /** See `adam`: θ, m and v after the step. */
  Adam({ inputs, attrs }) {
    const { theta, m, v, gradient } = inputs as Record<'theta' | 'm' | 'v' | 'gradient', TensorInfo>
    const { rate, beta1, beta2, epsilon, weightDecay, kept } = attrs as Record<string, number>
    const outputs = [theta, m, v].map(({ shape }) => wasm.empty(shape))
    const places = [theta, m, v, gradient, ...outputs].map((tensor) => wasm.place(tensor))
    const betas = [beta1!, 1 - beta1!, beta2!, 1 - beta2!]
    wasm.run('adam', [...places, sizeOf(theta.shape), rate!, ...betas, epsilon!, weightDecay!, kept!], {
      rows: 7,
      steps: places.map(() => 4),
      cost: 8,
    })
    return outputs
  },

  /** See `l2Normalize`: z and 1 / ‖u‖. */
  L2Normalize({ inputs }) {
    const u = inputs.u!
    const [rows, d] = u.shape as [number, number]
    const [z, inverse] = [wasm.empty(u.shape), wasm.empty([rows, 1])]
    wasm.kernels.l2Normalize(wasm.place(u), wasm.place(z), wasm.place(inverse), rows, d)
    return [z, inverse]
  },

  /** See `l2NormalizeGradient`. */
  L2NormalizeGradient({ inputs }) {
    const { z, inverse, dz } = inputs as Record<'z' | 'inverse' | 'dz', TensorInfo>
    const du = wasm.empty(z.shape)
    const [rows, d] = z.shape as [number, number]
    wasm.kernels.l2NormalizeGradient(...[z, inverse, dz, du].map((x) => wasm.place(x)), rows, d)
    return du
  },

  /** See `loss` of simclr: L. */
  NTXent({ inputs, attrs }) {
    const { z1, z2 } = inputs as Record<'z1' | 'z2', TensorInfo>
    const [half, d] = z1.shape as [number, number]
    const n = 2 * half
    const scale = 1 / (attrs.temperature as number)
    const forProduct = wasm.kernels.productScratch(d, n)
    const u = wasm.scratch(forProduct + 4 * n * (2 * d + n + 3)) + forProduct
    const z = u + 4 * n * d
    const inverse = z + 4 * n * d
    const tops = inverse + 4 * n
    const sums = tops + 4 * n
    const s = sums + 4 * n
    wasm.kernels.copy(wasm.place(z1), u, half * d)
    wasm.kernels.copy(wasm.place(z2), u + 4 * half * d, half * d)
    wasm.kernels.l2Normalize(u, z, inverse, n, d)
    product(wasm, { a: z, b: z, c: s, m: n, k: d, n, transposeB: true }, u - forProduct)
    const cosines = wasm.numbers(s, n * n)
    const positives = Array.from({ length: half }, (_, i) => cosines[i * n + half + i]!)
    wasm.kernels.expSumsOfOthers(s, n, scale, tops, sums)
    const [top, sum] = [wasm.numbers(tops, n), wasm.numbers(sums, n)]
    let total = 0
    for (let i = 0; i < n; i++) total += Math.log(sum[i]!) + top[i]! - positives[i % half]! * scale
    return wasm.backend.makeOutput([], 'float32', undefined, Float32Array.of(total / n))
  },

  /** See `gradient` of simclr: ∂L/∂e. */
  NTXentGradient({ inputs, attrs }) {
    const { z, inverse, logits } = inputs as Record<'z' | 'inverse' | 'logits', TensorInfo>
    const [n, d] = z.shape as [number, number]
    const out = wasm.empty(z.shape)
    const forProduct = wasm.kernels.productScratch(n, d)
    const scratch = wasm.scratch(forProduct + 4 * n * (n + d))
    const p = scratch + forProduct
    const push = p + 4 * n * n
    wasm.run('softargmax', [wasm.place(logits), p, n, n], { rows: 2, steps: [4 * n, 4 * n], cost: 16 * n })
    wasm.kernels.addTransposed(p, n)
    product(wasm, { a: p, b: wasm.place(z), c: push, m: n, k: n, n: d }, scratch)
    wasm.kernels.pullPairs(push, wasm.place(z), n, d, 1 / (n * (attrs.temperature as number)))
    wasm.kernels.l2NormalizeGradient(wasm.place(z), wasm.place(inverse), push, wasm.place(out), n, d)
    return out
  },

  /** See `applyViews`. */
  ApplyViews({ inputs, attrs }) {
    const { images, transforms, matrices, offsets, shares } = inputs as Record<string, TensorInfo>
    const [n, side, , channels] = images!.shape as [number, number, number, number]
    const views = wasm.empty(images!.shape)
    const places = [images, transforms, matrices, offsets, shares].map((x) => wasm.place(x!))
    const bytes = 4 * channels * (side ** 2 + (side + 2) ** 2)
    const { middle, beside } = attrs as { middle: number; beside: number }
    const image = 4 * channels * side ** 2
    wasm.run('applyViews', [...places, middle, beside, wasm.place(views), n, side, channels, wasm.scratch(bytes)], {
      rows: 8,
      steps: [image, 32, 36, 12, 4, 0, 0, image],
      cost: 4 * image,
      scratch: { at: 11, bytes },
    })
    return views
  },
}
