import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useUrlState } from './useUrlState'
import type { Lang } from '../core/text'
import type { DemoDefinition, DemoStatus, ParamValue } from './contract'
import { deckStore } from './deck-store'
import { deckClient } from './deck-client'
import type { DemoHandle } from './demo-handle'
import { useMessages } from './useMessages'
import type { DemoAssets } from './demo-assets'
import { createRun } from './run'
import { NO_CURVES } from './static-handle'
import { recall, remember } from './storage'
import { createLeadership, type Role, type Leadership } from './leadership'
import { parseLocation, initialLocation, type DemoLocation, type Query } from './demo-location'
import { windowId } from './window-id'

/** Slides that are only passed through start nothing. */
const STAY_MS = 120
/** A slide that is left gives its tensors back, a little later: one often comes straight back. */
const FREE_MS = 1500
const BEAT_MS = 1000
/** While a run goes on, how often address and storage are told: each costs a few ms. */
const NOTE_MS = 2000
/** Otherwise once what is moved has come to rest, so that it is not held up. */
const REST_MS = 400

export function useLiveDemo(
  definition: DemoDefinition,
  slideProps: Record<string, unknown>,
  lang: Lang,
  parts: DemoAssets,
): DemoHandle {
  const { isPresenter, isPresenterAvailable, currentSlideNo } = useNav()
  const page = useSlideContext().$page.value
  const key = `${definition.id}@${page}`
  const active = useIsSlideActive()
  const start = parseLocation(definition, slideProps as Query, initialLocation(definition))
  const remembered = recall(key)
  const back = isQuery(remembered) ? parseLocation(definition, remembered, start.value) : start

  const role = shallowRef<Role>('alone')
  /** The leader's run is of own images, which are on another device. */
  const isHidden = shallowRef(false)
  let sync: Leadership | undefined
  /** An address with a place in this demo was opened: it is shown, whatever other windows do. */
  let linked = false
  let notedAt = -Infinity
  let noting: ReturnType<typeof setTimeout> | undefined
  let beats: ReturnType<typeof setInterval> | undefined
  let free: ReturnType<typeof setTimeout> | undefined

  const run = createRun(definition, back.value, () => deckClient(definition), {
    opened: () => sync?.publishFixed(),
    changed,
    checkpoint: () => sync?.publishCheckpoint(),
    tick: () => sync?.beat(),
  })
  const address = useUrlState(definition, page, start.value)
  const { messages, dismiss, tellCorrections, again } = useMessages(lang, run, parts, { role, isHidden }, follow)
  tellCorrections([...start.corrections, ...(back === start ? [] : back.corrections)])
  watch([run.failure, run.notice], () => again('failed.'))
  watch(run.userImagesMissing, () => again('own.'))

  /** A run that is being caught up with is where it is going. */
  const place = (): DemoLocation => ({
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
    address.show(following.value ? undefined : place())
    noting ??= setTimeout(note, REST_MS)
  }
  function note(): void {
    clearTimeout(noting)
    noting = undefined
    if (!following.value) remember(key, { ...place().params, seed: place().seed, step: place().step })
  }

  // ---------------------------------------------------------------- in view or not

  function enter(): void {
    clearTimeout(free)
    sync ??= createLeadership({
      definition,
      key,
      board: deckStore(),
      me: windowId,
      now: () => performance.now(),
      describe: () => ({
        ...run.picture(),
        place: place(),
        playing: playing.value,
        backend: run.backend.value,
        stepMs: run.stepMs.value,
      }),
      share: run.share,
      role(next) {
        role.value = next
        if (next === 'following') run.close()
      },
      entry(entry, sameRun) {
        isHidden.value = entry.isPrivate && !entry.frame
        run.receive(entry.place, entry.frame, sameRun)
        run.backend.value = entry.backend
        run.stepMs.value = entry.stepMs
      },
      extra({ fixed, isPrivate, curves, checkpoint }) {
        if (fixed) run.receiveFixed(fixed, isPrivate)
        if (curves) run.receiveCurves(curves)
        if (checkpoint) run.receiveCheckpoint(checkpoint)
      },
    })
    sync.enter(linked)
    linked = false
    beats ??= setInterval(() => sync?.beat(), BEAT_MS)
    if (!following.value && role.value !== 'orphan') run.open()
    changed()
  }
  function leave(): void {
    clearInterval(beats)
    beats = undefined
    if (noting) note()
    address.hide()
    run.pause()
    sync?.publish()
    free = setTimeout(run.close, FREE_MS)
  }

  address.onOpened(
    () => active.value,
    (keys) => {
      const opened = parseLocation(definition, keys, start.value)
      tellCorrections(opened.corrections)
      if (sync?.latest) sync.detach(true)
      else linked = true
      run.goTo(opened.value)
    },
  )
  let stay: ReturnType<typeof setTimeout> | undefined
  watch(
    () => [active.value, active.value || currentSlideNo.value === page - 1],
    ([here, near], before) => {
      clearTimeout(stay)
      if (before?.[0] && !here) leave()
      if (here) parts.load()
      if (!near) return
      stay = setTimeout(() => {
        parts.load()
        if (here) enter()
        else deckClient(definition).prepare(definition.id, definition.engine === 'tensor')
      }, STAY_MS)
    },
    { immediate: true },
  )
  const goodbye = (): void => {
    if (active.value) note()
    sync?.goodbye()
  }
  addEventListener('pagehide', goodbye)
  onScopeDispose(() => {
    clearTimeout(stay)
    leave()
    clearTimeout(free)
    removeEventListener('pagehide', goodbye)
    sync?.dispose()
    address.dispose()
    run.close()
  })

  // ---------------------------------------------------------------- acting

  /** Settles on whose behalf an action is: the presenter and whoever plays lead, others are on their own. */
  function act(action: () => void, { plays = false, computes = true } = {}): void {
    const resume = following.value && sync?.latest?.playing
    const leads = isPresenter.value || role.value === 'leading' || (plays && isPresenterAvailable.value)
    if (!leads && role.value === 'following') sync?.detach()
    if (leads) sync?.lead()
    action()
    if (computes) run.open()
    if (resume && leads && computes && !run.training.value) run.play()
    changed()
  }
  function follow(): void {
    sync?.follow()
    address.show(undefined)
  }

  const posterShown = computed(() => !run.snapshot.value)
  const status = computed((): DemoStatus => {
    if (run.failure.value) return 'error'
    if (following.value) return 'following'
    if (posterShown.value || run.catchingUp.value) return 'loading'
    if (run.training.value) return 'running'
    if (run.cursor.value !== undefined) return 'replay'
    // what was received from a leader can be looked at without a session of one's own
    if (!run.opened.value && (role.value === 'alone' || role.value === 'leading')) return 'loading'
    return run.lastStep.value === 0 ? 'ready' : 'paused'
  })

  return {
    definition,
    lang,
    strings: parts.strings,
    view: parts.view,
    active,
    status,
    backend: run.backend,
    stepMs: run.stepMs,
    messages,
    params: computed(() => (posterShown.value && parts.poster.value?.params) || run.params.value),
    seed: computed(() => run.seed.value),
    snapshot: computed(() => run.snapshot.value ?? parts.poster.value?.snapshot),
    curves: computed(() => (posterShown.value ? (parts.poster.value?.curves ?? NO_CURVES) : run.curves.value)),
    isPoster: posterShown,
    still: false,
    playing,
    step: run.step,
    lastStep: run.lastStep,
    keySteps: run.keySteps,
    detached: computed(() => role.value === 'detached'),
    play: () => act(run.play, { plays: true }),
    pause: () => act(run.pause),
    stepOnce: () => act(run.stepOnce),
    reset: () => act(run.reset),
    reseed: () => act(run.reseed),
    scrub: (step: number) => act(() => run.scrub(step), { computes: false }),
    set: (name: string, value: ParamValue) => act(() => run.set(name, value)),
    setOrigin: () => act(() => run.setAll(start.value.params)),
    showUserImages: () => act(run.showUserImages),
    link: () => address.link(place()),
    follow,
    dismiss,
  }
}

const isQuery = (given: unknown): given is Query => typeof given === 'object' && given !== null
