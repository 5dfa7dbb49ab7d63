import { describe, expect, it } from 'vitest'
import type { Curves, Snapshot } from '../../../demos/runtime/contract'
import {
  answerOf,
  isAskedOf,
  isExpected,
  isRight,
  outcomeOf,
  PREDICTION,
  type Prediction,
} from '../../../demos/runtime/prediction'
import { toQuery } from '../../../demos/runtime/demo-location'
import { findDemo } from '../../../demos/runtime/registry'

const text = { fr: 'mot', en: 'word' }
const common = { question: text, because: text }
const number: Prediction = {
  ...common,
  kind: 'number',
  min: 0,
  max: 1,
  step: 0.1,
  given: { mask: true },
  outcome: { step: 10, metric: 'knn' },
  expected: [0.6, 0.8],
}
const choice: Prediction = {
  ...common,
  kind: 'choice',
  options: [text, text, text],
  outcome: { step: 10, metric: 'knn', minus: 'before', limits: [-0.1, 0.1] },
  expected: 2,
}
const largest: Prediction = { ...choice, outcome: { step: 10, largest: ['knn', 'before'] }, expected: 0 }

const curves: Curves = {
  steps: [0, 5, 9, 12, 20],
  metrics: { knn: [0.1, 0.2, 0.3, NaN, 0.7], before: [0.5, 0.5, 0.5, 0.5, 0.5] },
}
const upTo = (length: number): Curves => ({
  steps: curves.steps.slice(0, length),
  metrics: Object.fromEntries(Object.entries(curves.metrics).map(([name, values]) => [name, values.slice(0, length)])),
})
const at = (step: number, metrics: Record<string, number> = {}): Snapshot => ({ step, metrics, arrays: {} })

describe('the outcome', () => {
  it('is the first value measured at the step asked for or later', () => {
    expect(outcomeOf(number, curves, at(20))).toBe(0.7)
    expect(outcomeOf(number, upTo(3), at(9, { knn: 0.3 }))).toBeUndefined()
    expect(outcomeOf(number, upTo(4), at(12))).toBeUndefined()
  })
  it('of a recorded run, which has no curves, is that of the step in view', () => {
    expect(outcomeOf(number, upTo(1), at(5000, { knn: 0.9 }))).toBe(0.9)
  })
  it('is the option between whose limits the difference lies', () => {
    expect(outcomeOf(choice, curves, at(20))).toBe(2)
    for (const [knn, option] of [
      [0.3, 0],
      [0.45, 1],
      [0.61, 2],
    ] as const)
      expect(outcomeOf(choice, upTo(1), at(10, { knn, before: 0.5 }))).toBe(option)
  })
  it('is the option of the largest metric, once all are measured', () => {
    expect(outcomeOf(largest, curves, at(20))).toBe(0)
    expect(outcomeOf(largest, upTo(1), at(10, { knn: 0.2, before: 0.5 }))).toBe(1)
    expect(outcomeOf(largest, upTo(1), at(10, { knn: 0.2 }))).toBeUndefined()
  })
})

describe('the answer', () => {
  const answered = (prediction: Prediction, ...given: number[]) => answerOf(prediction, { [PREDICTION]: given })
  it('is one that the question has', () => {
    expect(answered(number)).toBeUndefined()
    expect(answered(number, 0.4)).toBe(0.4)
    expect(answered(number, 1.4)).toBeUndefined()
    expect(answered(choice, 2)).toBe(2)
    for (const wrong of [3, -1, 0.5]) expect(answered(choice, wrong)).toBeUndefined()
  })
  it('is right near the outcome, or as the option that came out', () => {
    expect([0.61, 0.79, 0.85].map((given) => isRight(number, given, 0.7))).toEqual([true, true, false])
    expect([1, 2].map((given) => isRight(choice, given, 2))).toEqual([false, true])
    expect([0.5, 0.6, 0.9].map((value) => isExpected(number, value))).toEqual([false, true, false])
  })
  it('counts for the run that the question speaks of', () => {
    expect(isAskedOf(number, { mask: true, other: 1 })).toBe(true)
    expect(isAskedOf(number, { mask: false })).toBe(false)
    expect(isAskedOf(choice, {})).toBe(true)
  })
  it('is part of the address of a demo that asks', () => {
    const demo = findDemo('collapse')!
    const start = {
      params: { ...Object.fromEntries(Object.entries(demo.schema).map(([key, { default: value }]) => [key, value])) },
      seed: 1,
      step: 0,
    }
    const place = { ...start, params: { ...start.params, [PREDICTION]: [2] } }
    expect(toQuery(demo, place, start)).toEqual({ demo: 'collapse', prediction: '2' })
    expect(findDemo('heads')!.schema).not.toHaveProperty(PREDICTION)
  })
})
