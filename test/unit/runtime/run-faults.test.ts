import { expect, it } from 'vitest'
import type { BackendName } from '../../../demos/runtime/contract'
import { initialLocation } from '../../../demos/runtime/demo-location'
import { createFaultHandler } from '../../../demos/runtime/run-faults'
import { createRunState } from '../../../demos/runtime/run-state'
import type { FailureCode } from '../../../demos/runtime/protocol'
import { definition } from './toy'

/** A run with a checkpoint at step 20, on a backend. */
function runOn(backend: BackendName) {
  const state = createRunState(initialLocation(definition))
  state.backend.value = backend
  state.checkpoint.value = { build: __BUILD__, step: 20, state: {} }
  return { state, recovers: createFaultHandler(state) }
}

it.each<[FailureCode, BackendName, string]>([
  ['lost', 'webgl', 'lost'],
  ['hung', 'webgl', 'hung'],
  ['driver', 'wasm', 'driver'],
  ['damaged', 'cpu', 'damaged'],
  ['session', 'wasm', 'damaged'],
])('after %s on %s the run goes on from its checkpoint', (code, backend, said) => {
  const { state, recovers } = runOn(backend)
  expect(recovers(code, 23, 'why')).toBe(true)
  expect(state.notice.value).toEqual({ code: said, step: 20, detail: 'why' })
  expect(state.failure.value).toBeUndefined()
})

it.each<[FailureCode, BackendName, string]>([
  ['hung', 'wasm', 'stuck'],
  ['diverged', 'webgl', 'diverged'],
  ['asset', 'cpu', 'asset'],
  ['worker', 'cpu', 'worker'],
  ['slow', 'cpu', 'slow'],
])('after %s on %s it stops', (code, backend, said) => {
  const { state, recovers } = runOn(backend)
  expect(recovers(code, 23, 'why')).toBe(false)
  expect(state.failure.value).toEqual({ code: said, step: 23, detail: 'why' })
  expect(state.notice.value).toBeUndefined()
})

it('a session that fails at the same step again is not opened a third time; one that fails at another step is', () => {
  const { recovers } = runOn('cpu')
  expect([23, 23, 24, 24].map((step) => recovers('session', step, ''))).toEqual([true, false, true, false])
})

it('a session that fails before its first step is not opened again', () => {
  expect(runOn('cpu').recovers('session', 0, '')).toBe(false)
})

it('a checkpoint that the session refuses is dropped, and the run starts again', () => {
  const { state, recovers } = runOn('cpu')
  expect(recovers('refused', 20, 'no such layer')).toBe(true)
  expect([state.checkpoint.value, state.notice.value?.code]).toEqual([undefined, 'refused'])
})
