/** Golden items of optimisers and schedules. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { adam, type AdamOptions } from '../../../demos/core/optim/adam'
import { lars, type LarsForm, type LarsOptions } from '../../../demos/core/optim/lars'
import { inverseSquareRoot, warmupCosine, warmupFromCosine } from '../../../demos/core/optim/schedule'
import { sgd } from '../../../demos/core/optim/sgd'
import { adapterOf } from '../options'
import { fromTf, toTf2d } from '../tensors'
import { NotNeeded, type Adapter, type Json, type Tensor } from '../types'

type Params = Readonly<Record<string, Json>>
type Numbers = Readonly<Record<string, number>>
type Update = (theta: Tensor1D, gradient: Tensor1D, t: number) => Tensor1D
interface Known {
  readonly params: readonly string[]
  readonly only?: Params
  /** The first `weights` entries of θ [P] are W, the others b. */
  update(params: Params, P: number, weights: number): Update
}

function adamUpdate(params: Params, P: number, decay: AdamOptions): Update {
  let [m, v] = [tf.zeros<tf.Rank.R1>([P]), tf.zeros<tf.Rank.R1>([P])]
  const [beta1, beta2] = (params.betas as [number, number] | undefined) ?? []
  return (theta, gradient, t) => {
    const options = { beta1, beta2, epsilon: params.eps as number | undefined, ...decay }
    const next = adam({ theta, m, v }, gradient, params.lr as number, t, options as AdamOptions)
    ;({ m, v } = next)
    return next.theta
  }
}

/** W and b each take their own step, with a rate and a trust of their own. */
function larsUpdate(P: number, weights: number, rates: [number, number], each: [LarsOptions, LarsOptions]): Update {
  let v = tf.zeros<tf.Rank.R1>([P])
  return (theta, gradient) => {
    const parts = [theta, v, gradient].map((all) => tf.split(all, [weights, P - weights]) as Tensor1D[])
    const after = ([0, 1] as const).map((i) => {
      const [w, momentum, g] = parts.map((part) => part[i]!) as [Tensor1D, Tensor1D, Tensor1D]
      return lars({ w, v: momentum }, g, rates[i], each[i])
    })
    v = tf.concat1d(after.map((next) => next.v))
    return tf.concat1d(after.map(({ w }) => w))
  }
}
function larsOptions(params: Params, trust: string, form: LarsForm, nesterov = 'nesterov'): LarsOptions {
  const { momentum = 0, weight_decay: weightDecay = 0, eps: epsilon = 0 } = params as Numbers
  return { momentum, weightDecay, trust: params[trust] as number, nesterov: params[nesterov] === true, epsilon, form }
}
const noTrust = (options: LarsOptions): LarsOptions => ({ ...options, trust: 0 })

const DECAY = ['lr', 'weight_decay?']
const OPTIMIZERS: Readonly<Record<string, Known>> = {
  SGD: {
    params: [...DECAY, 'momentum?', 'nesterov?', 'dampening?'],
    update(params) {
      const { lr, momentum: mu = 0, weight_decay: weightDecay = 0, dampening = 0 } = params as Numbers
      let momentum: Tensor1D | undefined
      return (theta, gradient) => {
        const options = { nesterov: params.nesterov === true, weightDecay, dampening }
        const next = sgd({ theta, momentum }, gradient, lr!, mu, options)
        momentum = next.momentum
        return next.theta
      }
    },
  },
  Adam: {
    params: [...DECAY, 'betas?', 'eps?'],
    only: { amsgrad: false },
    update: (params, P) => adamUpdate(params, P, { weightDecay: (params.weight_decay as number | undefined) ?? 0 }),
  },
  AdamW: {
    params: [...DECAY, 'betas?', 'eps?'],
    only: { amsgrad: false },
    update: (params, P) =>
      adamUpdate(params, P, { decoupledDecay: (params.weight_decay as number | undefined) ?? 0.01 }),
  },
  'LARS (barlowtwins)': {
    params: ['lr_weights', 'lr_biases', 'weight_decay?', 'momentum?', 'eta'],
    update(params, P, weights) {
      const { lr_weights, lr_biases } = params as Numbers
      const options = larsOptions(params, 'eta', 'barlow-twins')
      return larsUpdate(P, weights, [lr_weights!, lr_biases!], [options, noTrust(options)])
    },
  },
  'LARS (google simclr)': {
    params: [...DECAY, 'momentum?', 'eeta', 'classic_momentum?', 'use_nesterov?', 'excluded'],
    only: { excluded: 'bias' },
    update(params, P, weights) {
      const form = params.classic_momentum === false ? 'simclr-popular' : 'simclr'
      const options = larsOptions(params, 'eeta', form, 'use_nesterov')
      return larsUpdate(P, weights, [params.lr as number, params.lr as number], [options, noTrust(options)])
    },
  },
  'LARS (lightly)': {
    params: [...DECAY, 'momentum?', 'trust_coefficient', 'eps?', 'nesterov?'],
    only: { dampening: 0 },
    update(params, P, weights) {
      const adaptive = larsOptions(params, 'trust_coefficient', 'lightly')
      const options = adaptive.weightDecay ? adaptive : noTrust(adaptive) // as their code does
      return larsUpdate(P, weights, [params.lr as number, params.lr as number], [options, options])
    },
  },
}

const optimizers: Adapter = (given, options, caseName) => {
  const known = OPTIMIZERS[options.optimizer as string]
  if (!known) throw new NotNeeded(`optimizer ${String(options.optimizer)} is not known`)
  const adapter = adapterOf({
    inputs: ['X', 'Y', 'W0', 'b0'],
    params: ['optimizer', ...known.params],
    ...(known.only && { only: known.only }),
    compute: (inputs, params) => fiveSteps(inputs, params, known),
  })
  return adapter(given, options, caseName)
}

/** Five steps on L(W, b) = ‖X W + b − Y‖² / (2 n), with W and b in one flat θ. */
function fiveSteps(inputs: Params, params: Params, known: Known) {
  const { X, Y, W0, b0 } = inputs as Readonly<Record<'X' | 'Y' | 'W0' | 'b0', Tensor>>
  const [x, y] = [toTf2d(X), toTf2d(Y)]
  const n = X.shape[0]!
  const size = W0.data.length
  const update = known.update(params, size + b0.data.length, size)
  const parts = (theta: Tensor1D) => ({
    W: tf.reshape(tf.slice(theta, 0, size), W0.shape as [number, number]),
    b: tf.slice(theta, size),
  })
  const errors = (theta: Tensor1D): tf.Tensor2D => {
    const { W, b } = parts(theta)
    return tf.sub(tf.add(tf.matMul(x, W), b), y)
  }
  const loss = (theta: Tensor1D): number => tf.sum(tf.square(errors(theta))).dataSync()[0]! / (2 * n)

  let theta = tf.tensor1d([...W0.data, ...b0.data])
  const losses: number[] = []
  const after: { W: tf.Tensor; b: tf.Tensor }[] = []
  for (let t = 1; t <= 5; t++) {
    losses.push(loss(theta))
    const error = errors(theta)
    const dW = tf.reshape(tf.matMul(x, error, true), [size]) as Tensor1D
    theta = update(theta, tf.div(tf.concat1d([dW, tf.sum(error, 0)]), n), t)
    after.push(parts(theta))
  }
  return {
    loss_before_each_step: losses,
    W_after_each_step: fromTf(tf.stack(after.map(({ W }) => W))),
    b_after_each_step: fromTf(tf.stack(after.map(({ b }) => b))),
    final_loss: loss(theta),
  }
}

const vector = (length: number, value: (step: number) => number): Tensor => ({
  shape: [length],
  data: Array.from({ length }, (_, step) => value(step)),
})

/** A schedule is told by its parameters: it needs all of these. */
interface Schedule {
  readonly params: readonly string[]
  readonly only?: Params
  compute(p: Numbers, params: Params): Readonly<Record<string, Tensor>>
}

/** Warm-up and cosine of DINO and SwAV, whose warm-up may be absent. */
function fromStart(perEpoch: number, p: Numbers, [base, start, final]: readonly [number, number, number]) {
  const [steps, warmup] = [p.epochs! * perEpoch, p.warmup_epochs! * perEpoch]
  return { schedule: vector(steps, (step) => base * warmupFromCosine(step, steps, warmup, start / base, final / base)) }
}

const SCHEDULES: readonly Schedule[] = [
  {
    params: [
      ...['epochs', 'steps_per_epoch', 'batch_size', 'warmup_epochs'],
      ...['learning_rate_weights', 'learning_rate_biases'],
    ],
    compute(p) {
      const [steps, warmup] = [p.epochs! * p.steps_per_epoch!, p.warmup_epochs! * p.steps_per_epoch!]
      const scaled = (rate: number): Tensor =>
        vector(steps, (step) => ((rate * p.batch_size!) / 256) * warmupCosine(step, steps, warmup, 0.001))
      return { lr_weights: scaled(p.learning_rate_weights!), lr_biases: scaled(p.learning_rate_biases!) }
    },
  },
  {
    params: [
      ...['base_learning_rate', 'num_examples', 'warmup_epochs', 'train_batch_size'],
      ...['learning_rate_scaling', 'train_steps', 'train_epochs', 'total_steps?'],
    ],
    only: { learning_rate_scaling: ['linear', 'sqrt'] },
    compute(p, params) {
      const batch = p.train_batch_size!
      const scale = params.learning_rate_scaling === 'linear' ? batch / 256 : Math.sqrt(batch)
      const steps = p.train_steps! || Math.floor((p.num_examples! * p.train_epochs!) / batch) + 1
      const warmup = Math.floor((p.warmup_epochs! * p.num_examples!) / batch)
      return { schedule: vector(steps, (step) => p.base_learning_rate! * scale * warmupCosine(step, steps, warmup)) }
    },
  },
  {
    params: ['base_value', 'final_value', 'epochs', 'niter_per_ep', 'warmup_epochs', 'start_warmup_value'],
    compute: (p) => fromStart(p.niter_per_ep!, p, [p.base_value!, p.start_warmup_value!, p.final_value!]),
  },
  {
    params: ['start_warmup', 'base_lr', 'final_lr', 'epochs', 'warmup_epochs', 'steps_per_epoch'],
    compute: (p) => fromStart(p.steps_per_epoch!, p, [p.base_lr!, p.start_warmup!, p.final_lr!]),
  },
  {
    params: ['model_size', 'factor', 'warmup'],
    compute: (p) => ({
      schedule: vector(10, (step) => p.factor! * inverseSquareRoot(Math.max(1, step), p.model_size!, p.warmup!)),
    }),
  },
  {
    params: ['lr', 'T_max', 'eta_min'],
    compute: (p) => ({
      schedule: vector(p.T_max! + 1, (t) => p.lr! * warmupCosine(t, p.T_max!, 0, p.eta_min! / p.lr!)),
    }),
  },
  {
    params: ['max_steps', 'start_value', 'end_value', 'warmup_steps', 'warmup_start_value'],
    compute(p) {
      // lightly starts at the first step of the warm-up and reaches the end at the last step of all
      const [steps, warmup, start] = [p.max_steps!, p.warmup_steps!, p.warmup_start_value!]
      const first = start + (p.start_value! - start) / warmup
      const factor = (step: number): number =>
        warmupFromCosine(step, steps - 1, warmup, first / p.start_value!, p.end_value! / p.start_value!)
      return { schedule: vector(steps, (step) => p.start_value! * factor(step)) }
    },
  },
  {
    params: ['lr', 'epochs'],
    only: { cos: true },
    compute: (p) => ({ schedule: vector(p.epochs!, (epoch) => p.lr! * warmupCosine(epoch, p.epochs!, 0)) }),
  },
]

const schedules: Adapter = (inputs, params, caseName) => {
  const has = (key: string): boolean => key.endsWith('?') || key in params
  const known = SCHEDULES.find((schedule) => schedule.params.every(has))
  if (!known) throw new NotNeeded(`options ${Object.keys(params).join(', ')}: no schedule is known`)
  const compute: Adapter = (_, options) => known.compute(options as Numbers, options)
  return adapterOf({ ...known, inputs: [], compute })(inputs, params, caseName)
}

export const adapters: Readonly<Record<string, Adapter>> = { optimizers, lr_schedules: schedules }
