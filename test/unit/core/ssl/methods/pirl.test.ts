import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { PERMUTATION_COUNT, samplePermutations } from '../../../../../demos/core/pretext/permutations'
import { countParams } from '../../../../../demos/core/nn/parameters'
import { Jigsaw } from '../../../../../demos/core/ssl/jigsaw'
import { MemoryBank } from '../../../../../demos/core/ssl/memory-bank'
import { nceLoss, noiseBias } from '../../../../../demos/core/ssl/noise-contrastive'
import { Pirl, type PirlCache } from '../../../../../demos/core/ssl/methods/pirl/method'
import { createPuzzles, type Puzzles } from '../../../../../demos/core/ssl/puzzles'
import { toTensor } from '../../../../../demos/core/ssl/views'
import { Trainer } from '../../../../../demos/training/trainer'
import { quarterImages } from '../setting'
import { bitsOfAll } from '../../../../bits'

describe('noise-contrastive losses', () => {
  it('is log 2 for each score that lies on the bias', () => {
    const bias = noiseBias(0, 2, 2)
    expect(nceLoss(tf.zeros([1, 3]) as Tensor2D, bias).dataSync()[0]).toBeCloseTo(3 * Math.log(2), 5)
  })
})

describe('orders', () => {
  it('are different ones of nine patches, and a larger set begins with the smaller', () => {
    const [few, many] = [samplePermutations(8, 1), samplePermutations(200, 1)]
    expect(new Set(many.map((order) => order.join())).size).toBe(200)
    for (const order of many) expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(many.slice(0, 8)).toEqual(few)
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((a, b) => a * b)).toBe(PERMUTATION_COUNT)
  })
})

const [N, IMAGES] = [4, 12]
const strengths = { crop: 0, flip: 0, rotate: 0, colour: 0, grey: 0, blur: 0 }

describe('puzzles', () => {
  it('put the patch of a cell where the order says', () => {
    // image i is as bright as its cell's number: nine flat cells of 5 or 6 pixels
    const images = Uint8Array.from({ length: 2 * 256 }, (_, at) => {
      const cell = (x: number) => Math.min(2, Math.floor((3 * x) / 16))
      return 25 * (3 * cell((at >> 4) & 15) + cell(at & 15))
    })
    const order = Int32Array.of(8, 0, 4, 1, 2, 3, 5, 6, 7)
    const { patches } = createPuzzles({ images, size: 16, channels: 1 }, strengths, 2, [order], 1)(0)
    const middle = tf.slice(patches, [0, 8, 8, 0], [9, 1, 1, 1]).dataSync()
    middle.forEach((value, q) => expect(value * 255).toBeCloseTo(25 * order[q]!, 3))
  })
})

const images = quarterImages(IMAGES)
const puzzlesAt = createPuzzles({ images, size: 16, channels: 1 }, strengths, N, samplePermutations(8, 1), 1)
function createPirl(): Pirl {
  const all = toTensor(images, 16, 1)
  const pirl = new Pirl(
    new MemoryBank(IMAGES, 64, 6, 1, 0.5),
    all,
    { lambda: 0.5, temperature: 0.2, criterion: 'nce' },
    1,
  )
  all.dispose()
  return pirl
}
const trainerOf = (pirl: Pirl) =>
  new Trainer<Puzzles, { pirl: PirlCache }>({ learners: { pirl }, batchAt: puzzlesAt, learningRate: () => 0.01 })

describe('PIRL', () => {
  it('goes on from a state dict as if it had never stopped, Z and the bank with it', async () => {
    const before = tf.memory().numTensors
    const [whole, first, second] = [0, 1, 2].map(() => trainerOf(createPirl())) as [Trained, Trained, Trained]
    whole.trainTo(4)
    first.trainTo(2)
    const state = await first.stateDict()
    const names = ['params', 'adam.m', 'adam.v', 'memoryBank.vectors', 'memoryBank.writtenAt', 'logZ']
    expect(Object.keys(state).sort()).toEqual(names.map((name) => `pirl.${name}`).sort())
    expect(Number.isFinite(state['pirl.logZ']!.data[0])).toBe(true)
    second.loadStateDict(2, state)
    second.trainTo(4)
    expect(bitsOfAll(await second.stateDict())).toEqual(bitsOfAll(await whole.stateDict()))
    for (const trainer of [whole, first, second]) trainer.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('begins with the embeddings of all images in its bank', async () => {
    const pirl = createPirl()
    const vectors = (await pirl.stateDict())['memoryBank.vectors']!.data
    const all = toTensor(images, 16, 1)
    const { e } = pirl.represent(all)
    const unit = tf.div(e, tf.norm(e, 2, 1, true)).dataSync()
    vectors.forEach((value, i) => expect(value).toBeCloseTo(unit[i]!, 5))
    tf.dispose([all, e])
    pirl.dispose()
  })

  it('lowers its loss, and keeps no tensor of a step', () => {
    const pirl = createPirl()
    const trainer = trainerOf(pirl)
    const loss = () => {
      const batch = puzzlesAt(0)
      const value = tf.tidy(() => pirl.loss(pirl.forward(batch)).dataSync()[0]!)
      tf.dispose([batch.images, batch.patches])
      return value
    }
    const [before, tensors] = [loss(), tf.memory().numTensors]
    trainer.trainTo(12)
    expect(loss()).toBeLessThan(before - 0.3)
    expect(tf.memory().numTensors).toBe(tensors)
    trainer.dispose()
  })

  it('has a head of one size, while that of Jigsaw grows with the orders', () => {
    const [pirl, few, many] = [createPirl(), new Jigsaw(1, 64, 1), new Jigsaw(1, 128, 1)]
    const [head, fewHead, manyHead] = [pirl.network, few, many].map(({ paramSpecs }) => countParams(paramSpecs.at(-1)!))
    expect(fewHead).toBe(head)
    expect(manyHead! - fewHead!).toBe(64 * (9 * 32 + 1))
    for (const part of [pirl, few, many]) part.dispose()
  })
})
type Trained = ReturnType<typeof trainerOf>
