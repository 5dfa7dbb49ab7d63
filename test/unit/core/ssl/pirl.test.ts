import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { PERMUTATION_COUNT, samplePermutations } from '../../../../demos/core/pretext/permutations'
import { Random } from '../../../../demos/core/random'
import { createBatches } from '../../../../demos/core/ssl/batches'
import { Jigsaw } from '../../../../demos/core/ssl/jigsaw'
import { createBank } from '../../../../demos/core/ssl/memory'
import { nceLoss, noiseBias } from '../../../../demos/core/ssl/noise-contrastive'
import { Pirl } from '../../../../demos/core/ssl/pirl'
import { createPuzzles } from '../../../../demos/core/ssl/puzzles'

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
const random = new Random(4, 'test')
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

function start() {
  const images = Uint8Array.from({ length: IMAGES * 256 }, () => random.int(256))
  const puzzles = createPuzzles({ images, size: 16, channels: 1 }, strengths, N, samplePermutations(8, 1), 1)
  const make = () => {
    const options = { lambda: 0.5, temperature: 0.2, criterion: 'nce' as const }
    return new Pirl(1, createBank(IMAGES, 64, 6, 1, 0.5), createBatches(IMAGES, N, 1), options, 1)
  }
  const train = (pirl: Pirl, from: number, to: number) => {
    for (let t = from; t < to; t++) {
      const batch = puzzles(t)
      const pass = pirl.forward(batch, t)
      pirl.update(pass, 0.01, t + 1)
      tf.dispose([batch, pass])
    }
  }
  return { puzzles, make, train }
}

describe('PIRL', () => {
  const { puzzles, make, train } = start()

  it('goes on from a checkpoint as if it had never stopped, Z and the bank with it', async () => {
    const [whole, first, second] = [make(), make(), make()]
    train(whole, 0, 4)
    train(first, 0, 2)
    second.restore(await first.checkpoint())
    train(second, 2, 4)
    expect(await second.checkpoint()).toEqual(await whole.checkpoint())
    for (const pirl of [whole, first, second]) pirl.dispose()
  })

  it('lowers its loss against a memory that stays, and keeps no tensor of a step', () => {
    const bank = createBank(IMAGES, 64, 6, 1)
    bank.store = () => undefined
    const options = { lambda: 0.5, temperature: 0.2, criterion: 'nce' as const }
    const pirl = new Pirl(1, bank, createBatches(IMAGES, N, 1), options, 1)
    const loss = () => tf.tidy(() => pirl.loss(pirl.forward(puzzles(0), 0)).dataSync()[0]!)
    const [before, tensors] = [loss(), tf.memory().numTensors]
    for (let t = 1; t < 13; t++) {
      const batch = puzzles(0)
      const pass = pirl.forward(batch, 0)
      pirl.update(pass, 0.003, t)
      tf.dispose([batch, pass])
    }
    expect(loss()).toBeLessThan(before - 0.3)
    expect(tf.memory().numTensors).toBe(tensors)
    pirl.dispose()
  })

  it('has a head of one size, while that of Jigsaw grows with the orders', () => {
    const [pirl, few, many] = [make(), new Jigsaw(1, 64, 1), new Jigsaw(1, 128, 1)]
    expect(few.headSize).toBe(pirl.headSize)
    expect(many.headSize - few.headSize).toBe(64 * (9 * 32 + 1))
    for (const part of [pirl, few.learner, many.learner]) part.dispose()
  })
})
