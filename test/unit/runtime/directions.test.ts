// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Ref } from 'vue'
import type { SharedState } from '@slidev/client'

const slidev = vi.hoisted(() => ({
  go: vi.fn(),
  nav: {} as object,
  shared: {} as object,
  directions: undefined as unknown,
}))
vi.mock('@slidev/client', () => ({
  get sharedState() {
    return slidev.shared
  },
  useNav: () => slidev.nav,
}))
vi.mock('@slidev/client/logic/slides.ts', () => ({ getSlidePath: (no: number) => `/${no}` }))
vi.mock('@slidev/client/state/storage.ts', () => ({
  get syncDirections() {
    return slidev.directions
  },
}))

const ALL = { viewerSend: true, viewerReceive: true, presenterSend: true, presenterReceive: true }
const STORED = 'slidev-sync-directions'
/** The directions of a window that is loaded at an address. */
async function load(search = '', { presents = false, again = false } = {}) {
  vi.resetModules()
  if (!again) sessionStorage.clear()
  history.replaceState(null, '', `/a/${search}#/3`)
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: again ? 'reload' : 'navigate' } as unknown as PerformanceEntry,
  ])
  const { nextTick, reactive, ref } = await import('vue')
  const syncDirections = ref({ ...ALL }) as Ref<typeof ALL>
  const sharedState = reactive({}) as SharedState
  const router = { resolve: ({ path }: { path: string }) => ({ href: `/a/${search}#${path}` }) }
  const nav = { isPresenter: ref(presents), isPrintMode: ref(false), currentSlideNo: ref(3), clicks: ref(1) }
  Object.assign(slidev, { directions: syncDirections, shared: sharedState, nav: { ...nav, go: slidev.go, router } })
  const directions = await import('../../../demos/runtime/directions')
  directions.separateDirections()
  await nextTick()
  const is = () => [syncDirections.value.viewerSend, syncDirections.value.viewerReceive]
  const missed = () => directions.missesPresenter.value
  return { ...directions, syncDirections, sharedState, is, missed, nextTick }
}
beforeEach(() => {
  localStorage.clear()
  slidev.go.mockClear()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('a plain tab neither follows nor steers, an audience window follows, and both still do after a reload', async () => {
  expect((await load()).is()).toEqual([false, false])
  expect((await load('', { again: true })).is()).toEqual([false, false])
  expect((await load('?audience')).is()).toEqual([false, true])
  expect((await load('?audience', { again: true })).is()).toEqual([false, true])
})

it('what a window is told by Slidev’s switches or by “Follow” outlives a reload, and another visit', async () => {
  const tab = await load()
  tab.followPresenter()
  await tab.nextTick()
  expect((await load('', { again: true })).is()).toEqual([false, true])
  const audience = await load('?audience')
  audience.syncDirections.value = { ...ALL, viewerReceive: false }
  await audience.nextTick()
  expect((await load('?audience', { again: true })).is()).toEqual([true, false])
})

it('other decks of the host find Slidev’s switches as they were', async () => {
  const { syncDirections, nextTick } = await load()
  expect(JSON.parse(localStorage.getItem(STORED)!)).toEqual(ALL)
  syncDirections.value.presenterSend = false
  await nextTick()
  expect(JSON.parse(localStorage.getItem(STORED)!)).toEqual({ ...ALL, presenterSend: false })
})

it('without storage it starts, and knows an audience window by its address', async () => {
  const refuse = (): never => {
    throw new DOMException('blocked', 'SecurityError')
  }
  const blocked = { getItem: refuse, setItem: refuse, clear() {} }
  vi.stubGlobal('sessionStorage', blocked)
  vi.stubGlobal('localStorage', blocked)
  expect((await load()).is()).toEqual([false, false])
  expect((await load('?audience', { again: true })).is()).toEqual([false, true])
})

it('a window that presented follows once it shows the slides alone', async () => {
  expect((await load('', { presents: true })).is()).toEqual([false, true])
})

it('a tab is told of a presenter only while it does not follow, and then goes where the presenter is', async () => {
  const { sharedState, missed, followPresenter, nextTick } = await load()
  Object.assign(sharedState, { page: 7, clicks: 2, lastUpdate: { id: 'x', type: 'viewer', time: 1 } })
  await nextTick()
  expect(missed()).toBe(false)
  sharedState.lastUpdate = { id: 'p', type: 'presenter', time: 2 }
  await nextTick()
  expect([missed(), slidev.go.mock.calls]).toEqual([true, []])
  followPresenter()
  await nextTick()
  expect([missed(), slidev.go.mock.calls]).toEqual([false, [[7, 2]]])
})

it('the audience window opens on the slide in view, apart from this one', async () => {
  const { useAudienceWindow } = await load('?route=express')
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  useAudienceWindow()()
  const [address, , features] = open.mock.lastCall!
  const { searchParams, hash } = new URL(address!)
  expect([searchParams.get('route'), searchParams.has('audience'), hash]).toEqual(['express', true, '#/3'])
  expect(features).toContain('noopener')
})
