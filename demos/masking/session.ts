import { splitByMask } from '../core/completion/mask'
import { nearestExample } from '../core/completion/nearest-example'
import { ridgeRegression, meanAndCovariance, type MeanAndCovariance } from '../core/completion/ridge-regression'
import { loadDataset, type Dataset } from '../core/data'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext, Snapshot } from '../runtime/contract'
import { toMask } from './mask'
import { PICTURES, SIDE, type MaskingParams } from './schema'

/** Most examples that are used: more hardly improve the prediction, and slow the slide down. */
const EXAMPLES = 2000
/** λ of the ridge regression, in grey levels²: the best of a few on held-out pictures, flat from 100 to 1000. */
const RIDGE = 300
/** Number of pictures in `panels`. */
const PANELS = 5

/** Statistics of data sets. The covariance takes about a second, and does not depend on the run. */
const learned = new WeakMap<Dataset, MeanAndCovariance>()

export async function create(params: MaskingParams, seed: number, context: SessionContext): Promise<Session> {
  if (params.source === 'sentence') {
    return { snapshot: async () => ({ step: 0, metrics: {}, arrays: {} }), dispose() {} }
  }
  const dataset = await loadDataset(params.source, context.bytes, seed)
  const { train, test, channels } = dataset
  const d = SIDE * SIDE * channels
  const examples = train.images.subarray(0, EXAMPLES * d)
  const known = learned.get(dataset) ?? meanAndCovariance(examples, d)
  learned.set(dataset, known)
  const count = Math.min(PICTURES, test.labels.length)
  const pictures = test.images.subarray(0, count * d)
  let view = params

  /** Predicts the hidden part of the picture, which no example shows. */
  function snapshot(): Snapshot {
    const { hidden, visible } = splitByMask(toMask(view.mask), SIDE, channels)
    const picture = Math.min(view.picture, count - 1)
    const x = pictures.subarray(picture * d, (picture + 1) * d)
    const neighbour = nearestExample(examples, d, x, visible) * d
    const predictions = {
      ridge: ridgeRegression(known, x, visible, hidden, RIDGE).map((value) => Math.min(255, Math.max(0, value))),
      nearest: hidden.map((p) => examples[neighbour + p]!),
      mean: hidden.map((p) => known.mean[p]!),
    }
    const error = (guess: ArrayLike<number>): number =>
      Math.sqrt(hidden.reduce((sum, p, i) => sum + (guess[i]! - x[p]!) ** 2, 0) / hidden.length)
    const errors = Object.entries(predictions).map(([name, guess]) => [`${name}Error`, error(guess)] as const)

    const panels = new Uint8Array(PANELS * SIDE * SIDE * 4)
    /** Writes the values of some components into panel k, and makes their pixels opaque. */
    const put = (k: number, places: readonly number[], values: (p: number, i: number) => number): void =>
      places.forEach((p, i) => {
        const pixel = 4 * (k * SIDE * SIDE + Math.floor(p / channels))
        panels[pixel + 3] = 255
        for (let c = p % channels; c < 3; c += channels) panels[pixel + c] = Math.round(values(p, i))
      })
    put(0, visible, (p) => x[p]!)
    put(1, hidden, (p) => x[p]!)
    Object.values(predictions).forEach((guess, k) => {
      put(2 + k, visible, (p) => x[p]!)
      put(2 + k, hidden, (_, i) => guess[i]!)
    })
    return {
      step: 0,
      metrics: {
        hidden: hidden.length,
        visible: visible.length,
        ...(hidden.length > 0 ? Object.fromEntries(errors) : {}),
      },
      arrays: { panels: { shape: [PANELS, SIDE, SIDE, 4], data: panels } },
    }
  }

  const all: NdArray = { shape: [count, SIDE, SIDE, channels], data: pictures.slice() }
  return {
    fixed: { pictures: all },
    setView: (next) => void (view = next as MaskingParams),
    snapshot: async () => snapshot(),
    dispose() {},
  }
}
