import { afterEach, expect, it } from 'vitest'
import { setUserImages, offeredSchema, userImages, imagesParam } from '../../../demos/runtime/user-images'
import { createRun } from '../../../demos/runtime/run'
import type { WorkerClient, RunEvents } from '../../../demos/runtime/worker-client'
import type { OpenRequest } from '../../../demos/runtime/protocol'
import labelCost from '../../../demos/label-cost/demo'
import moco from '../../../demos/moco/demo'
import simclr from '../../../demos/simclr/demo'
import { initialLocation } from '../../../demos/runtime/demo-location'
import type { DemoDefinition } from '../../../demos/runtime/contract'

const definition = simclr as DemoDefinition
const place = (dataset: string) => {
  const start = initialLocation(definition)
  return { ...start, params: { ...start.params, dataset }, step: 40 }
}
/** A run whose worker only notes what it is asked to open. */
function runOf(dataset: string) {
  const asked: Omit<OpenRequest, 'type' | 'run'>[] = []
  const link = { train() {}, view() {}, close() {} }
  const client = { open: (request: (typeof asked)[number], _events: RunEvents) => (asked.push(request), link) }
  const hooks = { opened() {}, changed() {}, checkpoint() {}, tick() {} }
  return { asked, run: createRun(definition, place(dataset), () => client as unknown as WorkerClient, hooks) }
}
const keep = () => setUserImages({ images: new Uint8Array(20 * 768), labels: new Uint8Array(20), classes: [] })
afterEach(() => (userImages.value = undefined))

it('a link to own images that are not here falls back to the first data set, at step 0, and says so', () => {
  const { asked, run } = runOf('own')
  run.open()
  expect(asked[0]).toMatchObject({ params: { dataset: 'mnist' }, own: undefined })
  expect([run.userImagesMissing.value, run.goal.value]).toEqual([true, 0])
})

it('images that are here go to the worker with the run, and only with a run of them', () => {
  keep()
  const { asked, run } = runOf('emoji')
  run.open()
  expect(asked[0]!.own).toBeUndefined()
  run.showUserImages()
  expect(asked[1]!.params).toMatchObject({ dataset: 'own' })
  expect(asked[1]!.own).toBe(userImages.value!.packed)
  expect(run.userImagesMissing.value).toBe(false)
})

it('other images start the run again, without the checkpoint of those before', () => {
  keep()
  const { asked, run } = runOf('own')
  run.open()
  run.receiveCheckpoint({ build: __BUILD__, step: 20, state: {} })
  run.close()
  run.open()
  expect(asked[1]!.start?.step).toBe(20)
  run.close()
  keep()
  run.open()
  expect(asked[2]!.start).toBeUndefined()
})

it('the choice is offered once there are images, or a picture of some', () => {
  const options = (dataset: string): readonly string[] => {
    const spec = offeredSchema(definition.schema, place(dataset).params).dataset
    return spec?.type === 'choice' ? spec.options : []
  }
  expect(options('emoji')).not.toContain('own')
  expect(options('emoji')).toContain('mnist')
  expect(options('own')).toContain('own')
  keep()
  expect(options('emoji')).toContain('own')
})

it('a choice between one set of images and one’s own is none until there are such', () => {
  const { params } = initialLocation(moco as DemoDefinition)
  expect(offeredSchema(moco.schema, params)).not.toHaveProperty('images')
  expect(offeredSchema(moco.schema, params)).toHaveProperty('memory')
  keep()
  expect(offeredSchema(moco.schema, params)).toHaveProperty('images')
})

it('takes images where a parameter says that its options are sets of images, whatever other options are called', () => {
  expect(imagesParam(simclr.schema)).toBe('dataset')
  expect(labelCost.schema.set.options).toContain('own')
  expect(imagesParam(labelCost.schema)).toBeUndefined()
})
