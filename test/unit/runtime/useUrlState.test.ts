// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import { useUrlState } from '../../../demos/runtime/useUrlState'
import { initialLocation, type DemoLocation, type Query } from '../../../demos/runtime/demo-location'
import { definition } from './toy'

const deck = vi.hoisted(() => ({ router: undefined as Router | undefined }))
const aliased = { no: 4, meta: { slide: { frontmatter: { routeAlias: 'toy' } } } }
vi.mock('@slidev/client', () => ({ useNav: () => ({ router: deck.router, slides: { value: [aliased] } }) }))

const start = initialLocation(definition)
const place = (changes: Partial<DemoLocation> = {}): DemoLocation => ({ ...start, ...changes })
let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** A deck at an address, and the demo of its fourth slide. */
async function at(address: string) {
  history.replaceState(null, '', address)
  const router = createRouter({ history: createWebHistory(), routes: [{ path: '/:no', component: {} }] })
  deck.router = router
  await router.replace(address)
  const active = ref(true)
  const opened: Query[] = []
  const used = scope.run(() => {
    const all = useUrlState(definition, 4, start)
    all.onOpened(
      () => active.value,
      (keys) => void opened.push(keys),
    )
    return all
  })!
  await vi.advanceTimersByTimeAsync(1)
  return { ...used, router, opened, active }
}
const bar = (): string => location.pathname + location.search
const lag = () => vi.advanceTimersByTimeAsync(500)

it('an opened address is handed on once, and its keys are taken off the route alone', async () => {
  const { opened, router } = await at('/4?demo=toy&rate=0.9&step=20&clicks=2')
  expect(opened).toEqual([{ rate: '0.9', step: '20' }])
  expect(router.currentRoute.value.query).toEqual({ clicks: '2' })
})

it('an address of another demo is not its own', async () => {
  const { opened, router } = await at('/4?demo=other&rate=0.9')
  expect(opened).toEqual([])
  expect(router.currentRoute.value.query).toEqual({ demo: 'other', rate: '0.9' })
})

it('an address opened while its slide is not in view waits for it', async () => {
  const { opened, active, router } = await at('/4')
  active.value = false
  await router.replace('/4?demo=toy&step=3')
  expect(opened).toEqual([])
  active.value = true
  expect(opened).toEqual([{ step: '3' }])
})

it('shows a place in the bar, late enough for many changes to be one, without the router', async () => {
  const { show, router } = await at('/4?clicks=1')
  const replaced = vi.spyOn(history, 'replaceState')
  for (let step = 1; step <= 30; step++) show(place({ step }))
  expect(bar()).toBe('/4?clicks=1')
  await lag()
  expect(bar()).toBe('/4?clicks=1&demo=toy&step=30')
  expect(replaced).toHaveBeenCalledTimes(1)
  expect(router.currentRoute.value.query).toEqual({ clicks: '1' })
  show(undefined)
  await lag()
  expect(bar()).toBe('/4?clicks=1')
})

it('what Slidev writes at a click is followed by the place again', async () => {
  const { show, router } = await at('/4')
  show(place({ step: 7 }))
  await lag()
  await router.replace('/4?clicks=1')
  expect(bar()).toBe('/4?clicks=1')
  await lag()
  expect(bar()).toBe('/4?clicks=1&demo=toy&step=7')
})

it('a slide that is left does not write to the address of the next', async () => {
  const { show, hide, router } = await at('/4')
  show(place({ step: 7 }))
  hide()
  await router.replace('/5')
  await lag()
  expect(bar()).toBe('/5')
})

it('a link is whole, of its slide, and says only what differs from how the slide starts', async () => {
  const { link } = await at('/5?clicks=3')
  expect(link(place())).toBe(`${location.origin}/toy?demo=toy`)
  expect(link(place({ params: { ...start.params, rate: 0.9 }, seed: 5, step: 40 }))).toBe(
    `${location.origin}/toy?demo=toy&rate=0.9&seed=5&step=40`,
  )
})
