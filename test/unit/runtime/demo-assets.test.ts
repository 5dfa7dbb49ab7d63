// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { defineDemo } from '../../../demos/runtime/contract'
import { useDemoAssets } from '../../../demos/runtime/demo-assets'

afterEach(() => void vi.unstubAllGlobals())

const gone = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 0,
  poster: { step: 0, seed: 1 },
  schema: {},
  load: { strings: gone, view: gone, poster: gone },
})

it.each([
  ['the server answers: the site was published anew', () => Promise.resolve(new Response('')), 'outdated'],
  ['the server does not answer', () => Promise.reject(new TypeError('offline')), 'offline'],
  ['a portal answers with an error', () => Promise.resolve(new Response('', { status: 511 })), 'offline'],
])('a chunk that does not come, while %s', async (_, fetch, failure) => {
  vi.stubGlobal('fetch', fetch)
  const assets = useDemoAssets(definition, {}, 'fr')
  assets.load()
  await vi.waitFor(() => expect(assets.failed.value).toBe(failure))
})

it('a chunk that is never answered is said after a while, and shown if it comes once it is asked for again', async () => {
  vi.useFakeTimers()
  let answer = (): void => {}
  const view = new Promise<{ default: object }>((done) => (answer = () => done({ default: {} })))
  const load = { ...definition.load, view: () => view, strings: () => Promise.resolve({ default: { fr: {}, en: {} } }) }
  const assets = useDemoAssets({ ...definition, load } as unknown as typeof definition, {}, 'fr')
  assets.load()
  await vi.advanceTimersByTimeAsync(29_000)
  expect(assets.failed.value).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1000)
  expect(assets.failed.value).toBe('offline')
  assets.load()
  answer()
  await vi.advanceTimersByTimeAsync(0)
  vi.useRealTimers()
  await vi.waitFor(() => expect([assets.failed.value, assets.view.value]).toEqual([undefined, {}]))
})
