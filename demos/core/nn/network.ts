import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from './layer'
import type { ParamSpec } from './parameters'

/** Layers in sequence. `weights` are the paramSpecs of all layers, in order. */
export class Network {
  readonly paramSpecs: readonly ParamSpec[]
  constructor(readonly layers: readonly Layer[]) {
    this.paramSpecs = layers.flatMap((layer) => layer.paramSpecs)
  }

  /** Input, output of each layer: what `backward` needs; the last is the network's output. */
  forward(weights: readonly Tensor[], x: Tensor2D): Tensor2D[] {
    const values = [x]
    this.each((layer, own) => values.push(layer.forward(weights.slice(...own), values.at(-1)!)))
    return values
  }

  /** Gradients of all weights, in the order of `paramSpecs`, and of the input where it is needed. */
  backward(weights: readonly Tensor[], values: readonly Tensor2D[], dy: Tensor2D, needsDx: boolean) {
    const dw: Tensor[][] = []
    let upstream: Tensor2D | undefined = dy
    const order: [Layer, [number, number]][] = []
    this.each((layer, own) => order.push([layer, own]))
    for (let i = order.length - 1; i >= 0; i--) {
      const [layer, own] = order[i]!
      const step = layer.backward(weights.slice(...own), values[i]!, values[i + 1]!, upstream!, needsDx || i > 0)
      dw.unshift([...step.dw])
      upstream = step.dx
    }
    return { dx: upstream, dw: dw.flat() }
  }

  private each(visit: (layer: Layer, own: [number, number]) => void): void {
    let from = 0
    for (const layer of this.layers) visit(layer, [from, (from += layer.paramSpecs.length)])
  }
}
