import { expect, it } from 'vitest'
import { watch } from 'vue'
import type { NdArray } from '../../../demos/core/ndarray'
import type { Snapshot } from '../../../demos/runtime/contract'
import { createRunSnapshots } from '../../../demos/runtime/run-snapshots'

const array = (...values: number[]): NdArray => ({ shape: [values.length], data: Float32Array.from(values) })
const snapshot = (step: number, map: NdArray, views = array(step)): Snapshot => ({
  step,
  metrics: { loss: 1 / (step + 1) },
  arrays: { map, views },
})

it.each(['push', 'receive'] as const)('%s: an array with the same numbers stays the same one', (how) => {
  const run = createRunSnapshots()
  run[how](snapshot(0, array(1, 2, NaN)))
  const first = run.snapshot.value!.arrays
  const redrawn: string[] = []
  for (const name of ['map', 'views'])
    watch(
      () => run.snapshot.value!.arrays[name],
      () => redrawn.push(name),
      { flush: 'sync' },
    )
  run[how](snapshot(1, array(1, 2, NaN)))
  expect(run.snapshot.value!.arrays.map).toBe(first.map)
  expect(redrawn).toEqual(['views'])
  run[how](snapshot(2, array(1, 3, NaN)))
  expect(redrawn).toEqual(['views', 'map', 'views'])
  expect([...run.snapshot.value!.arrays.map!.data]).toEqual([1, 3, NaN])
})

it('another run shares nothing with the last', () => {
  const run = createRunSnapshots()
  run.push(snapshot(5, array(1, 2)))
  const { map } = run.snapshot.value!.arrays
  run.forget()
  run.push(snapshot(0, array(1, 2)))
  expect(run.snapshot.value!.arrays.map).not.toBe(map)
})
