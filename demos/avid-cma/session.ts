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
import { warmupCosine } from '../core/optim/schedule'
import { Random } from '../core/random'
import { Avid } from '../core/ssl/avid'
import { createBatches } from '../core/ssl/batches'
import type { NdArray } from '../core/ndarray'
import type { Session } from '../runtime/contract'
import { HELD_OUT, STEPS, type AvidParams } from './schema'

const CLIPS = 2048
const LEARNING_RATE = 3e-3
const WARMUP = 10
/** Size of the positive sets whose precision is followed. */
const K = 8

/** Clips of a stream, with what each sense makes of them. */
function clips(count: number, shared: boolean, seed: number, stream: string) {
  const scenes = Array.from({ length: count }, (_, i) => sampleClip(new Random(seed, stream, i), shared))
  const rows = (of: (scene: ClipCauses, i: number) => Float32Array, inputs: number): Tensor2D => {
    const data = new Float32Array(count * inputs)
    scenes.forEach((scene, i) => data.set(of(scene, i), i * inputs))
    return tf.tensor2d(data, [count, inputs])
  }
  return {
    scenes,
    pictures: rows(videoInput, VIDEO_INPUTS),
    sounds: rows((scene, i) => audioInput(scene, new Random(seed, `${stream} noise`, i)), AUDIO_INPUTS),
  }
}

export async function create(params: AvidParams, seed: number): Promise<Session> {
  const train = clips(CLIPS, params.shared, seed, 'clips')
  const test = clips(HELD_OUT, params.shared, seed, 'held out')
  const avid = new Avid({ video: VIDEO_INPUTS, audio: AUDIO_INPUTS }, params.temperature, seed)
  const batches = createBatches(CLIPS, params.batchSize, seed)
  const same = (i: number, j: number): boolean => sameEvent(test.scenes[i]!, test.scenes[j]!)
  let t = 0

  const forward = () =>
    tf.tidy(() => {
      const rows = tf.tensor1d(batches(t), 'int32')
      return avid.forward(tf.gather(train.pictures, rows), tf.gather(train.sounds, rows))
    })
  /** Unit embeddings of the held-out clips [HELD_OUT, d]. */
  async function embedded(): Promise<Record<'video' | 'audio', NdArray>> {
    const pass = tf.tidy(() => avid.forward(tf.clone(test.pictures), tf.clone(test.sounds)))
    const read = async ({ z }: { z: Tensor2D }): Promise<NdArray> => ({
      shape: z.shape,
      data: await z.data<'float32'>(),
    })
    const arrays = { video: await read(pass.video), audio: await read(pass.audio) }
    tf.dispose(pass)
    return arrays
  }
  async function loss(): Promise<number> {
    const pass = forward()
    const value = avid.loss(pass)
    const [number] = await value.data()
    tf.dispose([pass, value])
    return number!
  }

  return {
    fixed: {
      scenes: {
        shape: [HELD_OUT, toVector(test.scenes[0]!).length],
        data: Float32Array.from(test.scenes.flatMap(toVector)),
      },
      sounds: { shape: test.sounds.shape, data: await test.sounds.data<'float32'>() },
    },
    step() {
      const pass = forward()
      avid.update(pass, LEARNING_RATE * warmupCosine(t + 1, STEPS + 1, WARMUP), t + 1)
      tf.dispose(pass)
      t++
    },
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
      return { step: t, metrics: { loss: await loss(), ...Object.fromEntries(sets) }, arrays }
    },
    stateDict: () => avid.learner.stateDict(),
    async loadStateDict(step, state) {
      avid.learner.loadStateDict(state)
      t = step
    },
    dispose() {
      avid.learner.dispose()
      tf.dispose([train.pictures, train.sounds, test.pictures, test.sounds])
    },
  }
}
