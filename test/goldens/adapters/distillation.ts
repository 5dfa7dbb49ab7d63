/** Golden items of BYOL, SimSiam and DINO. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from '../../../demos/core/nn/layer'
import { Network } from '../../../demos/core/nn/network'
import { nonAffineBatchNorm } from '../../../demos/core/nn/batch-norm'
import { relu } from '../../../demos/core/nn/relu'
import { warmupFromCosine } from '../../../demos/core/optim/schedule'
import * as byol from '../../../demos/core/ssl/methods/byol/gradient'
import { loss as byolLoss } from '../../../demos/core/ssl/methods/byol/loss'
import * as dino from '../../../demos/core/ssl/methods/dino/gradient'
import { loss as dinoLoss } from '../../../demos/core/ssl/methods/dino/loss'
import { nextCenter } from '../../../demos/core/ssl/methods/dino/teacher'
import * as simsiam from '../../../demos/core/ssl/methods/simsiam/gradient'
import { loss as simsiamLoss } from '../../../demos/core/ssl/methods/simsiam/loss'
import { adapterOf } from '../options'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Json, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
type Four = [Tensor2D, Tensor2D, Tensor2D, Tensor2D]
/** As `tf.grads` takes a loss of four matrices. The targets' zeros come out of the loss itself, which stops them. */
type Loss = (...args: tf.Tensor[]) => tf.Scalar

const byolItem = adapterOf({
  inputs: ['pred1', 'pred2', 'target1', 'target2'],
  params: [],
  compute(inputs) {
    const keys = ['pred1', 'pred2', 'target1', 'target2']
    const [q1, q2, z1, z2] = keys.map((key) => toTf2d(inputs[key] as Tensor)) as Four
    // one image, one side: half of the loss of both views alike
    const perSample = (q: Tensor2D, z: Tensor2D): Tensor => {
      const rows = Array.from({ length: q.shape[0] }, (_, i) => [tf.slice(q, i, 1), tf.slice(z, i, 1)] as const)
      return { shape: [rows.length], data: rows.map(([a, b]) => scalarOf(byolLoss(a, a, b, b)) / 2) }
    }
    const [first, second] = tf.split(byol.gradient(byol.forward(tf.concat2d([q1, q2], 0), tf.concat2d([z1, z2], 0))), 2)
    const [, , dz1, dz2] = tf.grads(byolLoss as Loss)([q1, q2, z1, z2])
    return {
      per_sample_loss_one: perSample(q1, z2),
      per_sample_loss_two: perSample(q2, z1),
      loss: scalarOf(byolLoss(q1, q2, z1, z2)),
      grads: { pred1: fromTf(first!), pred2: fromTf(second!), target1: fromTf(dz1!), target2: fromTf(dz2!) },
    }
  },
})

/** y = x Wᵀ (+ b). */
const linear = (bias: boolean): Layer => ({
  paramSpecs: Array.from({ length: bias ? 2 : 1 }, () => ({ shape: [], init: 0 })),
  forward: ([w, b], x) => {
    const y: Tensor2D = tf.matMul(x, w as Tensor2D, false, true)
    return b ? (tf.add(y, b) as Tensor2D) : y
  },
  backward: ([w], x, _, dy) => ({
    dx: tf.matMul(dy, w as Tensor2D),
    dw: [tf.matMul(dy, x, true), ...(bias ? [tf.sum(dy, 0)] : [])],
  }),
})
const scaled: Layer = {
  paramSpecs: [
    { shape: [], init: 1 },
    { shape: [], init: 0 },
  ],
  forward: ([gamma, beta], x) => tf.add(tf.mul(x, gamma!), beta!),
  backward: ([gamma], x, _, dy) => ({ dx: tf.mul(dy, gamma!), dw: [tf.sum(tf.mul(dy, x), 0), tf.sum(dy, 0)] }),
}
const normalised = [nonAffineBatchNorm, scaled]
const names = ['body.weight', 'body.bias', 'fc.0.weight', 'fc.1.weight', 'fc.1.bias', 'fc.3.weight', 'fc.4.weight']
  .concat(['fc.4.bias', 'fc.6.weight', 'fc.6.bias'])
  .map((name) => `encoder.${name}`)
const predictorNames = ['0.weight', '1.weight', '1.bias', '3.weight', '3.bias'].map((name) => `predictor.${name}`)

/** The authors' network; batch statistics are those of one view. */
function wholeSimSiam(x1: Tensor, x2: Tensor, weights: Tensors) {
  const hidden = [relu, linear(false), ...normalised]
  const encoder = new Network([linear(true), ...hidden, ...hidden, relu, linear(true), nonAffineBatchNorm])
  const predictor = new Network([linear(false), ...normalised, relu, linear(true)])
  const own = names.map((name) => toTf(weights[name]!))
  const ownOfP = predictorNames.map((name) => toTf(weights[name]!))
  const views = [x1, x2].map((x) => {
    const values = encoder.forward(own, toTf2d(x))
    return { values, predicted: predictor.forward(ownOfP, values.at(-1)!) }
  })
  const last = (of: 'values' | 'predicted'): Tensor2D[] => views.map((view) => view[of].at(-1)!)
  const [p, z] = [last('predicted'), last('values')]
  const dp = simsiam.gradient(simsiam.forward(tf.concat2d(p, 0), tf.concat2d(z, 0)))
  const gradients = (tf.split(dp, 2) as Tensor2D[]).map((dp, i) => {
    const { values, predicted } = views[i]!
    const { dx, dw } = predictor.backward(ownOfP, predicted, dp, true)
    return [...encoder.backward(own, values, dx!, false).dw, ...dw]
  })
  const grads = [...names, ...predictorNames].map((name, i) => {
    return [name, fromTf(tf.add(gradients[0]![i]!, gradients[1]![i]!))] as const
  })
  const value = scalarOf(simsiamLoss(p[0]!, p[1]!, z[0]!, z[1]!))
  const [[z1, z2], [p1, p2]] = [z.map(fromTf), p.map(fromTf)]
  return { p1, p2, z1, z2, loss: value, grads: Object.fromEntries(grads) }
}

const simsiamItem = adapterOf(
  {
    inputs: ['x1', 'x2', 'weights'],
    params: [],
    only: { bn_eps: 1e-5 },
    compute: (inputs) => wholeSimSiam(inputs.x1 as Tensor, inputs.x2 as Tensor, inputs.weights as Tensors),
  },
  {
    inputs: ['p1', 'p2', 'z1', 'z2'],
    params: [],
    compute(inputs) {
      const [p1, p2, z1, z2] = ['p1', 'p2', 'z1', 'z2'].map((key) => toTf2d(inputs[key] as Tensor)) as Four
      const [first, second] = tf.split(
        simsiam.gradient(simsiam.forward(tf.concat2d([p1, p2], 0), tf.concat2d([z1, z2], 0))),
        2,
      )
      const [, , dz1, dz2] = tf.grads(simsiamLoss as Loss)([p1, p2, z1, z2])
      return {
        loss: scalarOf(simsiamLoss(p1, p2, z1, z2)),
        grads: { p1: fromTf(first!), p2: fromTf(second!), z1: fromTf(dz1!), z2: fromTf(dz2!) },
      }
    },
  },
)

/** Steps of the authors' loss: the temperature of the teacher by epoch, and the centre from one step to the next. */
function createDino(center: Tensor, params: Readonly<Record<string, Json>>) {
  const p = params as Readonly<Record<string, number>>
  const { ncrops, warmup_epochs: warmup, warmup_teacher_temp: low, teacher_temp: high } = p as Record<string, number>
  let c = toTf2d(center)
  return (student: Tensor2D, teacher: Tensor2D, epoch: number) => {
    const temperature = epoch < warmup! ? high! * warmupFromCosine(epoch, Infinity, warmup!, low! / high!, 1) : high!
    const options = { studentTemperature: p.student_temp!, teacherTemperature: temperature }
    const views = [tf.split(student, ncrops!), tf.split(teacher, 2)] as [Tensor2D[], Tensor2D[]]
    const value = scalarOf(dinoLoss(...views, c, options))
    const ds = dino.gradient(dino.forward(student, teacher, c, options), options)
    c = nextCenter(c, teacher, p.center_momentum!)
    return { loss: value, grads: { student: fromTf(ds) }, center_after: fromTf(c), teacher_temp: temperature }
  }
}
const DINO = ['ncrops', 'student_temp', 'warmup_teacher_temp', 'teacher_temp', 'warmup_epochs', 'epochs', 'epoch']
const dinoItem = adapterOf(
  {
    inputs: ['center', 'student', 'teacher'],
    params: [...DINO, 'center_momentum'],
    compute: ({ center, student, teacher }, params) =>
      createDino(center as Tensor, params)(
        toTf2d(student as Tensor),
        toTf2d(teacher as Tensor),
        params.epoch as number,
      ),
  },
  {
    inputs: ['center', 'student_per_step', 'teacher_per_step'],
    params: [...DINO, 'center_momentum'],
    compute({ center, student_per_step, teacher_per_step }, params) {
      const step = createDino(center as Tensor, params)
      const teachers = tf.unstack(toTf(teacher_per_step as Tensor)) as Tensor2D[]
      const students = tf.unstack(toTf(student_per_step as Tensor)) as Tensor2D[]
      return { steps: students.map((student, i) => step(student, teachers[i]!, (params.epoch as number) + i)) }
    },
  },
)

export const adapters = { byol_loss: byolItem, simsiam_loss: simsiamItem, dino_loss: dinoItem }
