import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import {
  agreement,
  AGREEMENT_CRITERIA,
  positiveSets,
  positiveSetPrecision,
  pairwiseSimilarity,
} from '../core/pairs/cross-modal-agreement'
import {
  AUDIO_INPUTS,
  sampleClip,
  audioInput,
  toVector,
  sameEvent,
  videoInput,
  VIDEO_INPUTS,
  type ClipCauses,
} from '../core/pairs/audio-visual-clips'
import { Random } from '../core/random'
import { createBatches } from '../core/ssl/batches'
import { Avid } from '../core/ssl/methods/avid-cma/method'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { learningRateFactor, Trainer } from '../training/trainer'
import { HELD_OUT, STEPS, type AvidParams } from './schema'

const CLIPS = 2048
const LEARNING_RATE = 1e-2
/** Size of the positive sets whose precision is followed. */
const K = 8

/** Clips of a stream, with what each sense makes of them. */
function clips(count: number, shared: boolean, seed: number, stream: string) {
  const scenes = Array.from({ length: count }, (_, i) => sampleClip(new Random(seed, stream, i), shared))
  const rows = (of: (scene: ClipCauses, i: number) => Float32Array, inputs: number): Float32Array => {
    const data = new Float32Array(count * inputs)
    scenes.forEach((scene, i) => data.set(of(scene, i), i * inputs))
    return data
  }
  return {
    scenes,
    video: rows(videoInput, VIDEO_INPUTS),
    audio: rows((scene, i) => audioInput(scene, new Random(seed, `${stream} noise`, i)), AUDIO_INPUTS),
  }
}

/** Rows of a matrix with so many columns, as a tensor: on wasm this is quicker than to gather them from one. */
function toTensor(data: Float32Array, columns: number, chosen: Int32Array): Tensor2D {
  const rows = new Float32Array(chosen.length * columns)
  chosen.forEach((row, i) => rows.set(data.subarray(row * columns, (row + 1) * columns), i * columns))
  return tf.tensor2d(rows, [chosen.length, columns])
}

export async function create(params: AvidParams, seed: number): Promise<Session> {
  const train = clips(CLIPS, params.shared, seed, 'clips')
  const test = clips(HELD_OUT, params.shared, seed, 'held out')
  const avid = new Avid({ video: VIDEO_INPUTS, audio: AUDIO_INPUTS }, params.temperature, seed)
  const batches = createBatches(CLIPS, params.batchSize, seed)
  const inputs = ({ video, audio }: typeof train, chosen: Int32Array) => ({
    video: toTensor(video, VIDEO_INPUTS, chosen),
    audio: toTensor(audio, AUDIO_INPUTS, chosen),
  })
  const heldOut = inputs(
    test,
    Int32Array.from({ length: HELD_OUT }, (_, i) => i),
  )
  const trainer = new Trainer({
    learners: { avid },
    learningRate: (step) => LEARNING_RATE * learningRateFactor(STEPS, step),
    batchAt: (step) => inputs(train, batches(step)),
  })
  const same = (i: number, j: number): boolean => sameEvent(test.scenes[i]!, test.scenes[j]!)

  /** Unit embeddings of the held-out clips [HELD_OUT, d]. */
  async function embedded(): Promise<Record<'video' | 'audio', NdArray>> {
    const z = avid.embed(heldOut)
    const read = async (rows: Tensor2D): Promise<NdArray> => ({ shape: rows.shape, data: await rows.data<'float32'>() })
    const arrays = { video: await read(z.video), audio: await read(z.audio) }
    tf.dispose(z)
    return arrays
  }
  async function loss(): Promise<number> {
    const value = avid.loss(trainer.forward().caches.avid)
    const [number] = await value.data()
    value.dispose()
    return number!
  }

  return {
    fixed: {
      scenes: {
        shape: [HELD_OUT, toVector(test.scenes[0]!).length],
        data: Float32Array.from(test.scenes.flatMap(toVector)),
      },
      sounds: { shape: [HELD_OUT, AUDIO_INPUTS], data: test.audio },
    },
    step: () => trainer.train(),
    async snapshot() {
      const arrays = await embedded()
      const [video, audio] = [
        pairwiseSimilarity(arrays.video.data, HELD_OUT),
        pairwiseSimilarity(arrays.audio.data, HELD_OUT),
      ]
      const sets = AGREEMENT_CRITERIA.map((by) => {
        const chosen = positiveSets(agreement(video, audio, by), HELD_OUT, K)
        return [by, positiveSetPrecision(chosen, same)] as const
      })
      return { step: trainer.step, metrics: { loss: await loss(), ...Object.fromEntries(sets) }, arrays }
    },
    stateDict: () => trainer.stateDict(),
    loadStateDict: async (step, state) => trainer.loadStateDict(step, state),
    dispose() {
      trainer.dispose()
      tf.dispose(heldOut)
    },
  }
}
