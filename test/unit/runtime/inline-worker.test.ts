import { expect, it } from 'vitest'
import { createWorkerClient, type RunEvents } from '../../../demos/runtime/worker-client'
import { spawnInlineWorker } from '../../../demos/runtime/inline-worker'
import { defaultParams } from '../../../demos/runtime/params'
import { definition, toySession } from './toy'

function open() {
  const heard: string[] = []
  const note = (name: string) => () => void heard.push(name)
  const events: RunEvents = {
    opened: note('opened'),
    wrong: note('wrong'),
    snapshot: note('snapshot'),
    checkpoint: note('checkpoint'),
    stopped: note('stopped'),
    failed: (_, __, detail) => void heard.push(detail),
    evicted: note('evicted'),
    tick: note('tick'),
  }
  const module = toySession({ created: 0, disposed: 0 })
  const client = createWorkerClient({
    spawn: () => spawnInlineWorker(async () => module),
    base: '',
    backend: undefined,
    remember() {},
    afterDrawing() {},
  })
  const start = (tensor = false) =>
    client.open({ demo: 'toy', params: defaultParams(definition.schema), seed: 1, steps: 0, tensor }, events)
  return { heard, start }
}
/** Promises that are kept by then were kept within the task: nothing else ran in between. */
const microtasks = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await undefined
}

it('the picture is there within the task that asked for it, and so is the next', async () => {
  const { heard, start } = open()
  const link = start()
  await microtasks()
  expect(heard).toEqual(['opened', 'snapshot'])
  await new Promise((task) => setTimeout(task, 20))
  link.view({})
  await microtasks()
  expect(heard).toEqual(['opened', 'snapshot', 'snapshot'])
})

it('a demo that needs tensors is refused', async () => {
  const { heard, start } = open()
  start(true)
  await microtasks()
  expect(heard).toEqual(['Error: TensorFlow.js runs in the worker only'])
})
