import { describe, expect, it } from 'vitest'
import { alternatingSteps } from '../../../../demos/core/dynamics/alternating'
import {
  collapses,
  fixedPoints,
  collapseEdge,
  trajectory,
  velocity,
  type LinearSiamese,
  type State,
} from '../../../../demos/core/dynamics/linear-siamese'
import { Random } from '../../../../demos/core/random'

const both: LinearSiamese = { predictor: true, stopGradient: true, sigma2: 0.3, eta: 0.15, momentum: 0 }
const starts = [0.05, 0.4, 0.9].flatMap((w) => [-0.3, 0.1, 0.5, 1, 1.3].map((p) => ({ p, w })))
const end = (model: LinearSiamese, start: { p: number; w: number }, steps = 4000) =>
  trajectory(model, start, steps).at(-1)!

/** J by its definition: a mean over drawn views. */
function sampledLoss(views: readonly (readonly [number, number])[], { p, w, target }: State): number {
  return views.reduce((sum, [a, b]) => sum + (p * w * a - target * b) ** 2 / 2, 0) / views.length
}

describe('linear siamese network', () => {
  const random = new Random(3, 'views')
  const views = Array.from({ length: 40_000 }, () => {
    const x = random.normal()
    const noise = (): number => Math.sqrt(both.sigma2) * random.normal()
    return [x + noise(), x + noise()] as const
  })
  const at: State = { p: 0.7, w: 0.9, target: 0.6 }
  const slope = (key: keyof State): number =>
    (sampledLoss(views, { ...at, [key]: at[key] + 1e-4 }) - sampledLoss(views, { ...at, [key]: at[key] - 1e-4 })) / 2e-4

  it('descends the loss of drawn views', () => {
    const { p, w } = velocity({ ...both, momentum: 0.9 }, at)
    expect(p).toBeCloseTo(-slope('p') - both.eta * at.p, 1)
    expect(w).toBeCloseTo(-slope('w') - both.eta * at.w, 1)
  })

  it.each([0, 0.9])('without stop-gradient also trains what the target has of the encoder, momentum %f', (momentum) => {
    const stopped = velocity({ ...both, momentum }, at)
    const open = velocity({ ...both, momentum, stopGradient: false }, at)
    expect(open.p).toBe(stopped.p)
    expect(open.w - stopped.w).toBeCloseTo(-(1 - momentum) * slope('target'), 1)
  })
})

describe('fixed points', () => {
  const cases = [both, { ...both, eta: 0.03 }, { ...both, sigma2: 1, eta: 0.1 }, { ...both, momentum: 0.9 }]

  it.each(cases)('are those of Tian et al., and nothing moves there: %j', (model) => {
    const points = fixedPoints(model)
    const root = Math.sqrt(1 - 4 * model.eta * (1 + model.sigma2))
    expect(points).toHaveLength(2)
    points.forEach(({ p, w }, i) => {
      expect(p).toBeCloseTo((1 + (i ? root : -root)) / (2 * (1 + model.sigma2)), 12)
      expect(w).toBeCloseTo(p, 12)
      const by = velocity(model, { p, w, target: w })
      expect(Math.hypot(by.p, by.w)).toBeLessThan(1e-12)
    })
  })

  it.each([both, { ...both, momentum: 0.9 }, { ...both, stopGradient: false, eta: 0.05, momentum: 0.95 }])(
    'the larger one attracts, the smaller one is left on both sides: %j',
    (model) => {
      const [saddle, stable] = fixedPoints(model) as [State, State]
      for (const factor of [0.9, 1.1]) {
        const near = end(model, { p: stable.p * factor, w: stable.w * factor })
        expect(Math.hypot(near.p - stable.p, near.w - stable.w)).toBeLessThan(1e-3)
      }
      expect(collapses(model, { p: saddle.p * 0.9, w: saddle.w * 0.9 })).toBe(true)
      expect(collapses(model, { p: saddle.p * 1.1, w: saddle.w * 1.1 })).toBe(false)
    },
  )

  it('are gone when weight decay exceeds 1 / 4(1 + σ²)', () => {
    const limit = 1 / (4 * (1 + both.sigma2))
    expect(fixedPoints({ ...both, eta: limit * 0.999 })).toHaveLength(2)
    expect(fixedPoints({ ...both, eta: limit * 1.001 })).toEqual([])
  })

  it('need weight decay and augmentation', () => {
    expect(() => fixedPoints({ ...both, eta: 0 })).toThrow('η is 0')
    expect(() => fixedPoints({ ...both, sigma2: 0 })).toThrow('σ² is 0')
  })
})

describe('switches', () => {
  const none = { ...both, predictor: false, stopGradient: false }

  it.each([
    none,
    { ...none, stopGradient: true },
    { ...none, predictor: true },
    { ...none, stopGradient: true, momentum: 0.9 },
  ])('w = 0 attracts every start without predictor or without stop-gradient: %j', (model) => {
    expect(fixedPoints(model)).toEqual([])
    for (const start of starts) expect(Math.abs(end(model, start, 1000).w)).toBeLessThan(1e-3)
  })

  it('with both, most starts keep w', () => {
    const [, stable] = fixedPoints(both)
    const kept = starts.filter((start) => !collapses(both, start))
    expect(kept.length).toBeGreaterThan(starts.length / 2)
    for (const start of kept) expect(end(both, start).w).toBeCloseTo(stable!.w, 2)
  })

  it('without predictor the stop-gradient halves what the loss takes, and only that', () => {
    const fall = (model: LinearSiamese) => velocity({ ...model, eta: 0 }, { p: 1, w: 1, target: 1 }).w
    expect(fall({ ...none, stopGradient: true })).toBeCloseTo(fall(none) / 2, 12)
  })

  it('momentum can stand in for the stop-gradient: only the share 1 − m comes back', () => {
    const model = { ...none, predictor: true, eta: 0.05 }
    expect(collapses(model, { p: 0.5, w: 0.9 })).toBe(true)
    expect(collapses({ ...model, momentum: 0.95 }, { p: 0.5, w: 0.9 })).toBe(false)
  })
})

describe('edge of collapse', () => {
  it('passes the smaller fixed point, and parts what collapses from what holds', () => {
    const [saddle] = fixedPoints(both)
    const ps = [-0.3, saddle!.p, 0.6, 1.2]
    const edge = collapseEdge(both, ps, 1.2)
    expect(edge[1]).toBeCloseTo(saddle!.w, 2)
    ps.forEach((p, i) => {
      for (const w of [0.25, 0.5, 0.75, 0.95]) expect(collapses(both, { p, w: w * edge[i]! })).toBe(true)
      for (const w of [1.05, 1.5, 2]) expect(collapses(both, { p, w: w * edge[i]! })).toBe(false)
    })
  })
})

describe('alternating optimisation', () => {
  const start = { p: 0.2, w: 0.8 }
  it('keeps w with a predictor, whose best weight it finds', () => {
    for (const { p, w } of alternatingSteps(both, start, 5).slice(1)) {
      expect(w).toBeCloseTo(0.8, 12)
      // the loss gives p no velocity there
      expect(velocity({ ...both, eta: 0 }, { p, w, target: w }).p).toBeCloseTo(0, 12)
    }
  })
  it('loses the factor 1 + σ² each round without one, and all at once without stop-gradient', () => {
    expect(alternatingSteps({ ...both, predictor: false }, start, 3)[3]!.w).toBeCloseTo(0.8 / 1.3 ** 3, 12)
    expect(alternatingSteps({ ...both, stopGradient: false }, start, 1)[1]!.w).toBe(0)
  })
})
