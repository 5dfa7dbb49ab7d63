import { DIGIT_AUGMENTATION, type AugmentationStrengths } from '../core/augment/sample-views'
import { composeScene, type Scene } from '../core/crops/scene'
import { sharedObjectRate } from '../core/crops/shared-objects'
import { createCropViews } from '../core/crops/crop-views'
import { loadDataset } from '../core/data'
import { Random } from '../core/random'
import { createSimclr } from '../core/ssl/methods/simclr/method'
import { SSLModel } from '../core/ssl/model'
import { splitByPart, withPrefix } from '../core/state-dict'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { createSSLSession } from '../training/ssl-session'
import type { CropsParams } from './schema'

const TEMPERATURE = 0.2
/** Crops are made by the scene, so that the augmentations have no crop of their own. */
const COLOUR_IMAGES: AugmentationStrengths = { crop: 0, flip: 1, rotate: 0.2, colour: 0.4, grey: 0.2, blur: 0 }
const AUGMENTATIONS = {
  emoji: COLOUR_IMAGES,
  own: COLOUR_IMAGES,
  mnist: { ...DIGIT_AUGMENTATION, crop: 0, rotate: 0.35 },
}

/** Trains SimCLR twice from the same weights, on scenes of one object and of many. Both are evaluated on single objects. */
export async function create(params: CropsParams, seed: number, context: SessionContext): Promise<Session> {
  const { images, scale, batchSize } = params
  const many = Number(params.clutter)
  const dataset = await loadDataset(images, context.bytes, seed)
  const strengths = AUGMENTATIONS[images]
  const start = (tiles: number) => {
    const viewsOf = createCropViews(dataset, tiles, scale, strengths, batchSize, seed)
    return createSSLSession({
      model: new SSLModel(dataset.channels, createSimclr({ batchSize, temperature: TEMPERATURE }), seed),
      dataset,
      seed,
      steps: context.steps,
      learningRate: params.learningRate,
      batchAt: (step) => ({ views: viewsOf(step) }),
    })
  }
  const runs = { one: await start(1), many: await start(many) }
  const chances = {
    shareOne: sharedObjectRate(1, scale, new Random(seed, 'pairs')),
    shareMany: sharedObjectRate(many, scale, new Random(seed, 'pairs')),
  }
  const picture = (tiles: number): NdArray =>
    toBytes(composeScene(dataset, dataset.test, tiles, new Random(seed, 'pictures')))
  return {
    fixed: { one: picture(1), many: picture(many) },
    async step() {
      await runs.one.step!()
      await runs.many.step!()
    },
    async snapshot(full) {
      const [one, clutter] = [await runs.one.snapshot(full), await runs.many.snapshot(full)]
      const { knnUntrained, knnPixels } = one.metrics as { knnUntrained: number; knnPixels: number }
      const metrics = {
        loss: one.metrics.loss!,
        lossMany: clutter.metrics.loss!,
        knnOne: one.metrics.knn!,
        knnMany: clutter.metrics.knn!,
        knnOneEmbedding: one.metrics.knnEmbedding!,
        knnManyEmbedding: clutter.metrics.knnEmbedding!,
        spread: one.metrics.spread!,
        spreadMany: clutter.metrics.spread!,
        knnUntrained,
        knnPixels,
        ...chances,
      }
      return { step: one.step, metrics, arrays: {} }
    },
    /** The entries of both runs, under `one.` and `many.`. */
    async stateDict() {
      return { ...withPrefix('one', await runs.one.stateDict!()), ...withPrefix('many', await runs.many.stateDict!()) }
    },
    async loadStateDict(step, state) {
      const parts = splitByPart(state, ['one', 'many'])
      await runs.one.loadStateDict!(step, parts.get('one')!)
      await runs.many.loadStateDict!(step, parts.get('many')!)
    },
    dispose() {
      runs.one.dispose()
      runs.many.dispose()
    },
  }
}

const toBytes = ({ pixels, side, channels }: Scene): NdArray => ({
  shape: [1, side, side, channels],
  data: Uint8Array.from(pixels, (value) => Math.round(255 * value)),
})
