import { useNav } from '@slidev/client'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { computed, shallowRef, watch } from 'vue'
import type { DemoDefinition, Snapshot } from './contract'
import { deckStore } from './deck-store'
import type { DemoLocation } from './demo-location'
import { createDemoSync, type DemoSync, type Standing } from './demo-sync'
import { followPresenter } from './directions'
import { epochSchema, type LeaderState, type SidePayload } from './leader-state'
import { MAX_AHEAD_MS, showsLeader, type Role } from './leadership'
import { canBePicture, canBeSide } from './picture-check'
import { admission, isHandedOver, joinedRoom } from './room/joined-room'
import { ROOM_LEADER } from './room/port'
import type { Run, SavedRun } from './run'
import { recall, remember } from './storage'
import { parsed } from './validation'
import { windowId } from './window-id'

/** Without an answer for so long the leader is taken to be gone; viewers on other devices can't ask. */
const SILENCE_MS = __FOLLOWS_FEED__ ? 6000 : 1450

export interface DemoWindowsOptions {
  definition: DemoDefinition
  /** Name of the demo's place in the deck, equal in all windows. */
  key: string
  run: Run
  location(): DemoLocation
  playing(): boolean
  isInView(): boolean
  /** The committed picture; undefined while it is not loaded. */
  poster(): Snapshot | undefined
  /** What this window was to the others before it was loaded again. */
  standing: Standing | undefined
  /** What the visitor did has changed what is to be shown. */
  changed(): void
}

/** How the run of this window stands to those of other windows: which of them is shown, and who acts on it. */
export function useDemoWindows(options: DemoWindowsOptions) {
  const { definition, key, run, location, playing, poster, standing, changed } = options
  const { isPresenter } = useNav()
  const role = shallowRef<Role>(standing && showsLeader(standing.role) ? standing.role : 'alone')
  /** The leader's run is of own images, which are on another device. */
  const isHidden = shallowRef(false)
  /** A picture came that cannot be the demo's. */
  const hasRefused = shallowRef(false)
  /** The run of this window, kept while another is followed. */
  const ownRun = shallowRef<SavedRun>()
  /** An address with a location in this demo was opened: it is shown, whatever other windows do. */
  let linked = false
  /** The visitor has done something here that following would put aside. */
  let touched = false
  let sync: DemoSync | undefined

  /** Slidev's switches say which windows send and which receive. */
  function isOn(direction: 'Send' | 'Receive'): boolean {
    const { value } = syncDirections
    return isPresenter.value ? value[`presenter${direction}`] : value[`viewer${direction}`]
  }
  const sending = (): boolean => admission !== undefined || (isOn('Send') && !__FOLLOWS_FEED__)
  watch([sending, () => isOn('Receive')], ([sends, receives], [, received]) => {
    if (receives && !received && !touched) sync?.follow()
    if (role.value === 'leading' ? sends : receives || !showsLeader(role.value)) return
    sync?.detach()
    if (options.isInView()) run.open()
  })
  function becomes(next: Role): void {
    const before = role.value
    role.value = next
    if (!showsLeader(next) || showsLeader(before)) return
    if (run.lastStep.value > 0) ownRun.value = run.save()
    run.close()
  }
  /** The room sends no pictures of demos that need no training: each device computes them itself. */
  const isComputedHere = ({ by, isPrivate, frame }: LeaderState): boolean =>
    by === ROOM_LEADER && definition.steps === 0 && !isPrivate && !frame
  const refuse = (): void => void (hasRefused.value = true)
  function showState(state: LeaderState, sameRun: boolean): boolean {
    if (state.frame && !canBePicture(definition, state.frame, poster())) {
      refuse()
      return false
    }
    isHidden.value = state.isPrivate && !state.frame
    if (isComputedHere(state)) {
      if (state.location.seed !== run.seed.value) run.goTo(state.location)
      else run.setAll(state.location.params)
      run.open()
      return true
    }
    run.receive(state.location, state.frame, sameRun)
    run.backend.value = state.backend
    run.stepMs.value = state.stepMs
    return true
  }
  function showSide({ isPrivate, ...parts }: SidePayload): void {
    if (!canBeSide(definition, parts, poster())) return refuse()
    const { fixed, curves, checkpoint } = parts
    if (fixed) run.receiveFixed(fixed, isPrivate)
    if (curves) run.receiveCurves(curves)
    if (checkpoint) run.receiveCheckpoint(checkpoint)
  }
  function connect(): DemoSync {
    const made = createDemoSync({
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
      mayLead: () => sending() && !joinedRoom && !isHandedOver.value,
      mayFollow: () => isOn('Receive') && (isPresenter.value || !touched),
      describe: () => ({
        ...run.picture(),
        location: location(),
        playing: playing(),
        backend: run.backend.value,
        stepMs: run.stepMs.value,
      }),
      share: run.share,
      changed: becomes,
      showState,
      showSide,
      refuse,
    })
    if (standing) made.resume(standing)
    role.value = made.role
    return made
  }

  return {
    role,
    isHidden,
    hasRefused,
    ownRun,
    following: computed(() => role.value === 'following'),
    standing: () => sync?.standing,
    enter(): void {
      sync ??= connect()
      sync.enter(linked)
      linked = false
    },
    leave: () => sync?.leave(),
    close: () => sync?.close(),
    dispose: () => sync?.dispose(),
    tick: () => sync?.tick(),
    publish: () => sync?.publish(),
    publishOpened: () => sync?.publishSide(['fixed', 'checkpoint']),
    publishCheckpoint: () => sync?.publishSide(['checkpoint']),
    /** A location of this window's own is to be shown. */
    showOwn(): void {
      if (sync) sync.detach(true)
      else linked = true
    },
    /** Who acts leads, if the window presents; otherwise it goes its own way. */
    act(action: () => void, { computes = true } = {}): void {
      const resume = role.value === 'following' && sync?.leaderPlays
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
    },
    follow(): void {
      touched = false
      if (!isPresenter.value) followPresenter()
      sync?.follow()
    },
    /** Leaves the leader, and goes on with the run that this window had before. */
    returnToOwnRun(): void {
      const saved = ownRun.value
      if (!saved) return
      touched = true
      sync?.detach()
      ownRun.value = undefined
      run.restore(saved)
      run.open()
      changed()
    },
  }
}
