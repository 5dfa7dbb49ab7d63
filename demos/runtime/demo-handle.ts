import type { Component, ComputedRef, Ref, ShallowRef } from 'vue'
import type { Lang } from '../core/text'
import type {
  BackendName,
  Curves,
  DemoDefinition,
  DemoMessage,
  DemoStatus,
  DemoStrings,
  ParamValue,
  Params,
  Snapshot,
} from './contract'
import type { Prediction } from './prediction'

/** What `useDemo(id)` returns: all that a frame needs to draw a demo and to work it. */
export interface DemoHandle {
  /** Undefined when no demo has this id (then `messages` says so). */
  definition: DemoDefinition | undefined
  lang: Lang
  /** Undefined until loaded. */
  strings: Readonly<ShallowRef<DemoStrings | undefined>>
  view: Readonly<ShallowRef<Component | undefined>>
  /** What the visitor may predict before a run. */
  prediction: Readonly<ShallowRef<Prediction | undefined>>

  /** Its slide is the one in view. */
  active: Readonly<Ref<boolean>>
  status: ComputedRef<DemoStatus>
  /** The backend in use; undefined until one serves (a poster has none). */
  backend: Readonly<Ref<BackendName | undefined>>
  /** Backends that compute wrong on this machine, and are not used. */
  wrongBackends: Readonly<Ref<readonly BackendName[]>>
  /** Median milliseconds of the latest steps; undefined before the first. */
  stepMs: Readonly<Ref<number | undefined>>
  messages: ComputedRef<readonly DemoMessage[]>

  params: ComputedRef<Params>
  seed: ComputedRef<number>
  /** The snapshot at the cursor: live, scrubbed back, received from the leader, or the poster. */
  snapshot: ComputedRef<Snapshot | undefined>
  curves: ComputedRef<Curves>
  /** True while the committed poster is what is drawn. */
  isPoster: ComputedRef<boolean>
  /** True in print, overview and previews: draw the poster, no controls. */
  still: boolean

  /** Steps are being trained, and pause() would stop them; the status is `paused` once the last picture is there. */
  playing: ComputedRef<boolean>
  /** Step at the cursor, newest step, and the steps that have a key frame (ascending). */
  step: ComputedRef<number>
  lastStep: ComputedRef<number>
  keySteps: ComputedRef<readonly number[]>

  /** Another window leads and this one has gone its own way: offer `follow()`. */
  detached: ComputedRef<boolean>
  /** Who leads is the lecturer on another device, not a window of this one. */
  followsLecturer: ComputedRef<boolean>

  play(): void
  pause(): void
  /** Trains one step, then waits. */
  stepOnce(): void
  /** The same run from step 0. */
  reset(): void
  /** A run with the next seed. */
  reseed(): void
  /** Moves the cursor to the key frame nearest to `step`. */
  scrub(step: number): void
  set(key: string, value: ParamValue): void
  /** The parameters that the slide itself starts with. */
  setOrigin(): void
  /** The run is the long one, of which a part is recorded. */
  isLong: ComputedRef<boolean>
  /** Shows the recorded part of the long run; training can go on from its end. */
  showRecording(): void
  /** Starts again with the visitor's own images. */
  showUserImages(): void
  /** Absolute address of this very picture. */
  link(): string
  follow(): void
  dismiss(messageId: string): void
}
