/** Each WebGL kernel beside its composition on the cpu backend. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { applyViews } from '../../../demos/core/augment/apply-views'
import { sampleViews } from '../../../demos/core/augment/sample-views'
import { dense } from '../../../demos/core/nn/dense'
import { l2Normalize, l2NormalizeGradient } from '../../../demos/core/nn/l2-normalize'
import { pack, unpack } from '../../../demos/core/nn/parameters'
import { stemPatches } from '../../../demos/core/nn/patches'
import { adam } from '../../../demos/core/optim/adam'
import { Random } from '../../../demos/core/random'
import { forward, gradient, selfMask } from '../../../demos/core/ssl/methods/simclr/gradient'
import { selfTestLosses } from '../../../demos/core/nn/self-test'
import { compileStep, passesSelfTest, useBackend } from '../../../demos/runtime/backend'

type Values = (...shape: number[]) => Tensor
const valuesFrom = (random: Random): Values => {
  return (...shape) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
      shape,
    )
}

const layer =
  (rows: number, merged: number, inputs: number, outputs: number, activation: 'linear' | 'relu' | 'elu', more = true) =>
  (values: Values): Tensor[] => {
    const { forward: run, backward } = dense(inputs * merged, outputs, activation, more)
    const x = values(rows * merged, inputs) as Tensor2D
    const params = [values(inputs * merged, outputs), ...(more ? [values(1, outputs)] : [])]
    const y = run(params, x)
    const { dx, dw } = backward(params, x, y, values(rows, outputs) as Tensor2D, more)
    return [y, ...dw, ...(dx ? [dx] : [])]
  }
const parameters =
  (count: number) =>
  (values: Values): Tensor[] => {
    const specs = Array.from({ length: count }, (_, i) => ({ shape: [1 + (i % 3), 2 + i], init: 1 }))
    const theta = values(specs.reduce((sum, { shape }) => sum + shape[0]! * shape[1]!, 0)) as Tensor1D
    const parts = unpack(theta, specs)
    return [...parts, pack(parts.map((part) => tf.mul(part, 2)))]
  }
const views =
  (channels: number, side: number, blur: number) =>
  (values: Values): Tensor[] => {
    const images = tf.sigmoid(values(4, side, side, channels)) as Tensor4D
    const strengths = { crop: 0.7, flip: 1, rotate: 0.5, colour: 0.5, grey: 0.3, blur }
    return [applyViews(images, sampleViews([0.2, 0.4, 0.5, 0.9], strengths, side, new Random(side)))]
  }
const contrast =
  (n: number, d: number) =>
  (values: Values): Tensor[] => {
    const cache = forward(values(2 * n, d) as Tensor2D, { temperature: 0.5, mask: selfMask(2 * n) })
    return [cache.logits, gradient(cache, { temperature: 0.5 })]
  }

const cases: Record<string, (values: Values) => Tensor[]> = {
  'layer of odd sizes, elu': layer(7, 1, 5, 3, 'elu'),
  'layer of odd sizes, relu': layer(5, 1, 3, 9, 'relu'),
  'layer of odd sizes, linear': layer(3, 1, 7, 1, 'linear'),
  'layer without bias and ∂L/∂x': layer(6, 1, 4, 8, 'elu', false),
  'layer of merged rows': layer(6, 4, 3, 5, 'elu'),
  'layer of many rows': layer(1024, 4, 4, 6, 'elu'),
  'layer of many rows, not in whole parts': layer(1030, 1, 4, 6, 'elu'),
  'rows of the stem, grey': (values) => [stemPatches(values(3, 16, 16, 1) as Tensor4D)],
  'rows of the stem, colours': (values) => [stemPatches(values(2, 16, 16, 3) as Tensor4D)],
  'one parameter': parameters(1),
  'a few parameters': parameters(7),
  'many parameters': parameters(20),
  'step of Adam': (values) => {
    const state = { theta: values(77) as Tensor1D, m: values(77) as Tensor1D, v: tf.abs(values(77)) as Tensor1D }
    return Object.values(adam(state, values(77) as Tensor1D, 0.1, 3, { weightDecay: 0.1, decoupledDecay: 0.2 }))
  },
  'unit rows': (values) => {
    const { z, inverse } = l2Normalize(values(5, 7) as Tensor2D)
    return [z, inverse, l2NormalizeGradient(z, inverse, values(5, 7) as Tensor2D)]
  },
  'NT-Xent': contrast(8, 6),
  'NT-Xent of odd sizes': contrast(3, 5),
  'views, grey': views(1, 16, 0),
  'views, grey, blurred': views(1, 9, 1),
  'views, colours': views(3, 16, 0),
  'views, colours, blurred': views(3, 7, 1),
}

async function on(backend: 'cpu' | 'webgl', compute: (values: Values) => Tensor[]): Promise<number[][]> {
  if (!(await useBackend(backend, () => {}))) throw new Error(`no ${backend} here`)
  const outputs = tf.tidy(() => compute(valuesFrom(new Random(1))))
  const read = await Promise.all(outputs.map(async (output) => [...output.shape, ...(await output.data())]))
  tf.dispose(outputs)
  return read
}

/** For each case the largest difference, as a share of the largest number; and whether tensors were left. */
async function compare(): Promise<Record<string, number>> {
  const worst: Record<string, number> = {}
  for (const [name, compute] of Object.entries(cases)) {
    const [expected, given] = [await on('cpu', compute), await on('webgl', compute)]
    const difference = expected.map((output, i) => {
      const largest = Math.max(1, ...output.map(Math.abs))
      const sameLength = given[i]!.length === output.length ? 0 : Infinity
      return output.reduce((most, value, at) => Math.max(most, Math.abs(value - given[i]![at]!) / largest), sameLength)
    })
    worst[name] = Math.max(...difference)
  }
  worst['self-test'] = Number(!(await passesSelfTest()))
  worst['tensors left'] = tf.memory().numTensors
  return worst
}

/** Programs linked when a step is compiled ahead, and when it is taken then; and what it comes to. */
async function compileAhead() {
  let linked = 0
  const { prototype } = WebGL2RenderingContext
  const { linkProgram } = prototype
  prototype.linkProgram = function (program) {
    linked++
    linkProgram.call(this, program)
  }
  await useBackend('webgl', () => {})
  const step = async () => void (await selfTestLosses())
  // the step reads its losses, which ends it
  const refused = await compileStep(async () => ({ step, snapshot: () => Promise.reject(new Error()), dispose() {} }))
    .then(() => false)
    .catch(() => true)
  const ahead = linked
  const passes = await passesSelfTest()
  prototype.linkProgram = linkProgram
  return { refused, ahead, later: linked - ahead, passes, tensors: tf.memory().numTensors }
}

declare global {
  interface Window {
    compareKernels: typeof compare
    compileAhead: typeof compileAhead
  }
}
Object.assign(window, { compileAhead, compareKernels: compare })
