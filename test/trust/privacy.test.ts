/**
 * Own images stay on their device: all that demos send to others, by the server or by the room, is read, byte by byte,
 * for a pattern in their pixels.
 */
import { readFile } from 'node:fs/promises'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { SIZE } from '../../demos/core/data/dataset'
import { MIN_USER_IMAGES, USER_IMAGES } from '../../demos/core/data/user-images'
import { Random } from '../../demos/core/random'
import type { DemoDefinition, SessionModule } from '../../demos/runtime/contract'
import { arraysSchema } from '../../demos/runtime/array-encoding'
import { parsed } from '../../demos/runtime/validation'
import { initialLocation, type DemoLocation } from '../../demos/runtime/demo-location'
import { createDemoSync } from '../../demos/runtime/demo-sync'
import type { FromWorker } from '../../demos/runtime/protocol'
import { allDemos } from '../../demos/runtime/registry'
import { createDemoOutlet } from '../../demos/runtime/room/demo-outlet'
import { packArray, unpackArray, type Packed } from '../../demos/runtime/room/packed-array'
import { createRoomPort } from '../../demos/runtime/room/port'
import { createRun } from '../../demos/runtime/run'
import { createSharedStore, type Slots } from '../../demos/runtime/shared-store'
import { imagesParam, setUserImages } from '../../demos/runtime/user-images'
import { createWorkerClient, type WorkerLike } from '../../demos/runtime/worker-client'
import { createHost } from '../../demos/runtime/worker-host'
import { useWasm } from '../../scripts/wasm'

const sessions = import.meta.glob<SessionModule>('../../demos/*/session.ts')

// ---------------------------------------------------------------- images that can be recognised

/** Grey images of two values in a random order. */
const random = new Random(1, 'pattern')
const bits = Array.from({ length: MIN_USER_IMAGES }, () => Array.from({ length: SIZE * SIZE }, () => random.int(2)))
const images = Uint8Array.from(bits.flat().flatMap((bit) => Array<number>(3).fill(bit ? 211 : 37)))
/** A stretch from the middle of each image, as one value a pixel and as three. */
const stretches = bits.flatMap((image) => {
  const part = image.slice(100, 140)
  return [part.join(''), part.flatMap((bit) => [bit, bit, bit]).join('')]
})

/** Whether numbers hold a stretch of an image, whatever they were scaled to and however coarsely they were rounded. */
function hold(numbers: ArrayLike<number>): boolean {
  const finite = Array.from(numbers).filter(Number.isFinite)
  const middle =
    (finite.reduce((a, b) => Math.min(a, b), Infinity) + finite.reduce((a, b) => Math.max(a, b), -Infinity)) / 2
  const text = finite.map((x) => (x > middle ? '1' : '0')).join('')
  const turned = finite.map((x) => (x > middle ? '0' : '1')).join('')
  return stretches.some((stretch) => text.includes(stretch) || turned.includes(stretch))
}

/** All arrays in a value, typed or as base64, and its text itself. */
function found(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return hold(value as unknown as ArrayLike<number>)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value) && typeof value[0] === 'number') return hold(value as number[])
  const decoded = Object.values(parsed(arraysSchema, { it: value }) ?? {})
  return decoded.some(({ data }) => hold(data)) || Object.values(value).some(found)
}

test('the pattern is recognised, raw, as a fraction, and rounded to three levels', () => {
  expect(hold(images)).toBe(true)
  expect(hold(Float32Array.from(images, (x) => x / 255 - 0.5))).toBe(true)
  expect(hold(Uint8Array.from(images, (x) => Math.round((x / 255) * 2)))).toBe(true)
  expect(hold(Uint8Array.from(images, () => random.int(256)))).toBe(false)
})

// ---------------------------------------------------------------- a demo that leads, and what it sends

function workerOf(demo: string): WorkerLike {
  const here: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => host.receive(message),
    terminate() {},
  }
  const host = createHost({
    loadSession: () => sessions[`../../demos/${demo}/session.ts`]!(),
    loadBackend: () =>
      Promise.resolve({
        useBackend: (name) => Promise.resolve(name === 'wasm'),
        measure: () => Promise.resolve(1),
        memory: () => ({ tensors: tf.memory().numTensors, bytes: 0 }),
        passesSelfTest: () => Promise.resolve(true),
        compileStep: () => Promise.resolve(),
        closeContext() {},
      }),
    send: (data) => setImmediate(() => here.onmessage?.({ data } as MessageEvent<FromWorker>)),
  })
  return here
}

function lead(definition: DemoDefinition, start: DemoLocation) {
  const near: Slots[] = []
  const far: Slots[] = []
  const room: { header: object; blobs: readonly Uint8Array[] }[] = []
  const port = createRoomPort()
  let hear: (slots: Slots) => void = () => {}
  const store = createSharedStore(
    'me',
    { send: (slots) => near.push(slots), listen() {} },
    { send: (slots) => far.push(slots), listen: (callback) => (hear = callback) },
    port,
  )
  const outlet = createDemoOutlet({
    isForward: () => definition.steps === 0,
    publish(_, header, blobs) {
      room.push({ header, blobs })
      return Promise.resolve(blobs.reduce((sum, { length }) => sum + length, 0))
    },
    ask: () => queueMicrotask(() => tell({ hello: { from: 'room', wants: ['state', 'fixed', 'curves'] } })),
    now: () => performance.now(),
    defer(callback, ms) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  })
  const tell = port.connect(outlet.take)
  const client = createWorkerClient({
    spawn: () => workerOf(definition.id),
    base: 'https://example.org/',
    backend: 'wasm',
    remember() {},
    afterDrawing: (callback) => void setImmediate(callback),
  })
  const run = createRun(definition, start, () => client, {
    opened: () => sync.publishSide(['fixed', 'checkpoint']),
    changed: () => sync.publish(),
    checkpoint: () => sync.publishSide(['checkpoint']),
    tick() {},
  })
  const sync = createDemoSync({
    definition,
    key: `${definition.id}@1`,
    store,
    id: 'me',
    now: () => performance.now(),
    defer(callback, ms) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    wallClock: () => Date.now(),
    epochLimit: () => Infinity,
    storedEpoch: () => 0,
    storeEpoch() {},
    silenceMs: 1500,
    mayLead: () => true,
    mayFollow: () => true,
    describe: () => ({
      ...run.picture(),
      location: { params: run.params.value, seed: run.seed.value, step: run.step.value },
      playing: run.training.value,
    }),
    share: run.share,
    changed() {},
    showState: () => true,
    showSide() {},
    refuse() {},
  })
  const say = (from: string, wants: string[]): void => hear({ hello: `${from} ${JSON.stringify({ from, wants })}` })
  const listening: ReturnType<typeof setInterval>[] = []
  /** Another device asks for all there is, and goes on asking for the picture, as windows do that hear of a later one. */
  function ask(from: string): void {
    say(from, ['state', 'fixed', 'curves', 'checkpoint'])
    listening.push(setInterval(() => say(from, ['state']), 500))
  }
  function end(): void {
    listening.forEach((timer) => clearInterval(timer))
    sync.dispose()
    run.close()
  }
  return { run, sync, near, far, room, ask, end }
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 })

beforeAll(async () => {
  await useWasm()
  const labels = Uint8Array.from({ length: MIN_USER_IMAGES }, (_, i) => i % 2)
  setUserImages({ images, labels, classes: ['Ada', 'Emil'] })
  vi.stubGlobal('fetch', async (url: URL) => new Response(await readFile(`public${url.pathname}`)))
})
afterAll(() => vi.unstubAllGlobals())

/** Demos whose pictures show pixels as they are. */
const shown = new Set<string>()
const demos = allDemos().filter(({ schema }) => imagesParam(schema))

test.each(demos.map((definition) => [definition.id, definition] as const))('%s', async (id, definition) => {
  const key = imagesParam(definition.schema)!
  const usual = initialLocation(definition)
  const small = Object.entries(definition.schema).filter(
    ([name, spec]) => spec.type === 'number' && name.startsWith('batch'),
  )
  const batch = Object.fromEntries(small.map(([name, spec]) => [name, spec.type === 'number' ? spec.min : 0]))
  const { run, sync, near, far, room, ask, end } = lead(definition, {
    ...usual,
    params: { ...usual.params, ...batch, [key]: USER_IMAGES },
  })
  sync.enter(false)
  sync.lead()
  run.open()
  ask('other')
  await until(() => expect(run.snapshot.value).toBeDefined())
  for (const wanted of definition.steps > 0 ? [1, 2] : []) {
    run.stepOnce()
    await until(() => expect(run.lastStep.value).toBe(wanted))
  }
  ask('late')
  await until(() => expect(JSON.stringify(near)).toContain('"isPrivate":true'))
  await new Promise((done) => setTimeout(done, 700))
  const texts = far.flatMap((slots) => Object.values(slots) as string[])
  const values = texts.map((text) => JSON.parse(text.slice(text.indexOf(' ') + 1) || 'null') as unknown)
  const states = values.filter((value) => JSON.stringify(value).includes('"isPrivate":true'))
  expect(states.length).toBeGreaterThan(0)
  for (const state of states) expect(Object.keys(state as object)).not.toContain('frame')
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(1000)
  expect(room.length).toBeGreaterThan(0)
  expect(room.filter(({ blobs }) => blobs.length > 0)).toEqual([])
  for (const { header } of room) expect(header).toMatchObject({ isPrivate: true, frame: undefined })
  if (near.some(found)) shown.add(id)

  // the usual images again: these are sent, and nothing of the others that still lies about
  run.set(key, usual.params[key]!)
  sync.publish()
  ask('third')
  await until(() => expect(JSON.stringify(far.at(-1))).toBeDefined())
  await until(() =>
    expect(far.some((slots) => Object.values(slots).some((text) => String(text).includes('"frame":{')))).toBe(true),
  )
  const all = far.flatMap((slots) => Object.values(slots) as string[])
  for (const text of all) {
    expect(found(JSON.parse(text.slice(text.indexOf(' ') + 1) || 'null'))).toBe(false)
    expect(text).not.toMatch(/Ada|Emil/)
  }
  if (definition.steps > 0) await until(() => expect(room.some(({ blobs }) => blobs.length > 0)).toBe(true))
  for (const { header, blobs } of room) {
    expect(found(header) || blobs.some(hold) || unpacked(header, blobs).some(hold)).toBe(false)
    expect(JSON.stringify(header)).not.toMatch(/Ada|Emil/)
  }
  end()
})
interface SentCurves {
  steps: Packed
  metrics: { packed: Packed }[]
}
interface Sent {
  arrays?: { packed: Packed }[]
  tail?: SentCurves
  curves?: SentCurves
  packed?: Packed
}
/** The numbers of a message's arrays and curves, which lie in its bytes with as many bits as they need. */
const unpacked = (header: object, blobs: readonly Uint8Array[]): ArrayLike<number>[] => {
  const { arrays = [], tail, curves = tail, packed } = header as Sent
  const named = [...arrays, ...(curves ? [{ packed: curves.steps }, ...curves.metrics] : [])]
  const kinds = packed ? [packed] : named.map((array) => array.packed)
  expect(kinds).toHaveLength(blobs.length)
  return kinds.map((kind, i) => unpackArray(kind, blobs[i]!)!.data)
}

test('most of these demos show pixels to the windows of this browser, where they are found', () => {
  expect(shown.size).toBeGreaterThan(demos.length / 2)
})

test('pixels that travelled to the room would be found in its bytes, however many bits a number has there', () => {
  for (const scale of [1, 1 / 255]) {
    const data = Float32Array.from(images, (value) => scale * value + 0.001 * random.uniform())
    const { packed, bytes } = packArray({ shape: [data.length], data })
    expect(unpacked({ packed }, [bytes]).some(hold)).toBe(true)
  }
})
