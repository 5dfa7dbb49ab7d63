/** Golden items of optimisers and schedules. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { adam } from '../../../demos/core/optim/adam'
import { lars } from '../../../demos/core/optim/lars'
import { inverseSquareRoot, warmupCosine, warmupFromCosine } from '../../../demos/core/optim/schedule'
import { sgd } from '../../../demos/core/optim/sgd'
import { fromTf, toTf2d } from '../tensors'
import { NotNeeded, type Adapter, type Tensor } from '../types'

type Numbers = Readonly<Record<string, number>>
type Update = (theta: Tensor1D, gradient: Tensor1D, t: number) => Tensor1D

/** Momentum and moments start at 0 and are kept from step to step. The first `weights` entries of θ are W. */
function updateOf(params: Readonly<Record<string, unknown>>, size: number, weights: number): Update {
  const { lr, momentum = 0, weight_decay: weightDecay = 0 } = params as Numbers
  const { optimizer, nesterov } = params as { optimizer: string; nesterov?: boolean }
  let [m, v] = [tf.zeros<tf.Rank.R1>([size]), tf.zeros<tf.Rank.R1>([size])]
  if (optimizer === 'SGD') {
    return (theta, gradient) => {
      const next = sgd({ theta, momentum: m }, gradient, lr!, momentum, { nesterov, weightDecay })
      m = next.momentum
      return next.theta
    }
  }
  if (optimizer.startsWith('Adam')) {
    const [beta1, beta2] = (params.betas as [number, number] | undefined) ?? []
    const epsilon = params.eps as number | undefined
    const decay = optimizer === 'AdamW' ? { decoupledDecay: weightDecay } : { weightDecay }
    return (theta, gradient, t) => {
      const next = adam({ theta, m, v }, gradient, lr!, t, { beta1, beta2, epsilon, ...decay })
      ;({ m, v } = next)
      return next.theta
    }
  }
  if (optimizer.startsWith('LARS')) {
    const { lr_weights = lr, lr_biases = lr, eta, eeta = eta, trust_coefficient } = params as Numbers
    const ratioOf = trust_coefficient ? 'parts' : params.classic_momentum === false ? 'momentum' : 'step'
    const trusts = trust_coefficient ? [trust_coefficient, trust_coefficient] : [eeta!, 0]
    return (theta, gradient) => {
      const parts = [theta, m, gradient].map((all) => tf.split(all, [weights, size - weights]) as Tensor1D[])
      const after = [0, 1].map((i) => {
        const [w, b, g] = parts.map((part) => part[i]!) as [Tensor1D, Tensor1D, Tensor1D]
        const options = { momentum, weightDecay, trust: trusts[i]!, ratioOf } as const
        return lars({ w, b }, g, (i === 0 ? lr_weights : lr_biases)!, options)
      })
      m = tf.concat1d(after.map(({ b }) => b))
      return tf.concat1d(after.map(({ w }) => w))
    }
  }
  throw new NotNeeded(`${optimizer} is not used`)
}

/** Five steps on L(W, b) = ‖X W + b − Y‖² / (2 n), with W and b in one flat θ. */
const optimizers: Adapter = (inputs, params) => {
  const { X, Y, W0, b0 } = inputs as Readonly<Record<'X' | 'Y' | 'W0' | 'b0', Tensor>>
  const [x, y] = [toTf2d(X), toTf2d(Y)]
  const n = X.shape[0]!
  const size = W0.data.length
  const update = updateOf(params, size + b0.data.length, size)
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

const schedules: Adapter = (_, params) => {
  const p = params as Numbers
  if ('learning_rate_weights' in p) {
    const [steps, warmup] = [p.epochs! * p.steps_per_epoch!, p.warmup_epochs! * p.steps_per_epoch!]
    const scaled = (rate: number): Tensor =>
      vector(steps, (step) => ((rate * p.batch_size!) / 256) * warmupCosine(step, steps, warmup, 0.001))
    return { lr_weights: scaled(p.learning_rate_weights!), lr_biases: scaled(p.learning_rate_biases!) }
  }
  if ('base_learning_rate' in p) {
    const batch = p.train_batch_size!
    const scale = params.learning_rate_scaling === 'linear' ? batch / 256 : Math.sqrt(batch)
    const steps = p.train_steps! || Math.floor((p.num_examples! * p.train_epochs!) / batch) + 1
    const warmup = Math.floor((p.warmup_epochs! * p.num_examples!) / batch)
    return { schedule: vector(steps, (step) => p.base_learning_rate! * scale * warmupCosine(step, steps, warmup)) }
  }
  if (p.warmup_epochs! > 0) {
    const perEpoch = (p.niter_per_ep ?? p.steps_per_epoch)!
    const [steps, warmup] = [p.epochs! * perEpoch, p.warmup_epochs! * perEpoch]
    const base = (p.base_value ?? p.base_lr)!
    const [start, final] = [p.start_warmup_value ?? p.start_warmup, p.final_value ?? p.final_lr].map((x) => x! / base)
    return { schedule: vector(steps, (step) => base * warmupFromCosine(step, steps, warmup, start!, final!)) }
  }
  if ('model_size' in p) {
    return {
      schedule: vector(10, (step) => p.factor! * inverseSquareRoot(Math.max(1, step), p.model_size!, p.warmup!)),
    }
  }
  if ('base_value' in p) {
    const steps = p.epochs! * p.niter_per_ep!
    const final = p.final_value! / p.base_value!
    return { schedule: vector(steps, (step) => p.base_value! * warmupCosine(step, steps, 0, final)) }
  }
  if ('T_max' in p) {
    return { schedule: vector(p.T_max! + 1, (t) => p.lr! * warmupCosine(t, p.T_max!, 0, p.eta_min! / p.lr!)) }
  }
  if ('max_steps' in p) {
    // lightly starts at the first step of the warm-up and reaches the end at the last step of all
    const [steps, warmup, start] = [p.max_steps!, p.warmup_steps!, p.warmup_start_value!]
    const first = start + (p.start_value! - start) / warmup
    const factor = (step: number): number =>
      warmupFromCosine(step, steps - 1, warmup, first / p.start_value!, p.end_value! / p.start_value!)
    return { schedule: vector(steps, (step) => p.start_value! * factor(step)) }
  }
  if ('lr' in p) return { schedule: vector(p.epochs!, (epoch) => p.lr! * warmupCosine(epoch, p.epochs!, 0)) }
  throw new NotNeeded('no demo uses this schedule')
}

export const adapters: Readonly<Record<string, Adapter>> = { optimizers, lr_schedules: schedules }
