import { computed, shallowRef } from 'vue'
import type { Lang } from '../core/text'
import type { Curves, DemoDefinition, DemoMessage } from './contract'
import type { DemoHandle } from './demo-handle'
import type { DemoAssets } from './demo-assets'
import { fill } from '../core/text'
import { runtimeStrings } from './strings'
import { initialLocation } from './demo-location'

/** A demo that only shows its poster: in print, overview and previews, or when no demo has the id asked for. */
export function staticHandle(
  id: string,
  definition: DemoDefinition | undefined,
  lang: Lang,
  parts: DemoAssets,
): DemoHandle {
  const { poster, prediction, strings, view } = parts
  parts.load()
  const text = fill(runtimeStrings(lang).unknownDemo, { id: id.slice(0, 60) })
  const unknown: DemoMessage[] = definition ? [] : [{ id: 'unknown', level: 'error', text }]
  const nothing = (): void => {}
  return {
    definition,
    lang,
    strings,
    view,
    prediction,
    active: shallowRef(false),
    status: computed(() => (!definition ? 'error' : poster.value ? 'replay' : 'loading')),
    backend: shallowRef(undefined),
    wrongBackends: shallowRef([]),
    stepMs: shallowRef(undefined),
    messages: computed(() => unknown),
    params: computed(() => poster.value?.params ?? (definition ? initialLocation(definition).params : {})),
    seed: computed(() => poster.value?.seed ?? 0),
    snapshot: computed(() => poster.value?.snapshot),
    curves: computed(() => poster.value?.curves ?? NO_CURVES),
    isPoster: computed(() => true),
    still: true,
    playing: computed(() => false),
    step: computed(() => poster.value?.snapshot.step ?? 0),
    lastStep: computed(() => poster.value?.snapshot.step ?? 0),
    keySteps: computed(() => []),
    detached: computed(() => false),
    followsLecturer: computed(() => false),
    play: nothing,
    pause: nothing,
    stepOnce: nothing,
    reset: nothing,
    reseed: nothing,
    scrub: nothing,
    set: nothing,
    setOrigin: nothing,
    isLong: computed(() => false),
    showRecording: nothing,
    showUserImages: nothing,
    link: () => location.href,
    follow: nothing,
    dismiss: nothing,
  }
}
export const NO_CURVES: Curves = { steps: [], metrics: {} }
