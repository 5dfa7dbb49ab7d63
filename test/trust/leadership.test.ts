/** Who leads, under everything that happens to windows: thousands of random schedules in simulated time. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, type Kind, type SimWindow } from './windows'

const HOUR = 3600_000

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('act' as const), window: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('reload' as const, 'reload' as const, 'reopen' as const),
      window: fc.nat(9),
      says: fc.boolean(),
      takes: fc.nat(3000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sleep' as const), window: fc.nat(9), ms: fc.nat(9000) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave' as const), window: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('follow' as const), window: fc.nat(9) }) },
)
const schedule = fc.record({
  kinds: fc.shuffledSubarray<Kind>(['presenter', 'presenter', 'audience', 'viewer', 'tab', 'audience'], {
    minLength: 3,
  }),
  clocks: fc.array(fc.integer({ min: -HOUR, max: HOUR }), { minLength: 10, maxLength: 10 }),
  stores: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  /** Of each message: lost, once or twice, after so many ms. */
  fates: fc.array(fc.array(fc.nat(700), { maxLength: 2 }), { minLength: 1, maxLength: 20 }),
  actions: fc.array(fc.tuple(action, fc.nat(1200)), { minLength: 1, maxLength: 12 }),
})

describe('windows that present', () => {
  it('agree within two seconds of quiet; nobody but the leader changes anything; nothing is lost', () => {
    fc.assert(
      fc.property(schedule, ({ kinds, clocks, stores, fates, actions }) => {
        let sent = 0
        let quiet = false
        const world = createWorld(() => (quiet ? [5] : fates[sent++ % fates.length]!))
        kinds.forEach((kind, i) => world.open(kind, { clock: clocks[i]!, stores: stores[i]! }))
        const away = new Set<SimWindow>()
        const pick = (i: number): SimWindow => world.windows[i % world.windows.length]!

        actions.forEach(([given, gap], i) => {
          const window = pick(given.window)
          if (given.does === 'act' && !away.has(window) && window.awake) {
            const others = world.windows.filter((other) => other !== window)
            const before = others.map(({ role, step }) => [role, step])
            window.act()
            expect(others.map(({ role, step }) => [role, step])).toEqual(before)
          } else if (given.does === 'reload') {
            away.delete(window)
            world.reload(window, { ...given, clock: clocks[i % 10]!, stores: stores[i % 10]! })
          } else if (given.does === 'reopen') {
            away.delete(window)
            world.close(window, given.says)
            world.open(window.kind, { clock: clocks[i % 10]!, stores: stores[i % 10]! })
          } else if (given.does === 'sleep') {
            window.awake = false
            world.pass(given.ms)
            window.awake = true
          } else if (given.does === 'leave') {
            if (away.delete(window)) window.sync.enter(false)
            else {
              away.add(window)
              window.sync.leave()
            }
          } else if (given.does === 'follow') {
            window.follow()
          }
          world.pass(gap)
          if (i % 3 === 0) world.greetViewers()
        })

        quiet = true
        for (const window of away) window.sync.enter(false)
        // what was on its way arrives
        world.pass(700)
        world.greetViewers()
        world.pass(2000)

        const leaders = world.windows.filter(({ role }) => role === 'leading')
        expect(leaders.length).toBeLessThanOrEqual(1)
        for (const { kind } of leaders) expect(kind).toBe('presenter')
        const [leader] = leaders
        for (const window of world.windows) {
          if (window === leader) continue
          if (!leader) continue
          if (window.role === 'following') expect(window.shown).toEqual({ by: leader.id, step: leader.step })
          // who has a run of its own keeps it, and can follow
          else if (window.touched || (window.kind === 'tab' && !window.asked)) expect(window.role).toBe('detached')
          else expect([window.id, window.role]).toEqual([window.id, 'following'])
        }
        // a window that said goodbye had time to come back
        world.pass(5500)
        if (!leader) for (const { role } of world.windows) expect(role).not.toBe('following')
      }),
      { numRuns: 10_000, seed: 1 },
    )
  }, 120_000)

  it('a presenter that reloads and plays is followed again: 100 of 100, whatever the names of windows and the clocks', () => {
    for (let i = 0; i < 100; i++) {
      const world = createWorld(() => [1 + (i % 40)])
      const audience = world.open('audience')
      let presenter = world.open('presenter')
      presenter.act()
      world.pass(500)
      expect(audience.shown).toEqual({ by: presenter.id, step: 1 })
      world.close(presenter, i % 2 === 0)
      world.pass((i * 37) % 3000)
      // the clock was set back meanwhile
      presenter = world.open('presenter', { clock: i % 3 === 0 ? -HOUR : 0 })
      world.pass(200)
      presenter.act()
      world.pass(200)
      expect([i, audience.role, audience.shown]).toEqual([i, 'following', { by: presenter.id, step: 1 }])
    }
  })

  it('whoever is loaded again shows the same picture, leads or follows as before, and nobody is said to be gone', () => {
    const loads = fc.record({ window: fc.nat(2), says: fc.boolean(), takes: fc.nat(1200), acts: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(loads, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(40), { minLength: 1 }),
        (all, ms) => {
          let sent = 0
          const world = createWorld(() => [ms[sent++ % ms.length]!])
          for (const kind of ['presenter', 'audience', 'audience'] as const) world.open(kind)
          const presenter = (): SimWindow => world.windows.find(({ kind }) => kind === 'presenter')!
          presenter().act()
          world.pass(500)
          for (const { window, says, takes, acts } of all) {
            if (acts) presenter().act()
            world.pass(100)
            const before = presenter().step
            const again = world.reload(world.windows[window]!, { says, takes })
            expect(again.shown?.step ?? again.step).toBe(before)
            world.pass(says || takes === 0 ? 800 : 2000)
            expect(presenter().step).toBe(before)
            const roles = Object.fromEntries(world.windows.map(({ id, role, shown }) => [id, [role, shown?.step]]))
            for (const { id, kind } of world.windows)
              expect(roles).toHaveProperty(id, kind === 'presenter' ? ['leading', undefined] : ['following', before])
            for (const { roles } of world.windows) expect(roles).not.toContain('closed')
          }
        },
      ),
      { numRuns: 1000, seed: 1 },
    )
  })

  it('a copy of the window that leads follows it, and does not take the lead when that is closed', () => {
    const world = createWorld(() => [5])
    const [presenter, audience] = [world.open('presenter'), world.open('audience')]
    presenter.act()
    world.pass(300)
    const { step, shown, asked, sync } = presenter
    const copy = world.open('presenter', { kept: { step, shown, asked, standing: sync.standing } })
    world.pass(6000)
    expect([presenter.role, audience.role, copy.role]).toEqual(['leading', 'following', 'following'])
    world.close(presenter, true)
    world.pass(7000)
    expect([audience.role, copy.role]).toEqual(['closed', 'closed'])
  })

  it('a tab beside a presenter is on its own, is told so, follows when asked to, and still does after a reload', () => {
    const world = createWorld(() => [5])
    const [presenter, tab] = [world.open('presenter'), world.open('tab')]
    presenter.act()
    world.pass(3000)
    expect([tab.role, tab.shown]).toEqual(['detached', undefined])
    tab.follow()
    world.pass(300)
    expect([tab.role, tab.shown]).toEqual(['following', { by: presenter.id, step: 1 }])
    const again = world.reload(tab)
    presenter.act()
    world.pass(300)
    expect([again.role, again.shown]).toEqual(['following', { by: presenter.id, step: 2 }])
  })

  it('a window that was never asked for steers nobody', () => {
    const world = createWorld(() => [1])
    const [one, two] = [world.open('tab'), world.open('tab')]
    one.act()
    one.act()
    two.act()
    world.pass(5000)
    expect([one.role, one.step, one.shown]).toEqual(['alone', 2, undefined])
    expect([two.role, two.step, two.shown]).toEqual(['alone', 1, undefined])
  })

  it('a forged epoch far ahead locks nobody out', () => {
    const world = createWorld(() => [1])
    const [presenter, audience] = [world.open('presenter'), world.open('audience')]
    for (const epoch of [Number.MAX_SAFE_INTEGER, 1e300, Infinity, -1, NaN, 9e15]) {
      const forged = { epoch, by: '~', seq: 1, condition: 'present', run: 0, location: {} }
      for (const window of world.windows)
        (window as unknown as { deliver(slots: object): void }).deliver({ 'toy@1': forged, 'toy@1 beat': forged })
    }
    presenter.act()
    world.pass(300)
    expect([presenter.role, audience.role, audience.shown?.step]).toEqual(['leading', 'following', 1])
  })
})
