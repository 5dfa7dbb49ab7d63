/** The fast gradient of each method is the gradient of its loss as published. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { l2Normalize } from '../../../../../demos/core/nn/l2-normalize'
import * as avid from '../../../../../demos/core/ssl/methods/avid-cma/gradient'
import { loss as avidLoss } from '../../../../../demos/core/ssl/methods/avid-cma/loss'
import * as barlow from '../../../../../demos/core/ssl/methods/barlow-twins/gradient'
import { loss as barlowLoss } from '../../../../../demos/core/ssl/methods/barlow-twins/loss'
import * as byol from '../../../../../demos/core/ssl/methods/byol/gradient'
import { loss as byolLoss } from '../../../../../demos/core/ssl/methods/byol/loss'
import * as dino from '../../../../../demos/core/ssl/methods/dino/gradient'
import { loss as dinoLoss } from '../../../../../demos/core/ssl/methods/dino/loss'
import * as moco from '../../../../../demos/core/ssl/methods/moco/gradient'
import { loss as mocoLoss } from '../../../../../demos/core/ssl/methods/moco/loss'
import * as pirl from '../../../../../demos/core/ssl/methods/pirl/gradient'
import type { Criterion } from '../../../../../demos/core/ssl/methods/pirl/criterion'
import { loss as pirlLoss } from '../../../../../demos/core/ssl/methods/pirl/loss'
import * as similarity from '../../../../../demos/core/ssl/methods/similarity/gradient'
import { loss as similarityLoss } from '../../../../../demos/core/ssl/methods/similarity/loss'
import * as simclr from '../../../../../demos/core/ssl/methods/simclr/gradient'
import { loss as simclrLoss } from '../../../../../demos/core/ssl/methods/simclr/loss'
import * as simsiam from '../../../../../demos/core/ssl/methods/simsiam/gradient'
import { loss as simsiamLoss } from '../../../../../demos/core/ssl/methods/simsiam/loss'
import * as swav from '../../../../../demos/core/ssl/methods/swav/gradient'
import { loss as swavLoss } from '../../../../../demos/core/ssl/methods/swav/loss'
import * as vicreg from '../../../../../demos/core/ssl/methods/vicreg/gradient'
import { loss as vicregLoss } from '../../../../../demos/core/ssl/methods/vicreg/loss'
import { autodiff, check, expectClose, lengthOf, matrices, sizes } from '../../twin'

const { seed, N, d, K, temperature, lambda } = sizes
const rows = (...views: Tensor2D[]): Tensor2D => tf.concat2d(views, 0)
const isZero = (x: tf.Tensor) => expect(x.dataSync().every((value) => value === 0)).toBe(true)

it('similarity', () =>
  check({ seed, N, d }, (at) => {
    const draw = matrices(at.seed)
    const [z1, z2] = [draw(at.N, at.d), draw(at.N, at.d)]
    const cache = similarity.forward(rows(z1, z2))
    const wanted = rows(...autodiff(similarityLoss, [z1, z2]))
    expectClose(similarity.gradient(cache), wanted, lengthOf(cache.inverse) / at.N)
  }))

it('SimCLR', () =>
  check({ seed, N, d, temperature }, (at) => {
    const draw = matrices(at.seed)
    const [z1, z2] = [draw(at.N, at.d), draw(at.N, at.d)]
    const options = { ...at, mask: simclr.selfMask(2 * at.N) }
    const wanted = rows(...autodiff((a, b) => simclrLoss(a, b, at), [z1, z2]))
    expectClose(simclr.gradient(simclr.forward(rows(z1, z2), options), options), wanted, 1 / at.temperature)
  }))

it('MoCo: keys and queue get no gradient', () =>
  check({ seed, N, d, K, temperature }, (at) => {
    const draw = matrices(at.seed)
    const [q, k, queue] = [draw(at.N, at.d), draw(at.N, at.d), l2Normalize(draw(at.K, at.d)).z]
    const [dq, dk, dQueue] = autodiff((...x) => mocoLoss(x[0]!, x[1]!, x[2]!, at), [q, k, queue])
    expectClose(moco.gradient(moco.forward(q, l2Normalize(k).z, queue, at), at), dq!, 1 / at.temperature)
    for (const none of [dk!, dQueue!]) isZero(none)
  }))

const criteria = ['paper', 'softargmax', 'nce'] as const
describe.each(criteria)('PIRL by %s', (criterion) => {
  it.each(['shared', 'of each image'])('negatives %s', (shared) =>
    check({ seed, N, d, K, temperature, lambda, bias: fc.double({ min: -3, max: 8, noNaN: true }) }, (at) => {
      const draw = matrices(at.seed)
      const unit = (n: number): Tensor2D => l2Normalize(draw(n, at.d)).z
      const [f, g, memory] = [draw(at.N, at.d), draw(at.N, at.d), unit(at.N)]
      const negatives =
        shared === 'shared' ? unit(at.K) : (tf.reshape(unit(at.N * at.K), [at.N, at.K, at.d]) as Tensor3D)
      const by: Criterion = criterion === 'nce' ? { criterion, bias: at.bias } : { criterion }
      const options = { ...at, ...by }
      const { df, dg } = pirl.gradient(pirl.forward(f, g, memory, negatives, options), options)
      const [wantedF, wantedG, dMemory] = autodiff(
        (...x) => pirlLoss(x[0]!, x[1]!, x[2]!, negatives, options),
        [f, g, memory],
      )
      isZero(dMemory!)
      expectClose(df, wantedF!, 1 / at.temperature)
      expectClose(dg, wantedG!, 1 / at.temperature)
    }),
  )
})

it.each([true, false])('SwAV, equipartition %s, with any number of views', (equipartition) =>
  check(
    {
      seed,
      N,
      d,
      K,
      temperature,
      epsilon: fc.double({ min: 0.05, max: 1, noNaN: true }),
      views: fc.integer({ min: 2, max: 4 }),
    },
    (at) => {
      const draw = matrices(at.seed)
      const views = Array.from({ length: at.views }, () => draw(at.N, at.d))
      const C = l2Normalize(draw(at.K, at.d)).z
      const options = { ...at, equipartition, iterations: 3 }
      const { de, dPrototypes } = swav.gradient(swav.forward(rows(...views), C, options), options)
      const all = autodiff((...x) => swavLoss(x.slice(0, -1), x.at(-1)!, options), [...views, C])
      expectClose(de, rows(...all.slice(0, -1)), 1 / at.temperature)
      expectClose(dPrototypes, all.at(-1)!, 1 / at.temperature)
    },
  ),
)

it('BYOL: targets get no gradient', () =>
  check({ seed, N, d }, (at) => {
    const draw = matrices(at.seed)
    const [q1, q2, z1, z2] = Array.from({ length: 4 }, () => draw(at.N, at.d)) as [
      Tensor2D,
      Tensor2D,
      Tensor2D,
      Tensor2D,
    ]
    const [d1, d2, ...targets] = autodiff((...x) => byolLoss(x[0]!, x[1]!, x[2]!, x[3]!), [q1, q2, z1, z2])
    const cache = byol.forward(rows(q1, q2), rows(z1, z2))
    expectClose(byol.gradient(cache), rows(d1!, d2!), (2 * lengthOf(cache.inverse)) / at.N)
    targets.forEach(isZero)
  }))

it('SimSiam, with the stop-gradient and without', () =>
  check({ seed, N, d }, (at) => {
    const draw = matrices(at.seed)
    const [p1, p2, z1, z2] = Array.from({ length: 4 }, () => draw(at.N, at.d)) as [
      Tensor2D,
      Tensor2D,
      Tensor2D,
      Tensor2D,
    ]
    const cache = simsiam.forward(rows(p1, p2), rows(z1, z2))
    for (const stopGradient of [true, false]) {
      const loss = (...x: Tensor2D[]) => simsiamLoss(x[0]!, x[1]!, x[2]!, x[3]!, { stopGradient })
      const [d1, d2, ...targets] = autodiff(loss, [p1, p2, z1, z2])
      expectClose(simsiam.gradient(cache), rows(d1!, d2!), lengthOf(cache.pInverse) / at.N)
      if (stopGradient) targets.forEach(isZero)
      else expectClose(simsiam.targetGradient(cache), rows(...targets), lengthOf(cache.zInverse) / at.N)
    }
  }))

it.each([true, false])('Barlow Twins, centred %s', (centred) =>
  check({ seed, N: fc.integer({ min: 3, max: 8 }), d, lambda }, (at) => {
    const draw = matrices(at.seed)
    const [zA, zB] = [draw(at.N, at.d), draw(at.N, at.d)]
    const options = { lambda: at.lambda, centred }
    const wanted = rows(...autodiff((a, b) => barlowLoss(a, b, options), [zA, zB]))
    expectClose(barlow.gradient(barlow.forward(rows(zA, zB), options), options), wanted, at.d)
  }),
)

it('VICReg, with units above and below the floor', () =>
  check(
    { seed, N: fc.integer({ min: 2, max: 8 }), d, scale: fc.double({ min: 0.1, max: 3, noNaN: true }), lambda },
    (at) => {
      const draw = matrices(at.seed)
      const [z1, z2] = [draw(at.N, at.d, at.scale), draw(at.N, at.d, at.scale)]
      const options = { invariance: 25, variance: 25 * at.lambda, covariance: 1 }
      const wanted = rows(...autodiff((a, b) => vicregLoss(a, b, options), [z1, z2]))
      expectClose(vicreg.gradient(vicreg.forward(rows(z1, z2)), options), wanted)
    },
  ))

it('DINO, with any number of views: teacher and centre get no gradient', () =>
  check(
    {
      seed,
      N,
      K: d,
      studentTemperature: temperature,
      teacherTemperature: temperature,
      views: fc.integer({ min: 2, max: 4 }),
    },
    (at) => {
      const draw = matrices(at.seed)
      const student = Array.from({ length: at.views }, () => draw(at.N, at.K))
      const [t1, t2, center] = [draw(at.N, at.K), draw(at.N, at.K), draw(1, at.K)]
      const actual = dino.gradient(dino.forward(rows(...student), rows(t1, t2), center, at), at)
      const loss = (...x: Tensor2D[]) => dinoLoss(x.slice(3), x.slice(0, 2), x[2]!, at)
      const [d1, d2, dCenter, ...wanted] = autodiff(loss, [t1, t2, center, ...student])
      expectClose(actual, rows(...wanted), 1 / at.studentTemperature)
      for (const none of [d1!, d2!, dCenter!]) isZero(none)
    },
  ))

const weight = fc.constantFrom(0, 0.5, 1)
const coefficients = { withinInstance: weight, crossPositives: weight, withinPositives: weight }
it.each(['shared', 'of each clip', 'the batch'])('AVID and CMA, negatives %s, any mix of terms', (kind) =>
  check(
    {
      seed,
      N: fc.integer({ min: 2, max: 6 }),
      d,
      K,
      temperature,
      P: fc.integer({ min: 1, max: 3 }),
      logNoise: fc.double({ min: -2, max: 3, noNaN: true }),
      ...coefficients,
    },
    (at) => {
      const draw = matrices(at.seed)
      const unit = (n: number): Tensor2D => l2Normalize(draw(n, at.d)).z
      const each = (n: number): Tensor3D => tf.reshape(unit(at.N * n), [at.N, n, at.d])
      const rowsOf = () => ({
        own: unit(at.N),
        negatives: kind === 'of each clip' ? each(at.K) : unit(kind === 'shared' ? at.K : at.N),
        excludesOwn: kind === 'the batch',
        positives: each(at.P),
      })
      const [video, audio] = [draw(at.N, at.d), draw(at.N, at.d)]
      const memory = { video: rowsOf(), audio: rowsOf() }
      const options = { ...at, crossInstance: 1 }
      const actual = avid.gradient(avid.forward(video, audio, memory, options), options)
      const [dVideo, dAudio] = autodiff((v, a) => avidLoss(v, a, memory, options), [video, audio])
      expectClose(actual.video, dVideo!, 1 / at.temperature)
      expectClose(actual.audio, dAudio!, 1 / at.temperature)
    },
  ),
)

describe('a loss refuses what does not fit, and says what it got', () => {
  const [wide, narrow] = [tf.ones([4, 8]), tf.ones([4, 7])] as [Tensor2D, Tensor2D]
  const swavOptions = { temperature: 0.1, epsilon: 0.05, iterations: 3 }
  const dinoOptions = { studentTemperature: 0.1, teacherTemperature: 0.04 }
  const pirlOptions = { lambda: 0.5, temperature: 0.2, criterion: 'paper' } as const
  const calls: Record<string, () => unknown> = {
    'similarity loss: z2': () => similarityLoss(wide, narrow),
    'simclr loss: z2': () => simclrLoss(wide, narrow, { temperature: 1 }),
    'moco loss: k': () => mocoLoss(wide, narrow, wide, { temperature: 1 }),
    'moco loss: queue': () => mocoLoss(wide, wide, narrow, { temperature: 1 }),
    'pirl loss: g': () => pirlLoss(wide, narrow, wide, wide, pirlOptions),
    'contrastiveScores: negatives': () => pirlLoss(wide, wide, wide, narrow, pirlOptions),
    'swav loss: embeddings of a view': () => swavLoss([wide, narrow], wide, swavOptions),
    'swav loss: prototypes': () => swavLoss([wide, wide], narrow, swavOptions),
    'byol loss: z1': () => byolLoss(wide, wide, narrow, wide),
    'simsiam loss: z2': () => simsiamLoss(wide, wide, wide, narrow),
    'barlow-twins loss: zB': () => barlowLoss(wide, narrow, { lambda: 1 }),
    'vicreg loss: z2': () => vicregLoss(wide, narrow, { invariance: 25, variance: 25, covariance: 1 }),
    'dino loss: outputs of a view': () => dinoLoss([wide, narrow], [wide, wide], tf.ones([1, 8]), dinoOptions),
    'dino loss: center': () => dinoLoss([wide, wide], [wide, wide], tf.ones([1, 7]), dinoOptions),
  }
  it.each(Object.entries(calls))('%s', (what, call) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(what)
    expect(call).toThrow(/7\].*8\]/)
  })
})
