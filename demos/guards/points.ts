/**
 * Twelve free points on a circle: the two views of six images, without a network. What moves them is the gradient of
 * the methods' own losses. In a network, what brings two views of one image together also moves the others, which look
 * somewhat alike; here a share ρ of the pairs is made of views of two images, as when both crops show nothing but sky.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { dense } from '../core/nn/dense'
import { l2Normalize } from '../core/nn/l2-normalize'
import { Network } from '../core/nn/network'
import { Random } from '../core/random'
import type { SSLMethod, TensorMap } from '../core/ssl/method'
import { createBarlowTwins } from '../core/ssl/methods/barlow-twins/method'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { createSimilarity } from '../core/ssl/methods/similarity/method'
import { createSimsiam } from '../core/ssl/methods/simsiam/method'
import { createSwav } from '../core/ssl/methods/swav/method'
import { SavedTensor } from '../core/tensor/state-tensors'
import type { GuardName, GuardsParams } from './schema'

/** N: images, each with two views. */
export const IMAGES = 6
/** Of the circle. */
const DIMENSION = 2
/** K of the equipartition. */
const PROTOTYPES = 3
const NOTHING = new Network([])

/** The learning rate of each method, for losses of different size. */
const RATES: Readonly<Record<GuardName, number>> = {
  none: 1.5,
  repulsion: 0.1,
  equipartition: 0.4,
  asymmetry: 1.5,
  decorrelation: 0.1,
}

/**
 * Of the parameters of the head, in shares of that: prototypes that move as fast as the points meet before the points
 * have gathered around them.
 */
const HEAD_SHARE: Readonly<Partial<Record<GuardName, number>>> = { equipartition: 0.3 }

/** What moves the points, on embeddings that no network makes. */
function createGuard(guard: GuardName): SSLMethod {
  switch (guard) {
    case 'none':
      return untyped(createSimilarity(NOTHING))
    case 'repulsion':
      return untyped(createSimclr({ batchSize: IMAGES, temperature: 0.2, dimension: DIMENSION }))
    case 'equipartition':
      return untyped(createSwav({ prototypes: PROTOTYPES, epsilon: 0.25, temperature: 0.5, dimension: DIMENSION }))
    case 'asymmetry': {
      const predictor = new Network([dense(DIMENSION, DIMENSION, 'linear')])
      return untyped(createSimsiam({ heads: { projector: NOTHING, predictor } }))
    }
    case 'decorrelation':
      return untyped(createBarlowTwins({ lambda: 1 }, DIMENSION))
  }
}
const untyped = <Cache extends TensorMap>(method: SSLMethod<Cache>): SSLMethod => method as unknown as SSLMethod

/** One of the pairings that the loss is a mean over: second views rolled by `shift` images. */
interface Pairing {
  readonly shift: number
  readonly weight: number
}
const pairingsOf = (confusion: number): Pairing[] =>
  Array.from({ length: IMAGES }, (_, shift) => ({
    shift,
    weight: shift === 0 ? 1 - confusion : confusion / (IMAGES - 1),
  })).filter(({ weight }) => weight > 0)

function rolled(x: Tensor2D, shift: number): Tensor2D {
  const [first, second] = tf.split(x, 2) as [Tensor2D, Tensor2D]
  const head = tf.slice2d(second, [0, 0], [shift, DIMENSION])
  return tf.concat2d([first, tf.slice2d(second, [shift, 0], [IMAGES - shift, DIMENSION]), head], 0)
}

export interface Forces {
  /** ∂L/∂e [2N, 2]. */
  readonly dPoints: Tensor2D
  readonly dHead: readonly Tensor[]
}

/** The points [2N, 2], first views before second views, with the parameters of the method's head. */
export class Points {
  readonly points: SavedTensor<Tensor2D>
  readonly head: readonly SavedTensor<Tensor>[]
  private readonly guard: SSLMethod
  private readonly attraction = createGuard('none')
  private readonly pairings: readonly Pairing[]

  constructor(
    private readonly params: GuardsParams,
    seed: number,
  ) {
    this.guard = createGuard(params.guard)
    this.pairings = pairingsOf(params.confusion)
    const random = new Random(seed, 'points')
    const angles = Array.from({ length: 2 * IMAGES }, () => random.uniform(0, 2 * Math.PI))
    this.points = new SavedTensor(tf.tensor2d(angles.map((angle) => [Math.cos(angle), Math.sin(angle)])))
    this.head = tf.tidy(() => this.firstHead(seed)).map((tensor) => new SavedTensor(tensor))
  }

  /** L at points [2N, 2] and parameters of the head: the mean over the pairings, γ of it the guard's. */
  loss(points: Tensor2D, head: readonly Tensor[]): Scalar {
    return tf.tidy(() =>
      tf.addN(
        this.forward(points, head).map(({ method, cache, scale }) => tf.mul(method.loss(cache), scale) as Scalar),
      ),
    )
  }

  /** The gradients of that loss at the `t`-th step. */
  forces(points: Tensor2D, head: readonly Tensor[], t: number): Forces {
    return tf.tidy(() => {
      const terms = this.forward(points, head).map(({ method, params, cache, shift, scale }) => {
        const { dEmbeddings, dHeadParams = [] } = method.gradient(cache, params, t)
        return {
          dPoints: tf.mul(rolled(dEmbeddings, (IMAGES - shift) % IMAGES), scale) as Tensor2D,
          dHead: dHeadParams.map((gradient) => tf.mul(gradient, scale)),
        }
      })
      const heads = terms.filter(({ dHead }) => dHead.length > 0)
      return {
        dPoints: tf.addN(terms.map(({ dPoints }) => dPoints)),
        dHead: head.map((x, i) => (heads.length > 0 ? tf.addN(heads.map(({ dHead }) => dHead[i]!)) : tf.zerosLike(x))),
      }
    })
  }

  /** One step down the gradient, and back onto the circle; the `t`-th, from 1. */
  step(t: number): void {
    const rate = RATES[this.params.guard]
    const headRate = rate * (HEAD_SHARE[this.params.guard] ?? 1)
    const head = this.head.map(({ value }) => value)
    const { dPoints, dHead } = this.forces(this.points.value, head, t)
    this.points.set(tf.tidy(() => l2Normalize(tf.sub(this.points.value, tf.mul(dPoints, rate))).z))
    const next = tf.tidy(() => {
      const moved = head.map((x, i) => tf.sub(x, tf.mul(dHead[i]!, headRate)))
      return [...(this.guard.constrainHead?.(moved) ?? moved)]
    })
    next.forEach((tensor, i) => this.head[i]!.set(tensor))
    tf.dispose([dPoints, ...dHead])
  }

  dispose(): void {
    this.points.dispose()
    for (const tensor of this.head) tensor.dispose()
    this.guard.dispose?.()
  }

  /** The forward pass of each pairing through the guard and the attraction, with its share of the whole loss. */
  private forward(points: Tensor2D, head: readonly Tensor[]) {
    const { strength } = this.params
    const methods = [
      { method: this.guard, share: strength, params: head },
      { method: this.attraction, share: 1 - strength, params: [] },
    ].filter(({ share }) => share > 0)
    return this.pairings.flatMap(({ shift, weight }) =>
      methods.map(({ method, share, params }) => {
        const cache = method.forward(rolled(points, shift), params, [])
        return { method, params, cache, shift, scale: weight * share }
      }),
    )
  }

  /**
   * Prototypes evenly around the circle, from a direction that is drawn; a predictor begins as the identity, so that at
   * first it changes nothing.
   */
  private firstHead(seed: number): Tensor[] {
    if (this.params.guard === 'asymmetry') return [tf.eye(DIMENSION), tf.zeros([DIMENSION])]
    if (this.params.guard !== 'equipartition') return []
    const turn = new Random(seed, 'prototypes').uniform(0, 2 * Math.PI)
    const angles = Array.from({ length: PROTOTYPES }, (_, k) => turn + (2 * Math.PI * k) / PROTOTYPES)
    return [tf.tensor2d(angles.map((angle) => [Math.cos(angle), Math.sin(angle)]))]
  }
}
