import { Random } from '../random'

/** Which images each step sees: every epoch is one random order, cut into whole batches. */
export function createBatches(images: number, batch: number, seed: number): (step: number) => Int32Array {
  const perEpoch = Math.floor(images / batch)
  let epoch = -1
  let order: Int32Array = new Int32Array()
  return (step) => {
    const wanted = Math.floor(step / perEpoch)
    if (wanted !== epoch) order = new Random(seed, 'order', (epoch = wanted)).permutation(images)
    const start = (step % perEpoch) * batch
    return order.subarray(start, start + batch)
  }
}
