import { useNav } from '@slidev/client'
import { useEventListener } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { baseUrl } from './base-url'
import type { Lang } from '../core/text'
import type { DemoDefinition, ParamValue } from './contract'
import { deckClient } from './deck-client'
import type { DemoAssets } from './demo-assets'
import type { DemoHandle } from './demo-handle'
import { initialLocation, parseLocation, type DemoLocation, type Query } from './demo-location'
import { createDemoRecord } from './demo-record'
import { useDemoWindows } from './demo-windows'
import { isReload, keptView } from './kept-view'
import { showsLeader } from './leadership'
import { liveStatus } from './live-status'
import { isLong } from './long-run'
import { sameRun } from './params'
import { followsLecturer, returns } from './room/joined-room'
import { slideKeyOf } from './room/slide-key'
import { createRun } from './run'
import { slideBeingRead } from './slide-being-read'
import { createSlideVisits } from './slide-visits'
import { NO_CURVES } from './static-handle'
import type { Recording } from './recording'
import { recall } from './storage'
import { useMessages } from './useMessages'
import { useUrlState } from './useUrlState'
import { isRecord } from './validation'

const TICK_MS = 500

/** The handle of a demo that runs in this window, for as long as the window is open, whether its slide is mounted or not. */
export function createLiveDemo(
  definition: DemoDefinition,
  page: number,
  slideProps: Record<string, unknown>,
  lang: Lang,
  assets: DemoAssets,
): DemoHandle {
  const { currentSlideNo, slides } = useNav()
  const slideInView = computed(() => slideBeingRead.value ?? currentSlideNo.value)
  const active = computed(() => slideInView.value === page)
  const key = `${definition.id}@${slideKeyOf(slides.value, page)}`
  const start = parseLocation(definition, slideProps as Query, initialLocation(definition))
  const remembered = recall(key)
  const back = isRecord(remembered) ? parseLocation(definition, remembered, start.value) : start
  const kept = keptView(definition, key)
  /** A window that ended without a word had come further than the picture that it kept. */
  const cameFurther =
    kept &&
    back.value.seed === kept.location.seed &&
    back.value.step > kept.location.step &&
    sameRun(definition.schema, back.value.params, kept.location.params)
  const place = kept && !cameFurther ? kept.location : back.value

  const run = createRun(definition, place, () => deckClient(definition), {
    opened: () => windows.publishOpened(),
    changed,
    checkpoint: () => windows.publishCheckpoint(),
    tick: () => windows.tick(),
  })
  if (kept) run.resume(kept.run)

  /** While a run catches up, its location is where it is going. */
  const currentLocation = (): DemoLocation => ({
    params: run.params.value,
    seed: run.seed.value,
    step: run.catchingUp.value ? run.goal.value : run.step.value,
  })
  const playing = computed(() => run.training.value && !run.pausing.value && !run.isRestoring.value)
  const windows = useDemoWindows({
    definition,
    key,
    run,
    location: currentLocation,
    playing: () => playing.value,
    isInView: () => active.value,
    poster: () => assets.poster.value?.snapshot,
    standing: kept?.standing,
    changed,
  })
  const { role, following } = windows
  const address = useUrlState(definition, page, start.value)
  const record = createDemoRecord({
    key,
    location: currentLocation,
    isRunning: () => run.training.value,
    isFollowing: () => following.value,
    view() {
      const picture = run.kept()
      return picture && { standing: windows.standing(), run: picture }
    },
    showAddress: address.show,
  })

  function changed(): void {
    windows.publish()
    if (active.value) record.changed()
  }
  function follow(): void {
    windows.follow()
    address.show(undefined)
  }

  const recordingFailed = shallowRef(false)
  async function recorded(): Promise<Recording | undefined> {
    recordingFailed.value = false
    try {
      const { loadRecording } = await import('./recording')
      return await loadRecording(definition.id, baseUrl().href)
    } catch {
      recordingFailed.value = true
      return undefined
    }
  }
  async function showRecording(): Promise<void> {
    const recording = await recorded()
    if (recording) windows.act(() => run.showRecording(recording))
  }
  /** A location beyond the recorded part of a long run is reached from there, if it is of the same run. */
  async function openLocation(place: DemoLocation): Promise<void> {
    const isBeyond = isLong(place.params) && place.step >= (definition.longRun?.recorded ?? Infinity)
    const recording = isBeyond ? await recorded() : undefined
    const isSame = recording?.seed === place.seed && sameRun(definition.schema, recording.params, place.params)
    if (recording && isSame) run.showRecording(recording, place)
    else run.goTo(place)
  }

  const { messages, dismiss, tellCorrections, again } = useMessages(lang, run, assets, {
    ...windows,
    follow,
    recordingFailed,
    showRecording: () => void showRecording(),
  })
  tellCorrections([...start.corrections, ...(back === start ? [] : back.corrections)])
  watch([run.failure, run.notice], () => again('failed.'))
  watch(run.userImagesMissing, () => again('own.'))
  watch(role, () => again('leader.'))
  watch(returns, () => active.value && follow())

  // ---------------------------------------------------------------- in view or not

  let ticks: ReturnType<typeof setInterval> | undefined
  const visits = createSlideVisits({
    near() {
      assets.load()
      deckClient(definition).prepare(definition.id, definition.engine === 'tensor')
    },
    enter() {
      assets.load()
      windows.enter()
      ticks = setInterval(windows.tick, TICK_MS)
      if (!showsLeader(role.value)) run.open()
      changed()
    },
    leave() {
      clearInterval(ticks)
      record.flush()
      address.hide()
      run.pause()
      windows.leave()
    },
    free: run.close,
  })
  watch(
    () => (active.value ? 'here' : slideInView.value === page - 1 ? 'near' : 'far'),
    (nearness) => {
      if (nearness === 'here') assets.load()
      visits.move(nearness)
    },
    { immediate: true },
  )
  /** The address that a reload finds is of this window's own making: the picture that was kept is later. */
  let isOwnAddress = kept !== undefined && isReload()
  address.onOpened(
    () => active.value,
    (keys) => {
      if (isOwnAddress) return void (isOwnAddress = false)
      const opened = parseLocation(definition, keys, start.value)
      tellCorrections(opened.corrections)
      windows.showOwn()
      openLocation(opened.value)
    },
  )
  isOwnAddress = false
  useEventListener(document, 'visibilitychange', () => {
    if (document.hidden && active.value) record.keep()
  })
  useEventListener('pagehide', () => {
    if (active.value) record.keep()
    windows.close()
  })

  // ---------------------------------------------------------------- what the frame gets

  const posterShown = computed(() => !run.snapshot.value)
  return {
    definition,
    lang,
    strings: assets.strings,
    view: assets.view,
    prediction: assets.prediction,
    active,
    status: computed(() => liveStatus(run, role.value)),
    backend: run.backend,
    wrongBackends: run.wrongBackends,
    stepMs: run.stepMs,
    messages,
    params: computed(() => (posterShown.value && assets.poster.value?.params) || run.params.value),
    seed: computed(() => run.seed.value),
    snapshot: computed(() => run.snapshot.value ?? assets.poster.value?.snapshot),
    curves: computed(() => (posterShown.value ? (assets.poster.value?.curves ?? NO_CURVES) : run.curves.value)),
    isPoster: posterShown,
    still: false,
    playing,
    step: run.step,
    lastStep: run.lastStep,
    keySteps: run.keySteps,
    detached: computed(() => role.value === 'detached'),
    followsLecturer: computed(followsLecturer),
    play: () => windows.act(run.play),
    pause: () => windows.act(run.pause),
    stepOnce: () => windows.act(run.stepOnce),
    reset: () => windows.act(run.reset),
    reseed: () => windows.act(run.reseed),
    scrub: (step: number) => windows.act(() => run.scrub(step), { computes: false }),
    set: (name: string, value: ParamValue) => windows.act(() => run.set(name, value)),
    setOrigin: () => windows.act(() => run.setAll(start.value.params)),
    isLong: computed(() => isLong(run.params.value)),
    showRecording: () => void showRecording(),
    showUserImages: () => windows.act(run.showUserImages),
    link: () => address.link(currentLocation()),
    follow,
    dismiss,
  }
}
