// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import type { SavedRace } from '../../../demos/arena/saved-races'
import { METHOD_NAMES } from '../../../demos/core/ssl/registry'
import { remember } from '../../../demos/runtime/storage'

const race = (batchSize: number): SavedRace => ({
  budget: 'steps',
  batchSize,
  starts: '3',
  means: METHOD_NAMES.map((_, i) => (i === 0 ? null : 0.5)),
  rows: [['simclr', 7, 'steps', 64, 0.5, NaN]],
})

/** The races that a window reads as it opens. */
async function readRaces(stored: unknown): Promise<readonly SavedRace[]> {
  remember('arena kept', stored, 'browser')
  vi.resetModules()
  return (await import('../../../demos/arena/saved-races')).savedRaces.value
}
beforeEach(() => localStorage.clear())

it('races come back as they were saved, the latest three', async () => {
  expect(await readRaces([race(16), race(32)])).toEqual([race(16), race(32)])
  expect(await readRaces([16, 32, 64, 128].map(race))).toEqual([32, 64, 128].map(race))
  expect(await readRaces(undefined)).toEqual([])
})

it.each([
  ['no race', null],
  ['another budget', { ...race(64), budget: 'constructor' }],
  ['a batch size that is a text', { ...race(64), batchSize: '64' }],
  ['means of other methods', { ...race(64), means: [0.5] }],
  ['a mean that is a text', { ...race(64), means: METHOD_NAMES.map(() => '0.5') }],
  ['rows that are none', { ...race(64), rows: ['simclr'] }],
  ['an object in a row', { ...race(64), rows: [[{}]] }],
])('%s is left out, and the others stay', async (_, wrong) => {
  expect(await readRaces([wrong, race(64)])).toEqual([race(64)])
  expect(await readRaces(wrong)).toEqual([])
})
