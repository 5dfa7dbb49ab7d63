import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset, Split } from '../../../../demos/core/data'
import { SIZE } from '../../../../demos/core/data/dataset'
import { crossEntropy, crossEntropyGradient } from '../../../../demos/core/nn/cross-entropy'
import { sampleQuestions, toBatch } from '../../../../demos/core/pretext/batch'
import { PretextClassifier } from '../../../../demos/core/pretext/classifier'
import { createPretextNetwork, createTask, rotatedPixel } from '../../../../demos/core/pretext/tasks'
import { PERMUTATION_COUNT, hammingDistance, permutationSet } from '../../../../demos/core/pretext/permutations'
import {
  samplePatches,
  PATCH_SIDE,
  PATCH_VALUES,
  writePatch,
  type PatchSample,
} from '../../../../demos/core/pretext/patch-sampler'
import { createMosaic } from '../../../../demos/core/pretext/mosaic'
import { Random } from '../../../../demos/core/random'

const PLAIN = { touching: false, aberration: false }
const TOUCHING = { touching: true, aberration: false }
const SHIFT = { touching: false, aberration: true }

/** One image whose pixels count up, in grey. */
const split: Split = { images: Uint8Array.from({ length: SIZE * SIZE }, (_, i) => i % 251), labels: Uint8Array.of(0) }
const dataset: Dataset = { name: 'mnist', size: SIZE, channels: 1, classes: 1, train: split, test: split }

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe('cross-entropy', () => {
  it('of equal logits is log K, and its gradient is that of differences', async () => {
    const y = tf.tensor2d([1, 0, 0, 0, 0, 1], [2, 3])
    expect((await crossEntropy(tf.zeros([2, 3]), y).data())[0]).toBeCloseTo(Math.log(3), 6)
    const s = [0.3, -1, 2, 0.5, 0.1, -0.7]
    const at = async (logits: number[]): Promise<number> =>
      (await crossEntropy(tf.tensor2d(logits, [2, 3]), y).data())[0]!
    const gradient = await crossEntropyGradient(tf.tensor2d(s, [2, 3]), y).data()
    for (let i = 0; i < s.length; i++) {
      const nudged = (by: number): number[] => s.map((x, j) => (i === j ? x + by : x))
      expect(gradient[i]).toBeCloseTo(((await at(nudged(1e-2))) - (await at(nudged(-1e-2)))) / 2e-2, 3)
    }
  })
})

describe('orders of nine tiles', () => {
  it('are 9!, and a set of them differs in most places; a larger set only adds to it', () => {
    expect(PERMUTATION_COUNT).toBe([2, 3, 4, 5, 6, 7, 8, 9].reduce((product, n) => product * n))
    const P = permutationSet(16)
    for (const [i, a] of P.entries()) {
      expect([...a].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
      for (const b of P.slice(0, i)) expect(hammingDistance(a, b)).toBeGreaterThanOrEqual(6)
    }
    expect(permutationSet(4)).toEqual(P.slice(0, 4))
  })
})

describe('a mosaic and its patches', () => {
  const mosaic = createMosaic(dataset, split)
  it('puts images side by side, without their margins', () => {
    const block = mosaic.block(new Random(1))
    const side = 3 * mosaic.pitch
    const at = (x: number, y: number): number => block[3 * (y * side + x)]!
    expect(block.length).toBe(side * side * 3)
    for (const [x, y] of [
      [0, 0],
      [3, 5],
    ] as const) {
      expect(at(x, y)).toBeCloseTo(split.images[(y + 1) * SIZE + x + 1]! / 255, 6)
      expect(at(x + mosaic.pitch, y + 2 * mosaic.pitch)).toBe(at(x, y))
    }
  })

  /** Every channel is x, so that a patch tells where it was read. */
  const ruler = (x: number): PatchSample => {
    const side = 3 * mosaic.pitch
    const block = Float32Array.from({ length: 3 * side * side }, (_, i) => Math.floor(i / 3) % side)
    return { block, side, x, y: 1.5 * mosaic.pitch, jitter: new Float32Array(18) }
  }
  const columns = (sample: PatchSample, cell: number, cues: typeof PLAIN, channel = 1): number[] => {
    const out = new Float32Array(PATCH_VALUES)
    writePatch(sample, cell, cues, out, 0)
    return Array.from({ length: PATCH_SIDE }, (_, j) => out[3 * j + channel]!)
  }
  it('cuts patches that go on in one another, or leaves a gap', () => {
    const step = columns(ruler(20), 4, TOUCHING)[1]! - columns(ruler(20), 4, TOUCHING)[0]!
    const seam = (cues: typeof PLAIN): number =>
      columns(ruler(20), 5, cues)[0]! - columns(ruler(20), 4, cues)[PATCH_SIDE - 1]!
    expect(seam(TOUCHING)).toBeCloseTo(step, 4)
    expect(seam(PLAIN)).toBeGreaterThan(4 * step)
  })
  it('has colours that part to either side of the centre, and meet at it', () => {
    const parted = (cell: number): number => {
      const middle = (c: number): number => columns(ruler(20), cell, SHIFT, c).reduce((a, b) => a + b) / PATCH_SIDE
      return middle(0) - middle(2)
    }
    expect(parted(4)).toBeCloseTo(0, 4)
    expect(parted(5)).toBeGreaterThan(1)
    expect(parted(3)).toBeCloseTo(-parted(5), 4)
  })
  it('never reads beyond its block, wherever its centre and with every cue', () => {
    const out = new Float32Array(PATCH_VALUES)
    for (let i = 0; i < 200; i++) {
      const sample = samplePatches(mosaic, new Random(i))
      for (let cell = 0; cell < 9; cell++) {
        writePatch(sample, cell, SHIFT, out, 0)
        expect(out.every(Number.isFinite)).toBe(true)
      }
    }
  })
  it('shows the same mixture of contents at every cell, gap or none', () => {
    const mean = (cell: number, cues: typeof PLAIN): number => {
      const out = new Float32Array(PATCH_VALUES)
      let sum = 0
      for (let i = 0; i < 3000; i++) {
        writePatch(samplePatches(mosaic, new Random(i, 'mixture')), cell, cues, out, 0)
        sum += out.reduce((a, b) => a + b) / PATCH_VALUES / 3000
      }
      return sum
    }
    const means = [0, 4, 8].flatMap((cell) => [mean(cell, PLAIN), mean(cell, TOUCHING)])
    expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.02)
  })
})

describe('tasks', () => {
  it('turn an image clockwise, four times back to itself', () => {
    const topLeft = Array.from({ length: SIZE * SIZE }, (_, i) => i).find((i) => rotatedPixel(i, 1) === 0)
    expect(topLeft).toBe(SIZE - 1) // what was at the top left is at the top right
    for (let i = 0; i < SIZE * SIZE; i += 7) expect(rotatedPixel(i, 4)).toBe(i)
  })
  it('ask the same questions with a cue and without', () => {
    const task = createTask('jigsaw', dataset, split, 8)
    const questions = sampleQuestions(task, 5, new Random(2))
    const [plain, cued] = [toBatch(task, questions, PLAIN), toBatch(task, questions, TOUCHING)]
    expect(plain.pixels.length).toBe(5 * 9 * PATCH_VALUES)
    expect(cued.labels).toEqual(plain.labels)
    expect(cued.pixels).not.toEqual(plain.pixels)
  })
  it('are learnt: the loss of a batch falls from log K, and accuracy is counted', async () => {
    const task = createTask('position', dataset, split, 8)
    const batch = toBatch(task, sampleQuestions(task, 16, new Random(3)), TOUCHING)
    const tensors = tf.memory().numTensors
    const classifier = new PretextClassifier(createPretextNetwork('position', task), 4)
    const loss = (): number => tf.tidy(() => classifier.loss(classifier.forward(batch)).dataSync()[0]!)
    const before = loss()
    expect(before).toBeGreaterThan(1)
    for (let t = 1; t <= 60; t++) {
      const cache = classifier.forward(batch)
      classifier.update(cache, 3e-3, t)
      tf.dispose(cache)
    }
    expect(loss()).toBeLessThan(before / 4)
    expect(await classifier.accuracy(batch)).toBeGreaterThan(0.9)
    classifier.dispose()
    expect(tf.memory().numTensors).toBe(tensors)
  })
})
