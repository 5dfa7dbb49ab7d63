/** Golden items of BYOL, SimSiam and DINO. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { similarityLoss, similarityPull } from '../../../demos/core/losses/similarity'
import type { Layer } from '../../../demos/core/nn/layer'
import { Network } from '../../../demos/core/nn/network'
import { batchNormLayer } from '../../../demos/core/nn/batch-norm'
import { l2Normalize, l2NormalizeGradient } from '../../../demos/core/nn/l2-normalize'
import { dinoCodes, nextCentre } from '../../../demos/core/losses/dino'
import { swappedCodes, swavGradient, swavLoss } from '../../../demos/core/losses/swav'
import { warmupFromCosine } from '../../../demos/core/optim/schedule'
import { fromTf, scalarOf, toTf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

type Tensors = Readonly<Record<string, Tensor>>
const zerosLike = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map(() => 0) })
const rowsOf = (...views: Tensor[]): Tensor2D => tf.concat2d(views.map(toTf2d), 0)
const halves = (x: Tensor2D): Tensor2D[] => tf.split(x, 2) as Tensor2D[]

/** Loss of predictions u and targets v of both views, [2N, d], and ∂L/∂u. */
function similarity(u: Tensor2D, v: Tensor2D) {
  const { z: p, inverse } = l2Normalize(u)
  const { z } = l2Normalize(v)
  return { p, z, loss: scalarOf(similarityLoss(p, z)), du: l2NormalizeGradient(p, inverse, similarityPull(z)) }
}

const byol: Adapter = (inputs) => {
  const { pred1, pred2, target1, target2 } = inputs as Record<string, Tensor>
  const { p, z, loss, du } = similarity(rowsOf(pred1!, pred2!), rowsOf(target1!, target2!))
  const [z1, z2] = halves(z)
  const apart = tf.sub(2, tf.mul(tf.sum(tf.mul(p, tf.concat2d([z2!, z1!], 0)), 1), 2))
  const [one, two] = tf.split(apart, 2)
  const [first, second] = halves(tf.mul(du, 4))
  return {
    per_sample_loss_one: fromTf(one!),
    per_sample_loss_two: fromTf(two!),
    loss: 4 + 4 * loss,
    grads: {
      pred1: fromTf(first!),
      pred2: fromTf(second!),
      target1: zerosLike(target1!),
      target2: zerosLike(target2!),
    },
  }
}

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
const relu: Layer = {
  paramSpecs: [],
  forward: (_, x) => tf.relu(x),
  backward: (_, x, __, dy) => ({ dx: tf.mul(dy, tf.cast(tf.greater(x, 0), 'float32')), dw: [] }),
}
const normalised = [batchNormLayer, scaled]
const names = ['body.weight', 'body.bias', 'fc.0.weight', 'fc.1.weight', 'fc.1.bias', 'fc.3.weight', 'fc.4.weight']
  .concat(['fc.4.bias', 'fc.6.weight', 'fc.6.bias'])
  .map((name) => `encoder.${name}`)
const predictorNames = ['0.weight', '1.weight', '1.bias', '3.weight', '3.bias'].map((name) => `predictor.${name}`)

/** The authors' network; batch statistics are those of one view. */
function wholeSimSiam(x1: Tensor, x2: Tensor, weights: Tensors) {
  const hidden = [relu, linear(false), ...normalised]
  const encoder = new Network([linear(true), ...hidden, ...hidden, relu, linear(true), batchNormLayer])
  const predictor = new Network([linear(false), ...normalised, relu, linear(true)])
  const own = names.map((name) => toTf(weights[name]!))
  const ownOfP = predictorNames.map((name) => toTf(weights[name]!))
  const views = [x1, x2].map((x) => {
    const values = encoder.forward(own, toTf2d(x))
    return { values, predicted: predictor.forward(ownOfP, values.at(-1)!) }
  })
  const last = (of: 'values' | 'predicted'): Tensor2D[] => views.map((view) => view[of].at(-1)!)
  const { loss, du } = similarity(tf.concat2d(last('predicted'), 0), tf.concat2d(last('values'), 0))
  const gradients = halves(du).map((dp, i) => {
    const { values, predicted } = views[i]!
    const { dx, dw } = predictor.backward(ownOfP, predicted, dp, true)
    return [...encoder.backward(own, values, dx!, false).dw, ...dw]
  })
  const grads = [...names, ...predictorNames].map((name, i) => {
    return [name, fromTf(tf.add(gradients[0]![i]!, gradients[1]![i]!))] as const
  })
  const [[z1, z2], [p1, p2]] = [last('values').map(fromTf), last('predicted').map(fromTf)]
  return { p1, p2, z1, z2, loss, grads: Object.fromEntries(grads) }
}

const simsiam: Adapter = (inputs) => {
  if (inputs.weights) return wholeSimSiam(inputs.x1 as Tensor, inputs.x2 as Tensor, inputs.weights as Tensors)
  const { p1, p2, z1, z2 } = inputs as Record<string, Tensor>
  const { loss, du } = similarity(rowsOf(p1!, p2!), rowsOf(z1!, z2!))
  const [first, second] = halves(du)
  return {
    loss,
    grads: { p1: fromTf(first!), p2: fromTf(second!), z1: zerosLike(z1!), z2: zerosLike(z2!) },
  }
}

const dino: Adapter = (inputs, params) => {
  const given = inputs as Tensors
  const p = params as Readonly<Record<string, number>>
  const { warmup_epochs: warmup, warmup_teacher_temp: low, teacher_temp: high } = p as Record<string, number>
  let centre = toTf2d(given.center!)
  const step = (student: Tensor2D, teacher: Tensor2D, epoch: number) => {
    const temperature = epoch < warmup! ? high! * warmupFromCosine(epoch, Infinity, warmup!, low! / high!, 1) : high!
    const codes = halves(dinoCodes(teacher, centre, temperature))
    const targets = swappedCodes(codes, p.ncrops!)
    const batch = student.shape[0] / p.ncrops!
    centre = nextCentre(centre, teacher, p.center_momentum!)
    return {
      loss: scalarOf(swavLoss(student, targets, p.student_temp!, batch)),
      grads: { student: fromTf(swavGradient(student, targets, p.student_temp!, batch)) },
      center_after: fromTf(centre),
      teacher_temp: temperature,
    }
  }
  if (!given.student_per_step) return step(toTf2d(given.student!), toTf2d(given.teacher!), p.epoch!)
  const teachers = tf.unstack(toTf(given.teacher_per_step!)) as Tensor2D[]
  const students = tf.unstack(toTf(given.student_per_step)) as Tensor2D[]
  return { steps: students.map((student, i) => step(student, teachers[i]!, p.epoch! + i)) }
}

export const adapters: Readonly<Record<string, Adapter>> = { byol_loss: byol, simsiam_loss: simsiam, dino_loss: dino }
