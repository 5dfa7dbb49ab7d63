import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { Lang } from '../core/text'
import type { DemoDefinition, ParamValue } from './contract'
import { deckClient } from './deck-client'
import { deckStore } from './deck-store'
import type { DemoAssets } from './demo-assets'
import type { DemoHandle } from './demo-handle'
import { initialLocation, parseLocation, type DemoLocation, type Query } from './demo-location'
import { createDemoSync, type DemoSync } from './demo-sync'
import { epochSchema } from './leader-state'
import { MAX_AHEAD_MS, showsLeader, type Role } from './leadership'
import { liveStatus } from './live-status'
import { createRun, type SavedRun } from './run'
import { createSlideVisits } from './slide-visits'
import { NO_CURVES } from './static-handle'
import { recall, remember } from './storage'
import { useMessages } from './useMessages'
import { useUrlState } from './useUrlState'
import { isRecord, parsed } from './validation'
import { windowId } from './window-id'

const TICK_MS = 500
/** While a run goes on, how often address and storage are told: each costs a few ms. */
const NOTE_MS = 2000
/** Otherwise once what is moved has come to rest, so that it is not held up. */
const REST_MS = 400
/** Without an answer for so long the leader is taken to be gone; viewers on other devices can't ask. */
const SILENCE_MS = __FOLLOWS_FEED__ ? 6000 : 1450

/** The handle of a demo that runs in this window. */
export function useLiveDemo(
  definition: DemoDefinition,
  slideProps: Record<string, unknown>,
  lang: Lang,
  assets: DemoAssets,
): DemoHandle {
  const { isPresenter, currentSlideNo } = useNav()
  const page = useSlideContext().$page.value
  const key = `${definition.id}@${page}`
  const active = useIsSlideActive()
  const start = parseLocation(definition, slideProps as Query, initialLocation(definition))
  const remembered = recall(key)
  const back = isRecord(remembered) ? parseLocation(definition, remembered, start.value) : start

  const role = shallowRef<Role>('alone')
  /** The leader's run is of own images, which are on another device. */
  const isHidden = shallowRef(false)
  let sync: DemoSync | undefined
  /** An address with a location in this demo was opened: it is shown, whatever other windows do. */
  let linked = false
  /** The visitor has done something here that following would put aside. */
  let touched = false
  /** The run of this window, kept while another is followed. */
  const ownRun = shallowRef<SavedRun>()
  let notedAt = -Infinity
  let noting: ReturnType<typeof setTimeout> | undefined
  let ticks: ReturnType<typeof setInterval> | undefined

  const run = createRun(definition, back.value, () => deckClient(definition), {
    opened: () => sync?.publishSide(['fixed', 'checkpoint']),
    changed,
    checkpoint: () => sync?.publishSide(['checkpoint']),
    tick: () => sync?.tick(),
  })
  const address = useUrlState(definition, page, start.value)
  const { messages, dismiss, tellCorrections, again } = useMessages(lang, run, assets, {
    role,
    isHidden,
    ownRun,
    follow,
    returnToOwnRun,
  })
  tellCorrections([...start.corrections, ...(back === start ? [] : back.corrections)])
  watch([run.failure, run.notice], () => again('failed.'))
  watch(run.userImagesMissing, () => again('own.'))
  watch(role, () => again('leader.'))

  /** While a run catches up, its location is where it is going. */
  const currentLocation = (): DemoLocation => ({
    params: run.params.value,
    seed: run.seed.value,
    step: run.catchingUp.value ? run.goal.value : run.step.value,
  })
  const following = computed(() => role.value === 'following')
  const playing = computed(() => run.training.value && !run.pausing.value)

  function changed(): void {
    sync?.publish()
    if (!active.value || (run.training.value && performance.now() < notedAt + NOTE_MS)) return
    notedAt = performance.now()
    // a follower's address stays bare, so that it still follows when reloaded
    address.show(following.value ? undefined : currentLocation())
    noting ??= setTimeout(note, REST_MS)
  }
  function note(): void {
    clearTimeout(noting)
    noting = undefined
    if (following.value) return
    const { params, seed, step } = currentLocation()
    remember(key, { ...params, seed, step })
  }

  // ---------------------------------------------------------------- other windows

  /** Slidev's switches say which windows send and which receive. */
  function isOn(direction: 'Send' | 'Receive'): boolean {
    const { value } = syncDirections
    return isPresenter.value ? value[`presenter${direction}`] : value[`viewer${direction}`]
  }
  const connect = (): DemoSync =>
    createDemoSync({
      definition,
      key,
      id: windowId,
      store: deckStore(),
      now: () => performance.now(),
      defer(callback, ms) {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
      wallClock: () => Date.now(),
      epochLimit: () => (__FOLLOWS_FEED__ ? Number.MAX_SAFE_INTEGER : Date.now() + MAX_AHEAD_MS),
      storedEpoch: () => parsed(epochSchema, recall('epoch', 'browser')) ?? 0,
      storeEpoch: (epoch) => remember('epoch', epoch, 'browser'),
      silenceMs: SILENCE_MS,
      mayLead: () => isPresenter.value && isOn('Send'),
      mayFollow: () => isOn('Receive') && (isPresenter.value || !touched),
      describe: () => ({
        ...run.picture(),
        location: currentLocation(),
        playing: playing.value,
        backend: run.backend.value,
        stepMs: run.stepMs.value,
      }),
      share: run.share,
      changed(next) {
        const before = role.value
        role.value = next
        if (!showsLeader(next) || showsLeader(before)) return
        if (run.lastStep.value > 0) ownRun.value = run.save()
        run.close()
      },
      showState(state, sameRun) {
        isHidden.value = state.isPrivate && !state.frame
        run.receive(state.location, state.frame, sameRun)
        run.backend.value = state.backend
        run.stepMs.value = state.stepMs
      },
      showSide({ fixed, isPrivate, curves, checkpoint }) {
        if (fixed) run.receiveFixed(fixed, isPrivate)
        if (curves) run.receiveCurves(curves)
        if (checkpoint) run.receiveCheckpoint(checkpoint)
      },
    })

  // ---------------------------------------------------------------- in view or not

  const visits = createSlideVisits({
    near() {
      assets.load()
      deckClient(definition).prepare(definition.id, definition.engine === 'tensor')
    },
    enter() {
      assets.load()
      sync ??= connect()
      sync.enter(linked)
      linked = false
      ticks = setInterval(() => sync?.tick(), TICK_MS)
      if (!showsLeader(role.value)) run.open()
      changed()
    },
    leave() {
      clearInterval(ticks)
      if (noting) note()
      address.hide()
      run.pause()
      sync?.leave()
    },
    free: run.close,
  })
  watch(
    () => (active.value ? 'here' : currentSlideNo.value === page - 1 ? 'near' : 'far'),
    (nearness) => {
      if (nearness === 'here') assets.load()
      visits.move(nearness)
    },
    { immediate: true },
  )
  address.onOpened(
    () => active.value,
    (keys) => {
      const opened = parseLocation(definition, keys, start.value)
      tellCorrections(opened.corrections)
      if (sync) sync.detach(true)
      else linked = true
      run.goTo(opened.value)
    },
  )
  useEventListener('pagehide', () => {
    if (active.value) note()
    sync?.close()
  })
  onScopeDispose(() => {
    visits.dispose()
    sync?.dispose()
    address.dispose()
  })

  // ---------------------------------------------------------------- acting

  /** Who acts leads, if the window presents; otherwise it goes its own way. */
  function act(action: () => void, { computes = true } = {}): void {
    const resume = following.value && sync?.leaderPlays
    const leads = sync?.lead() ?? false
    if (!leads) {
      touched = true
      sync?.detach()
    }
    ownRun.value = undefined
    action()
    if (computes) run.open()
    if (resume && leads && computes && !run.training.value) run.play()
    changed()
  }
  function follow(): void {
    touched = false
    sync?.follow()
    address.show(undefined)
  }
  /** Leaves the leader, and goes on with the run that this window had before. */
  function returnToOwnRun(): void {
    const saved = ownRun.value
    if (!saved) return
    touched = true
    sync?.detach()
    ownRun.value = undefined
    run.restore(saved)
    run.open()
    changed()
  }

  const posterShown = computed(() => !run.snapshot.value)
  const status = computed(() => liveStatus(run, role.value))

  return {
    definition,
    lang,
    strings: assets.strings,
    view: assets.view,
    prediction: assets.prediction,
    active,
    status,
    backend: run.backend,
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
    play: () => act(run.play),
    pause: () => act(run.pause),
    stepOnce: () => act(run.stepOnce),
    reset: () => act(run.reset),
    reseed: () => act(run.reseed),
    scrub: (step: number) => act(() => run.scrub(step), { computes: false }),
    set: (name: string, value: ParamValue) => act(() => run.set(name, value)),
    setOrigin: () => act(() => run.setAll(start.value.params)),
    showUserImages: () => act(run.showUserImages),
    link: () => address.link(currentLocation()),
    follow,
    dismiss,
  }
}
