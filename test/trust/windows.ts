/** Windows of the deck that run the same demo, and the ways between them, all in simulated time. */
import { defineDemo } from '../../demos/runtime/contract'
import { createDemoSync, type DemoSync, type Standing } from '../../demos/runtime/demo-sync'
import { MAX_AHEAD_MS, type Role } from '../../demos/runtime/leadership'
import type { Slots } from '../../demos/runtime/shared-store'

const nothing = (): Promise<never> => Promise.reject(new Error('not needed'))
const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 1e6,
  poster: { step: 1, seed: 1 },
  schema: {},
  load: { strings: nothing, view: nothing, poster: nothing },
})

/** What the network does to a message: undefined loses it, each number delivers it after so many ms. */
export type Fate = () => readonly number[]
export type Kind = 'presenter' | 'audience' | 'viewer' | 'tab'
const TICK_MS = 500
const WALL_CLOCK = 1.8e12

export interface SimWindow {
  kind: Kind
  id: string
  sync: DemoSync
  role: Role
  /** Step of the window's own run. */
  step: number
  /** What it shows of a leader. */
  shown: { by: string; step: number } | undefined
  alive: boolean
  awake: boolean
  touched: boolean
  /** A tab that was told to follow. */
  asked: boolean
  /** All roles that it had, in order. */
  roles: Role[]
  act(): void
  follow(): void
}
/** What a window keeps over a reload. */
type Kept = Pick<SimWindow, 'step' | 'shown' | 'asked'> & { standing: Standing | undefined }

export function createWorld(fate: Fate) {
  let time = 0
  const queue: { at: number; run(): void }[] = []
  const windows: SimWindow[] = []
  let storedEpoch = 0
  let opened = 0

  function schedule(run: () => void, ms: number): () => void {
    const event = { at: time + ms, run }
    // events of one time happen in the order in which they were made
    let at = queue.length
    while (at > 0 && queue[at - 1]!.at > event.at) at--
    queue.splice(at, 0, event)
    return () => void (event.run = () => {})
  }

  function open(kind: Kind, { clock = 0, stores = true, kept = undefined as Kept | undefined } = {}): SimWindow {
    const id = `${kind}${opened++}`
    let receive: (slots: Slots) => void = () => {}
    const received = new Map<string, unknown>()
    const waiting: Slots[] = []

    function deliver(slots: Slots): void {
      if (!window.alive) return
      if (!window.awake) return void waiting.push(slots)
      for (const slots of [...waiting.splice(0)]) take(slots)
      take(slots)
    }
    function take(slots: Slots): void {
      for (const [slot, value] of Object.entries(slots)) received.set(slot, value)
      receive(slots)
    }
    const window: SimWindow & { deliver(slots: Slots): void } = {
      kind,
      id,
      role: 'alone',
      step: kept?.step ?? 0,
      shown: kept?.shown,
      alive: true,
      awake: true,
      touched: false,
      asked: kept?.asked ?? false,
      roles: [],
      deliver,
      sync: undefined as never,
      follow() {
        window.touched = false
        window.asked = true
        window.sync.follow()
      },
      act() {
        if (!window.sync.lead()) {
          window.touched = true
          window.sync.detach()
        }
        window.step++
        window.sync.publish()
      },
    }
    window.sync = createDemoSync({
      definition,
      key: 'toy@1',
      id,
      store: {
        bytesPerMs: 1e6,
        read: (slot) => received.get(slot),
        write(slots) {
          // viewers on other devices have no way to say anything
          if (kind === 'viewer') return
          for (const other of windows) {
            if (other === window) continue
            for (const ms of fate()) schedule(() => (other as typeof window).deliver(slots), ms)
          }
        },
        listen(callback) {
          receive = callback
          return () => void (receive = () => {})
        },
      },
      now: () => time,
      defer: schedule,
      wallClock: () => WALL_CLOCK + time + clock,
      epochLimit: () => WALL_CLOCK + time + clock + MAX_AHEAD_MS,
      storedEpoch: () => (stores ? storedEpoch : 0),
      storeEpoch: (epoch) => void (stores && (storedEpoch = epoch)),
      silenceMs: 1450,
      mayLead: () => kind === 'presenter',
      mayFollow: () => kind === 'presenter' || (!window.touched && (kind !== 'tab' || window.asked)),
      describe: () => ({
        location: { params: {}, seed: 1, step: window.step },
        run: 0,
        playing: false,
        isPrivate: false,
      }),
      share: () => ({}),
      changed(role) {
        window.role = role
        window.roles.push(role)
      },
      showState({ by, location }) {
        window.shown = { by, step: location.step }
        return true
      },
      showSide() {},
      refuse() {},
    })
    windows.push(window)
    const tick = (): void => {
      if (!window.alive) return
      if (window.awake) window.sync.tick()
      schedule(tick, TICK_MS)
    }
    schedule(tick, TICK_MS * ((opened * 0.37) % 1))
    if (kept?.standing) window.sync.resume(kept.standing)
    window.sync.enter(false)
    return window
  }

  return {
    windows,
    open,
    /** Ends a window, with or without a last word. */
    close(window: SimWindow, says: boolean): void {
      if (says) window.sync.dispose()
      window.alive = false
      windows.splice(windows.indexOf(window), 1)
    },
    /** A window is loaded again, which takes some time; it has what it kept, if it may store anything. */
    reload(window: SimWindow, { says = true, takes = 0, clock = 0, stores = true } = {}): SimWindow {
      const { step, shown, asked } = window
      const kept: Kept = { step, shown, asked, standing: window.sync.standing }
      this.close(window, says)
      this.pass(takes)
      return open(window.kind, { clock, stores, kept: stores ? kept : undefined })
    },
    /** On behalf of the server, which knows how many viewers there are. */
    greetViewers(): void {
      if (!windows.some(({ kind }) => kind === 'viewer')) return
      for (const window of windows as (SimWindow & { deliver(slots: Slots): void })[]) {
        if (window.kind !== 'viewer') window.deliver({ hello: { from: 'viewers', wants: ['state'] } })
      }
    },
    pass(ms: number): void {
      const end = time + ms
      while (queue.length > 0 && queue[0]!.at <= end) {
        const next = queue.shift()!
        time = next.at
        next.run()
      }
      time = end
    },
  }
}
