// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { NdArray } from '../../../demos/core/ndarray'
import { defineDemo } from '../../../demos/runtime/contract'
import { keepView, keptView, type KeptView } from '../../../demos/runtime/kept-view'

vi.mock('@slidev/client', () => ({ configs: { title: 'deck' }, slidesTitle: 'deck' }))

const nothing = (): Promise<never> => Promise.reject(new Error('not needed'))
const definition = defineDemo({
  id: 'toy',
  engine: 'plain',
  steps: 100,
  poster: { step: 1, seed: 1 },
  schema: { tau: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.2 } },
  load: { strings: nothing, view: nothing, poster: nothing },
})
const array = (...values: number[]): NdArray => ({ shape: [values.length], data: Float32Array.from(values) })
const viewAt = (step: number, run: Partial<KeptView['run']> = {}): KeptView => ({
  key: 'toy@a12',
  location: { params: { tau: 0.5 }, seed: 3, step },
  run: { frames: [{ step, metrics: { loss: 1 / step }, arrays: { map: array(step) } }], ...run },
})
const fixed = { images: array(1, 2, 3) }
const checkpoint = (step: number) => ({ build: 'test', step, state: { weights: array(step, step) } })

/** Storage of this window: what was written to it, and which key it has no room for. */
let written: string[]
let full: string | undefined
beforeEach(() => {
  const kept = new Map<string, string>()
  written = []
  full = undefined
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full && key.endsWith(full) && value !== 'null') throw new DOMException('full', 'QuotaExceededError')
      written.push(key.split(':').at(-1)!)
      kept.set(key, value)
    },
  })
})
afterEach(() => void vi.unstubAllGlobals())

it('gives back what was kept, under its own name only', () => {
  keepView(viewAt(7, { fixed, checkpoint: checkpoint(6) }))
  const kept = keptView(definition, 'toy@a12')!
  expect(kept.location).toEqual({ params: { tau: 0.5 }, seed: 3, step: 7 })
  expect([...kept.run.frames[0]!.arrays.map!.data]).toEqual([7])
  expect([...kept.run.fixed!.images!.data]).toEqual([1, 2, 3])
  expect(kept.run.checkpoint).toMatchObject({ build: 'test', step: 6 })
  expect(keptView(definition, 'toy@b2')).toBeUndefined()
})

it('writes what is large only when it has changed, and forgets it with the run', () => {
  const first = checkpoint(6)
  keepView(viewAt(7, { fixed, checkpoint: first }))
  written = []
  keepView(viewAt(8, { fixed, checkpoint: first }))
  expect(written).toEqual(['view'])
  keepView(viewAt(9, { fixed, checkpoint: checkpoint(9) }))
  expect(written).toEqual(['view', 'view-checkpoint', 'view'])
  expect(keptView(definition, 'toy@a12')!.run.checkpoint!.step).toBe(9)
  keepView(viewAt(1))
  const { run } = keptView(definition, 'toy@a12')!
  expect([run.fixed, run.checkpoint]).toEqual([undefined, undefined])
})

it.each(['fixed', 'checkpoint', 'view'])('keeps nothing where the %s is too large', (part) => {
  keepView(viewAt(7, { fixed, checkpoint: checkpoint(6) }))
  full = part
  keepView(viewAt(8, { fixed: { images: array(4) }, checkpoint: checkpoint(8) }))
  expect(keptView(definition, 'toy@a12')).toBeUndefined()
  full = undefined
  keepView(viewAt(9, { fixed, checkpoint: checkpoint(9) }))
  expect(keptView(definition, 'toy@a12')!.run.checkpoint!.step).toBe(9)
})
