/**
 * What a demo is, for everybody: its parameters, its strings, its session and the snapshots between
 * them. A demo is a deterministic function of `{ params, seed, step }`; everything else in the
 * runtime follows from that.
 */
import type { Component } from 'vue'
import type { NdArray } from '../core/ndarray'
import type { TrainedMethod } from '../core/ssl/diagrams'
import type { StateDict } from '../core/state-dict'
import type { Lang } from '../core/text'
import type { ArrayTypeName, EncodedArray } from './array-encoding'

// ------------------------------------------------------------------ parameters

interface SpecBase {
  /**
   * A view parameter (what is picked, how it is coloured) changes the picture only: the run goes on.
   * Any other parameter defines the run, so changing it starts the run again at step 0.
   */
  view?: boolean
  /** The view itself has the control of it, large enough for the back row; the frame shows none. */
  inView?: boolean
  /** Its control is shown only where another parameter has this value: elsewhere it does nothing. */
  when?: readonly [param: string, value: string]
}
export interface NumberSpec extends SpecBase {
  type: 'number'
  min: number
  max: number
  /** Grid of the slider; values from URLs are clamped and snapped to it. */
  step: number
  default: number
  unit?: string
  /** `log2` and `log10`: the slider moves by factors; `step` then counts in exponents. */
  scale?: 'log2' | 'log10'
}
export interface ChoiceSpec extends SpecBase {
  type: 'choice'
  options: readonly string[]
  default: string
  /**
   * The options are sets of images, and `own` among them is the visitor's. A run on those is private: its pictures,
   * curves and state never leave the device.
   */
  images?: true
}
export interface FlagSpec extends SpecBase {
  type: 'flag'
  default: boolean
}
export interface TextSpec extends SpecBase {
  type: 'text'
  maxLength: number
  default: string
}
export interface NumbersSpec extends SpecBase {
  type: 'numbers'
  minLength: number
  maxLength: number
  min: number
  max: number
  default: readonly number[]
}
export type ParamSpec = NumberSpec | ChoiceSpec | FlagSpec | TextSpec | NumbersSpec
export type Schema = Readonly<Record<string, ParamSpec>>

type ValueOf<S extends ParamSpec> = S extends NumberSpec
  ? number
  : S extends FlagSpec
    ? boolean
    : S extends NumbersSpec
      ? readonly number[]
      : S extends ChoiceSpec
        ? S['options'][number]
        : string
export type ParamValue = number | string | boolean | readonly number[]
/** The values of a schema; `Params` alone is the untyped record that the runtime moves about. */
export type Params<S extends Schema = Schema> = { readonly [K in keyof S]: ValueOf<S[K]> }

// ------------------------------------------------------------------ snapshots

/** What a view draws. Metrics are kept for every snapshot (curves), arrays for key frames. */
export interface Snapshot {
  step: number
  metrics: Readonly<Record<string, number>>
  arrays: Readonly<Record<string, NdArray>>
}

// ------------------------------------------------------------------ session (worker side)

export const BACKENDS = ['webgl', 'wasm', 'cpu'] as const
export type BackendName = (typeof BACKENDS)[number]

export interface SessionContext {
  backend: BackendName
  /** Step at which the run ends: the learning rate falls to 0 there. */
  steps: number
  /** Bytes of a file of public/, e.g. `data/mnist.png`. Throws `AssetError` if missing or damaged. */
  bytes(path: string): Promise<Uint8Array>
}

/** One run, in the worker. Created at step 0; `step` trains once; reads happen between steps. */
export interface Session {
  /** Arrays that never change during the run (held-out images, labels): merged into each snapshot. */
  fixed?: Readonly<Record<string, NdArray>>
  /** One training step. Absent for demos that compute forward only. */
  step?(): void | Promise<void>
  /**
   * The picture of the present step. `full` also evaluates what costs more than a step (k-NN, maps);
   * otherwise such values are left as they were last.
   */
  snapshot(full: boolean): Promise<Snapshot>
  /** All that training needs to go on (parameters, optimiser, random state), by name. */
  stateDict?(): Promise<StateDict>
  /**
   * Goes on from the state that a session of equal params and seed had at `step`.
   *
   * @throws StateDictError if an entry is missing, unexpected or misshapen
   */
  loadStateDict?(step: number, state: StateDict): Promise<void>
  /** View parameters may change what is snapshotted (never the run). */
  setView?(params: Params): void
  dispose(): void
}
export interface SessionModule<S extends Schema = Schema> {
  create(params: Params<S>, seed: number, context: SessionContext): Promise<Session>
}

// ------------------------------------------------------------------ demo (main-thread side)

export interface ParamStrings {
  label: string
  /** One sentence: what moving it does. */
  help?: string
  options?: Readonly<Record<string, string>>
}
/** Every text of a demo. Both languages have the same keys (`satisfies Bilingual<...>` holds them to it). */
export interface DemoStrings {
  title: string
  /** The question asked before anything is pressed. */
  question: string
  /** The sentence read afterwards: what to notice. */
  notice: string
  /** Asked and told instead while the visitor's own images are shown. */
  own?: { question?: string; notice: string }
  params: Readonly<Record<string, ParamStrings>>
  metrics: Readonly<Record<string, string>>
  /** Texts of the view itself; `{name}` marks a place for a value. */
  view: Readonly<Record<string, string>>
}
export type Bilingual<T> = Readonly<Record<Lang, T>>

/** Props of each demo's View.vue, a pure function of them. It emits `set` with `(key, value)`. */
export interface ViewProps<S extends Schema = Schema> {
  params: Params<S>
  snapshot: Snapshot
  /** Metrics of every snapshot up to the cursor, in order of steps. */
  curves: Curves
  strings: DemoStrings
  lang: Lang
  /** Printed or poster: no controls inside the view, no transitions. */
  still: boolean
}
export interface Curves {
  steps: readonly number[]
  /** Same length as `steps`; NaN where a metric was not measured. */
  metrics: Readonly<Record<string, readonly number[]>>
}

export interface LongRun {
  /** Step at which it ends. */
  steps: number
  /** Step up to which it is recorded. */
  recorded: number
}

/** Step, seed and parameters of a committed poster. */
export interface PosterRun<S extends Schema = Schema> {
  step: number
  seed: number
  params?: Partial<Params<S>>
}
export interface DemoDefinition<S extends Schema = Schema> {
  id: string
  schema: S
  /** `tensor` sessions run on TensorFlow.js; `plain` ones on typed arrays, without loading it. */
  engine: 'tensor' | 'plain'
  /** Step at which a run ends by itself; 0 for demos that compute forward only. */
  steps: number
  /** A longer run, which a script records up to a step: see `recording.ts`. */
  longRun?: LongRun
  /** Metrics and arrays that are read from a clock: these alone differ between runs of equal params and seed. */
  measures?: readonly string[]
  /** Arrays that pictures have with other parameters than the poster's. */
  alsoShows?: Readonly<Record<string, { type: ArrayTypeName; dimensions: number }>>
  /** Few controls stand in a row below the picture, which then is as wide as the slide. */
  controls?: 'below'
  /** Which methods of self-supervised learning these parameters train: their diagrams stand beside the picture. */
  methods?(params: Params<S>): readonly TrainedMethod[]
  poster: PosterRun<S>
  /** Posters of slides that set parameters; their files are called `<name>-poster.json`. */
  presets?: Readonly<Record<string, PosterRun<S> & { load(): Promise<{ default: PosterFile }> }>>
  load: {
    strings(): Promise<{ default: Bilingual<DemoStrings> }>
    view(): Promise<{ default: Component }>
    poster(): Promise<{ default: PosterFile }>
    /**
     * Named by forward demos that compute in less time than a message to the worker and back takes: the window
     * itself computes them, before it draws its next frame. They need no file. Elsewhere sessions are found by their file.
     */
    session?(): Promise<SessionModule>
  }
}
/** Gives a demo its type: the parameters of its views and sessions follow from its schema. */
export function defineDemo<const S extends Schema>(definition: DemoDefinition<S>): DemoDefinition<S> {
  return definition
}

/** A snapshot as JSON. */
export interface EncodedSnapshot {
  step: number
  metrics: Readonly<Record<string, number | null>>
  arrays: Readonly<Record<string, EncodedArray>>
}
export interface PosterFile {
  params: Params
  seed: number
  snapshot: EncodedSnapshot
  curves: { steps: readonly number[]; metrics: Readonly<Record<string, readonly (number | null)[]>> }
}

// ------------------------------------------------------------------ handle (what `useDemo` gives the frame)

/**
 * loading: the session is being prepared · ready: prepared, at step 0 · running · paused ·
 * following: another window leads · replay: a recording is shown (the poster, or an earlier step) · error
 */
export type DemoStatus = 'loading' | 'ready' | 'running' | 'paused' | 'following' | 'replay' | 'error'

export interface DemoMessage {
  id: string
  level: 'info' | 'warning' | 'error'
  /** In the language of the deck, in plain words: what happened and what to do. */
  text: string
  /** A button that mends it, if one can. */
  action?: { label: string; run(): void }
}
