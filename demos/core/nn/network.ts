import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from './layer'
import type { ParamSpec } from './parameters'

/** Layers in sequence, like PyTorch's `nn.Sequential`. Parameters are those of all layers, in order. */
export class Network {
  readonly paramSpecs: readonly ParamSpec[]
  constructor(readonly layers: readonly Layer[]) {
    this.paramSpecs = layers.flatMap((layer) => layer.paramSpecs)
  }

  /** True where an output depends on the other rows of the batch. */
  get usesBatchStatistics(): boolean {
    return this.layers.some((layer) => layer.usesBatchStatistics)
  }

  /**
   * The input and the output of each layer: what `backward` needs. The last is the network's output.
   *
   * @param params tensors in the order of `paramSpecs`
   * @param x rows of one view after the other
   * @param views how many views x holds, each with batch statistics of its own
   * @returns as many activations as layers, and one more
   * @throws RangeError if there are more or fewer parameters than `paramSpecs`
   */
  forward(params: readonly Tensor[], x: Tensor2D, views = 1): Tensor2D[] {
    this.checkCount(params)
    const activations = [x]
    this.each((layer, range) => activations.push(layer.forward(params.slice(...range), activations.at(-1)!, views)))
    return activations
  }

  /**
   * Gradients of all parameters, in the order of `paramSpecs`, and of the input where it is needed.
   *
   * @param activations what `forward` gave
   * @param dy ∂L/∂y, of the shape of the network's output
   */
  backward(params: readonly Tensor[], activations: readonly Tensor2D[], dy: Tensor2D, needsDx: boolean, views = 1) {
    this.checkCount(params)
    const dw: Tensor[][] = []
    let upstream: Tensor2D | undefined = dy
    const order: [Layer, [number, number]][] = []
    this.each((layer, range) => order.push([layer, range]))
    for (let i = order.length - 1; i >= 0; i--) {
      const [layer, range] = order[i]!
      const [x, y] = [activations[i]!, activations[i + 1]!]
      const step = layer.backward(params.slice(...range), x, y, upstream!, needsDx || i > 0, views)
      dw.unshift([...step.dw])
      upstream = step.dx
    }
    return { dx: upstream, dw: dw.flat() }
  }

  private each(visit: (layer: Layer, range: [number, number]) => void): void {
    let from = 0
    for (const layer of this.layers) visit(layer, [from, (from += layer.paramSpecs.length)])
  }

  private checkCount(params: readonly Tensor[]): void {
    const { length } = this.paramSpecs
    if (params.length !== length) throw new RangeError(`The network has ${length} parameters and got ${params.length}.`)
  }
}
