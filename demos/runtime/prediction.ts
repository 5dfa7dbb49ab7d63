/**
 * What the visitor is asked to predict before a run: a question, its answers, and how the outcome is read off the run.
 * Plain data, so that whatever else asks the room a question can ask this one.
 */
import * as v from 'valibot'
import type { Curves, DemoDefinition, NumberSpec, NumbersSpec, Params, Snapshot } from './contract'
import { sameValue } from './params'

const textSchema = v.object({ fr: v.pipe(v.string(), v.nonEmpty()), en: v.pipe(v.string(), v.nonEmpty()) })
/** The value of a metric, less that of another if one is named, at this step or at the first measured after it. */
const metricSchema = { step: v.number(), metric: v.string(), minus: v.optional(v.string()) }

const common = {
  question: textSchema,
  /** Why the outcome is the expected one. */
  because: textSchema,
  /** The parameters that the question speaks of; a run with others decides nothing. */
  given: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
}
const choice = { ...common, kind: v.literal('choice'), options: v.pipe(v.array(textSchema), v.minLength(2)) }

/** Checks a prediction, as written in `demos/<name>/prediction.ts`. */
export const predictionSchema = v.union([
  /** One of the options: that of the largest of several metrics. */
  v.object({
    ...choice,
    outcome: v.object({ step: v.number(), largest: v.pipe(v.array(v.string()), v.minLength(2)) }),
    /** The option that the demo comes to with its defaults. */
    expected: v.number(),
  }),
  /** One of the options, from the smallest value to the largest; `limits` are the values between them. */
  v.object({
    ...choice,
    outcome: v.object({ ...metricSchema, limits: v.pipe(v.array(v.number()), v.minLength(1)) }),
    expected: v.number(),
  }),
  /** A number, given with a slider. */
  v.object({
    ...common,
    kind: v.literal('number'),
    min: v.number(),
    max: v.number(),
    step: v.number(),
    outcome: v.object(metricSchema),
    /** Where the demo ends with its defaults, from one value to the other; an answer there is right. */
    expected: v.tuple([v.number(), v.number()]),
  }),
])
export type Prediction = v.InferOutput<typeof predictionSchema>
export type NumberPrediction = Extract<Prediction, { kind: 'number' }>

const modules = import.meta.glob<Prediction>('../*/prediction.ts', { import: 'default' })
const fileOf = (id: string): string => `../${id}/prediction.ts`

/** The prediction of a demo, from its folder; undefined if it asks for none. */
export const loadPrediction = async (id: string): Promise<Prediction | undefined> => modules[fileOf(id)]?.()

/** The parameter that holds the visitor's answer: empty, or one number, which counts options from 0. */
export const PREDICTION = 'prediction'
const spec: NumbersSpec = { type: 'numbers', minLength: 0, maxLength: 1, min: -1e6, max: 1e6, default: [], view: true }

/** A demo whose folder holds a prediction has one parameter more: the visitor's answer. */
export function withPrediction(definition: DemoDefinition): DemoDefinition {
  if (!Object.hasOwn(modules, fileOf(definition.id))) return definition
  return { ...definition, schema: { ...definition.schema, [PREDICTION]: spec } }
}

/** The slider of a number. */
export const sliderOf = ({ min, max, step }: NumberPrediction): NumberSpec => ({
  type: 'number',
  min,
  max,
  step,
  default: min,
})

/** The visitor's answer; undefined while there is none, or one that the question does not have. */
export function answerOf(prediction: Prediction, params: Params): number | undefined {
  const given = params[PREDICTION]
  const answer: unknown = Array.isArray(given) ? given[0] : undefined
  if (typeof answer !== 'number') return undefined
  const [least, most] =
    prediction.kind === 'choice' ? [0, prediction.options.length - 1] : [prediction.min, prediction.max]
  const whole = prediction.kind === 'number' || Number.isInteger(answer)
  return whole && answer >= least && answer <= most ? answer : undefined
}

/** Whether a run with these parameters is the one that the question speaks of. */
export function isAskedOf({ given = {} }: Prediction, params: Params): boolean {
  return Object.entries(given).every(([key, value]) => sameValue(params[key], value))
}

/**
 * What came out.
 *
 * @param prediction - says which metrics count, and from which step on
 * @param curves - the run up to the step in view
 * @param snapshot - the step in view, which a recorded run has without its curves
 * @returns the number of the option, or the value; undefined while nothing has been measured so late
 */
export function outcomeOf({ outcome, kind }: Prediction, curves: Curves, snapshot: Snapshot): number | undefined {
  const first = curves.steps.findIndex((step) => step >= outcome.step)
  const measured = (name: string): number => {
    const values = first < 0 ? [] : (curves.metrics[name]?.slice(first) ?? [])
    return (
      [...values, snapshot.step >= outcome.step ? (snapshot.metrics[name] ?? NaN) : NaN].find(Number.isFinite) ?? NaN
    )
  }
  if ('largest' in outcome) {
    const values = outcome.largest.map(measured)
    return values.every(Number.isFinite) ? values.indexOf(Math.max(...values)) : undefined
  }
  const value = measured(outcome.metric) - (outcome.minus === undefined ? 0 : measured(outcome.minus))
  if (!Number.isFinite(value)) return undefined
  return kind === 'choice' && 'limits' in outcome ? outcome.limits.filter((limit) => value >= limit).length : value
}

/** Whether an answer, or an outcome, is what the demo comes to with its defaults. */
export function isExpected({ kind, expected }: Prediction, value: number): boolean {
  return kind === 'choice' ? value === expected : value >= expected[0] && value <= expected[1]
}
/** Whether the visitor was right: the same option, or a number as far from the outcome as the expected ones lie apart. */
export function isRight(prediction: Prediction, answer: number, outcome: number): boolean {
  if (prediction.kind === 'choice') return answer === outcome
  const [least, most] = prediction.expected
  return Math.abs(answer - outcome) <= (most - least) / 2
}
