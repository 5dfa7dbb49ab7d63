import { Random } from '../random'

/**
 * The batch asked for, or the largest power of 2 that the images suffice for.
 *
 * @param images how many there are
 * @param wanted the batch asked for
 */
export const batchWithin = (images: number, wanted: number): number =>
  images < wanted ? 2 ** Math.floor(Math.log2(images)) : wanted

/**
 * Which images each step sees: every epoch is one random order, cut into whole batches.
 *
 * @param images how many there are
 * @param batch B
 * @returns from a step, counted from 0, to the numbers of its B images
 * @throws RangeError when there are fewer images than a batch
 */
export function createBatches(images: number, batch: number, seed: number): (step: number) => Int32Array {
  if (images < batch) throw new RangeError(`createBatches: ${images} images make no batch of ${batch}`)
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
