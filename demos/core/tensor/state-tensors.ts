import * as tf from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import { checkEntries, type StateDict, type Stateful } from '../state-dict'

/** The values of tensors, under the same names. */
export async function readTensors(tensors: Readonly<Record<string, Tensor>>): Promise<StateDict> {
  const entries = Object.entries(tensors).map(async ([name, tensor]) => {
    return [name, { shape: tensor.shape, data: await tensor.data<'float32'>() }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/**
 * New tensors from a state dict, of the names and shapes of those that a model holds.
 *
 * @throws StateDictError that names the entry which is missing, unexpected or misshapen
 */
export function loadTensors<T extends Readonly<Record<string, Tensor>>>(state: StateDict, like: T): T {
  checkEntries(state, Object.fromEntries(Object.entries(like).map(([name, { shape }]) => [name, shape])))
  const load = (name: string) => tf.tensor(Float32Array.from(state[name]!.data), [...state[name]!.shape])
  return Object.fromEntries(Object.keys(like).map((name) => [name, load(name)])) as unknown as T
}

/** One tensor that is renewed from step to step and saved with the model, as PyTorch's buffers are. */
export class SavedTensor<T extends Tensor> implements Stateful {
  /** Takes the tensor over: it is freed when another takes its place. */
  constructor(private tensor: T) {}

  get value(): T {
    return this.tensor
  }

  set(tensor: T): void {
    this.tensor.dispose()
    this.tensor = tensor
  }

  stateDict(): Promise<StateDict> {
    return readTensors({ '': this.tensor })
  }

  loadStateDict(state: StateDict): void {
    this.set(loadTensors(state, { '': this.tensor })[''])
  }

  dispose(): void {
    this.tensor.dispose()
  }
}
