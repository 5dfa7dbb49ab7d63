/** Golden items of BYOL, SimSiam and DINO. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor as TfTensor, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../../../demos/core/nn/dense'
import type { Layer } from '../../../demos/core/nn/layer'
import { Network } from '../../../demos/core/nn/network'
import { batchNormLayer, nonAffineBatchNorm } from '../../../demos/core/nn/batch-norm'
import { relu } from '../../../demos/core/nn/relu'
import { splitViews } from '../../../demos/core/ssl/view-pairs'
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
const rowsOf = (...views: Tensor[]): Tensor2D => tf.concat2d(views.map(toTf2d), 0)
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

/** The authors' network (simsiam/builder.py), of the layers of the deck: a hidden layer, then projector and predictor. */
function wholeSimSiam(x1: Tensor, x2: Tensor, weights: Tensors) {
  const names = Object.keys(weights)
  const sizes = (name: string) => weights[`${name}.weight`]!.shape as [number, number]
  /** The layers of some parts, as PyTorch numbers them, and which of the weights they have, in order. */
  const built = (parts: readonly [name: string, layer: 'linear' | 'norm' | 'relu' | 'plainNorm'][]) => {
    const layers = parts.map(([name, layer]): Layer => {
      if (layer === 'relu') return relu
      if (layer === 'plainNorm') return nonAffineBatchNorm
      const [outputs, inputs] = sizes(name)
      return layer === 'norm'
        ? batchNormLayer(outputs)
        : dense(inputs, outputs, 'linear', names.includes(`${name}.bias`))
    })
    const own = parts.flatMap(([name, layer]) =>
      layer === 'relu' || layer === 'plainNorm'
        ? []
        : [`${name}.weight`, `${name}.bias`].filter((key) => names.includes(key)),
    )
    return { network: new Network(layers), own }
  }
  const encoder = built([
    ['encoder.body', 'linear'],
    ['', 'relu'],
    ['encoder.fc.0', 'linear'],
    ['encoder.fc.1', 'norm'],
    ['', 'relu'],
    ['encoder.fc.3', 'linear'],
    ['encoder.fc.4', 'norm'],
    ['', 'relu'],
    ['encoder.fc.6', 'linear'],
    ['', 'plainNorm'],
  ])
  const predictor = built([
    ['predictor.0', 'linear'],
    ['predictor.1', 'norm'],
    ['', 'relu'],
    ['predictor.3', 'linear'],
  ])
  /** PyTorch keeps W as [outputs, inputs]; the deck as [inputs, outputs], and vectors as rows. */
  const load = (name: string): TfTensor => {
    const w = toTf(weights[name]!)
    return w.rank === 2 ? tf.transpose(w) : tf.expandDims(w, 0)
  }
  const [ofEncoder, ofPredictor] = [encoder.own.map(load), predictor.own.map(load)]
  // both views in one pass, each with its own batch statistics
  const values = encoder.network.forward(ofEncoder, rowsOf(x1, x2), 2)
  const predicted = predictor.network.forward(ofPredictor, values.at(-1)!, 2)
  const [z, p] = [values.at(-1)!, predicted.at(-1)!]
  const back = predictor.network.backward(ofPredictor, predicted, simsiam.gradient(simsiam.forward(p, z)), true, 2)
  const { dw } = encoder.network.backward(ofEncoder, values, back.dx!, false, 2)
  const grads = [...encoder.own, ...predictor.own].map((name, i) => {
    const g = [...dw, ...back.dw][i]!
    const isVector = weights[name]!.shape.length === 1
    return [name, fromTf(isVector ? tf.reshape(g, [-1]) : tf.transpose(g))] as const
  })
  const [[p1, p2], [z1, z2]] = [splitViews(p), splitViews(z)]
  return {
    p1: fromTf(p1),
    p2: fromTf(p2),
    z1: fromTf(z1),
    z2: fromTf(z2),
    loss: scalarOf(simsiamLoss(p1, p2, z1, z2)),
    grads: Object.fromEntries(grads),
  }
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
