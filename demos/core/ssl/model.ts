import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import { createEncoder } from '../nn/encoder'
import { countParams, pack } from '../nn/parameters'
import { stemPatches } from '../nn/patches'
import { loadStateDictOf, stateDictOf, type StateDict, type Stateful } from '../state-dict'
import type { SSLMethod, TensorMap } from './method'
import { MomentumEncoder } from './momentum-encoder'
import { Optimizer, type OptimizerName } from '../optim/optimizer'

/** Activations of f and of g, and the parameters that made them. */
type NetworkCache = {
  /** Of encoder, projector and head. */
  params: [Tensor[], Tensor[], Tensor[]]
  /** Input and output of each layer. */
  encoder: Tensor2D[]
  projector: Tensor2D[]
}
/** A forward pass; `target` is that of the momentum encoder on the same views, if there is one. */
export type ForwardCache<Cache> = NetworkCache & { target: NetworkCache[]; head: Cache; viewCount: number }

/** What a forward pass is told besides its views. */
export interface ForwardOptions {
  /** What the embeddings are compared with; by default those of the momentum encoder. */
  readonly targets?: readonly Tensor2D[]
  /** How many views of each image there are, 2 by default: each view has batch statistics of its own. */
  readonly viewCount?: number
}

/**
 * What all methods share: encoder f and projector g on all views at once, and the step that trains them. A step is
 * one explicit forward and one explicit backward function, and one update of the flat parameters θ.
 */
export class SSLModel<Cache extends TensorMap> implements Stateful {
  private readonly encoder
  private readonly optimizer: Optimizer
  private readonly momentumEncoder: MomentumEncoder | undefined

  /**
   * @param channels of the images, 1 or 3
   * @param seed of the initial parameters: f and g get the same ones whatever the method adds
   */
  constructor(
    channels: number,
    private readonly method: SSLMethod<Cache>,
    seed: number,
    optimizer: OptimizerName = 'adam',
  ) {
    const { projector, headParamSpecs = [], momentum } = method
    this.encoder = createEncoder(channels)
    this.optimizer = new Optimizer([this.encoder.paramSpecs, projector.paramSpecs, headParamSpecs], seed, optimizer)
    this.constrainHead()
    if (momentum !== undefined) this.momentumEncoder = new MomentumEncoder(this.optimizer.params, momentum)
  }

  /** Parameters of the head: new tensors. */
  headParams(): Tensor[] {
    return tf.tidy(() => this.unpack(this.optimizer.params)[2])
  }

  /**
   * Views to all that their loss and its gradient are made of.
   *
   * @param batch views [n, 16, 16, c] in 0 … 1: the first views of all images, then the second ones
   * @throws RangeError when the images are not 16 x 16, or do not make whole views
   */
  forward(
    { views }: { readonly views: Tensor4D },
    { targets, viewCount = 2 }: ForwardOptions = {},
  ): ForwardCache<Cache> {
    const [n] = views.shape
    if (n % viewCount) throw new RangeError(`SSLModel.forward: ${n} images do not make ${viewCount} views`)
    return tf.tidy(() => {
      const rows = stemPatches(views)
      const cache = this.run(rows, this.optimizer.params, viewCount)
      const { momentumEncoder } = this
      const target = momentumEncoder && !targets ? [this.run(rows, momentumEncoder.params, viewCount)] : []
      const others = targets ?? target.map(({ projector }) => projector.at(-1)!)
      const head = this.method.forward(cache.projector.at(-1)!, cache.params[2], others)
      return { ...cache, target, head, viewCount }
    })
  }

  /** The loss of a forward pass, as the paper writes it. */
  loss({ head }: ForwardCache<Cache>): Scalar {
    return tf.tidy(() => this.method.loss(head))
  }

  /** One step along the gradient of a forward pass, the `t`-th from 1; then momentum encoder and buffers move on. */
  update(cache: ForwardCache<Cache>, learningRate: number, t: number): void {
    this.optimizer.step(() => this.gradient(cache, t), learningRate, t)
    this.constrainHead()
    this.momentumEncoder?.update(this.optimizer.params)
    this.method.afterStep?.(cache.head)
  }

  /**
   * Representations and embeddings of whole images. Batch normalisation, if there is any, uses the statistics of
   * these images.
   *
   * @param images [n, 16, 16, c] in 0 … 1
   * @returns h [n, 128] and e [n, d]
   */
  represent(images: Tensor4D, by: 'optimizer' | 'momentumEncoder' = 'optimizer'): { h: Tensor2D; e: Tensor2D } {
    return tf.tidy(() => {
      const { encoder, projector } = this.run(stemPatches(images), this[by]!.params, 1)
      return { h: encoder.at(-1)!, e: projector.at(-1)! }
    })
  }

  /** What each layer of f and then of g makes of images [n, 16, 16, c]: [n, all its numbers]. */
  layers(images: Tensor4D): Tensor2D[] {
    return tf.tidy(() => {
      const { encoder, projector } = this.run(stemPatches(images), this.optimizer.params, 1)
      return [...encoder.slice(1), ...projector.slice(1)].map((y) => tf.reshape(y, [images.shape[0], -1]))
    })
  }

  /** θ [P] where `represent` follows from it alone; undefined where g normalises over the batch. */
  async network(): Promise<Float32Array | undefined> {
    return this.method.projector.usesBatchStatistics ? undefined : this.optimizer.params.data<'float32'>()
  }

  /** `params` and the optimiser's averages, `momentumEncoder.params`, and the method's buffers. */
  stateDict(): Promise<StateDict> {
    return stateDictOf(this.parts())
  }

  loadStateDict(state: StateDict): void {
    loadStateDictOf(this.parts(), state)
  }

  dispose(): void {
    this.optimizer.dispose()
    this.momentumEncoder?.dispose()
    this.method.dispose?.()
  }

  private parts(): Readonly<Record<string, Stateful>> {
    const { optimizer, momentumEncoder, method } = this
    return { '': optimizer, ...(momentumEncoder && { momentumEncoder }), ...method.buffers }
  }

  private run(rows: Tensor2D, theta: Tensor1D, viewCount: number): NetworkCache {
    const params = this.unpack(theta)
    const encoder = this.encoder.forward(params[0], rows, viewCount)
    return { params, encoder, projector: this.method.projector.forward(params[1], encoder.at(-1)!, viewCount) }
  }

  private gradient(cache: ForwardCache<Cache>, t: number): Tensor[] {
    const { dEmbeddings, dHeadParams = [], dTargets } = this.method.gradient(cache.head, cache.params[2], t)
    const parts = this.backward(cache, dEmbeddings, cache.viewCount)
    const [target] = cache.target
    if (!target || !dTargets) return [...parts, ...dHeadParams]
    // θₖ depends on θ with slope 1 − m: so much of a gradient that is not stopped arrives by that way
    const slope = 1 - this.momentumEncoder!.momentum
    const others = this.backward(target, dTargets, cache.viewCount)
    return [...parts.map((part, i) => tf.add(part, tf.mul(others[i]!, slope))), ...dHeadParams]
  }

  /** Gradients of f and g from ∂L/∂e. */
  private backward({ params, encoder, projector }: NetworkCache, de: Tensor2D, viewCount: number): Tensor[] {
    const g = this.method.projector.backward(params[1], projector, de, true, viewCount)
    const f = this.encoder.backward(params[0], encoder, g.dx!, false, viewCount)
    return [...f.dw, ...g.dw]
  }

  private constrainHead(): void {
    const { method } = this
    if (!method.constrainHead) return
    const size = countParams(method.headParamSpecs!)
    this.optimizer.replaceParams((params) => {
      const constrained = pack(method.constrainHead!(this.unpack(params)[2]))
      return tf.concat1d([tf.slice(params, 0, params.size - size), constrained])
    })
  }

  private unpack(params: Tensor1D): NetworkCache['params'] {
    return this.optimizer.unpack(params) as NetworkCache['params']
  }
}
