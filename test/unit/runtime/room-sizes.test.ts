/** What goes to each follower, measured on the picture that each demo has on record; the table of docs/room.md says it. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snapshotSchema } from '../../../demos/runtime/codec'
import type { NdArray } from '../../../demos/core/ndarray'
import type { PosterFile } from '../../../demos/runtime/contract'
import { allDemos } from '../../../demos/runtime/registry'
import { createDemoOutlet } from '../../../demos/runtime/room/demo-outlet'
import { packCurves, readCurves } from '../../../demos/runtime/room/demo-message'
import { packArray, packedSize, unpackArray } from '../../../demos/runtime/room/packed-array'
import { parsed } from '../../../demos/runtime/validation'

interface Sent {
  kind: string
  size: number
}
/** Arrays of the run; all others are taken to change from one picture to the next. */
const STAYS = new Set(['images', 'labels', 'untrainedNeighbours', 'scenes', 'sounds'])
/** Other numbers of the same range. */
const moved = ({ shape, data }: NdArray, by: number): NdArray => ({
  shape,
  data: data.map((_, i) => data[(i + by) % data.length]!),
})
/** Signature and what belongs to it. */
const ENVELOPE = 69

async function sentBy(id: string, steps: number, poster: PosterFile): Promise<Sent[]> {
  const sent: Sent[] = []
  const snapshot = parsed(snapshotSchema, poster.snapshot)!
  let run = (): void => {}
  const outlet = createDemoOutlet({
    isForward: () => steps === 0,
    publish(kind, header, blobs) {
      const size = ENVELOPE + JSON.stringify(header).length + blobs.reduce((sum, { length }) => sum + length, 0)
      sent.push({ kind, size })
      return Promise.resolve(size)
    },
    ask() {},
    now: () => 0,
    defer(callback) {
      run = callback
      return () => {}
    },
  })
  const lead = { epoch: 1, by: 'window' }
  const state = {
    ...lead,
    seq: 1,
    condition: 'present',
    run: 0,
    location: { params: poster.params, seed: 1, step: snapshot.step },
  }
  const show = async (seq: number): Promise<void> => {
    const moving = Object.entries(snapshot.arrays).map(([name, array]) => [
      name,
      STAYS.has(name) ? array : moved(array, seq),
    ])
    outlet.take({ [`${id}@a12`]: { ...state, seq, frame: { ...snapshot, arrays: Object.fromEntries(moving) } } })
    run()
    await new Promise((done) => setTimeout(done, 0))
  }
  await show(1)
  // arrays that stay the same are known by the second picture
  await show(2)
  await show(3)
  return sent
}

const demos = allDemos().map(({ id, steps }) => {
  const poster = JSON.parse(readFileSync(`demos/${id}/poster.json`, 'utf8')) as PosterFile
  return [id, steps, poster] as const
})

/** Of a cell of the table, a picture computed anew may differ by so much. */
const TABLE_SLACK = 0.02
const document = readFileSync('docs/room.md', 'utf8')
const table = new Map(
  [...document.matchAll(/^\| ([a-z-]+) +\| +(\d+) \| +(\d+|-) \|$/gm)].map(([, id, last, once]) => [
    id,
    { last: Number(last), once: once === '-' ? 0 : Number(once) },
  ]),
)
const untrained = /^\| the (\d+) that need no training \| +(\d+) to (\d+) /m.exec(document)!.slice(1).map(Number)

test('a demo that needs no training sends less than 640 bytes, others less than 13 kB a picture of which everything changed, and arrays that stay once', async () => {
  const sizes: number[] = []
  for (const [id, steps, poster] of demos) {
    const sent = await sentBy(id, steps, poster)
    const frames = sent.filter(({ kind }) => kind === 'demo')
    const chunks = sent.filter(({ kind }) => kind === 'chunk')
    expect(frames).toHaveLength(3)
    // the first picture of a run holds its arrays that stay too; then they are chunks
    const last = frames.at(-1)!.size
    const once = chunks.reduce((sum, { size }) => sum + size, 0)
    expect(last, id).toBeLessThan(steps === 0 ? 640 : 13_000)
    expect(once, id).toBeLessThan(2 ** 18)
    if (steps === 0) sizes.push(last)
    else {
      const said = table.get(id)
      expect(Math.abs(said!.last - last), `${id}: ${last}`).toBeLessThan(TABLE_SLACK * last)
      expect(Math.abs(said!.once - once), `${id}: ${once}`).toBeLessThanOrEqual(TABLE_SLACK * once)
    }
  }
  expect(untrained).toEqual([sizes.length, Math.min(...sizes), Math.max(...sizes)])
})

test('arrays come back: whole numbers as they are, fractions on a grid, and NaN as NaN', () => {
  const back = (data: Float32Array | Int32Array | Uint16Array | Uint8Array) => {
    const { packed, bytes } = packArray({ shape: [data.length], data })
    return unpackArray(packed, bytes)!.data
  }
  for (const whole of [
    Int32Array.of(-3, 250),
    Int32Array.of(-1e9, 1e9),
    Uint16Array.of(0, 65535),
    Float32Array.of(0, 9, NaN),
  ])
    expect(back(whole)).toEqual(whole)
  expect(back(Float32Array.of(1, Infinity))).toEqual(Float32Array.of(1, Infinity))
  expect(back(new Float32Array(0))).toEqual(new Float32Array(0))
})

test.each([
  { what: 'few numbers', shape: [512], codes: 65534 },
  { what: 'a curve', shape: [1000], codes: 4094 },
  { what: 'points', shape: [2048, 2], codes: 4094 },
  { what: 'a matrix', shape: [48, 48], codes: 254 },
  { what: 'a cloud of points', shape: [2049, 2], codes: 254 },
])('fractions lie on a grid: $what, $codes steps', ({ shape, codes }) => {
  const size = shape.reduce((a, b) => a * b)
  const data = Float32Array.from({ length: size }, (_, i) => 5 * Math.sin(i))
  const { packed, bytes } = packArray({ shape, data })
  const back = unpackArray(packed, bytes)!.data
  const range = Math.max(...data) - Math.min(...data)
  const worst = Math.max(...back.map((x, i) => Math.abs(x - data[i]!)))
  expect(worst).toBeGreaterThan((range / codes) * 0.4)
  expect(worst).toBeLessThan((range / codes) * 0.51)
})

test('whole numbers take the bits of their range', () => {
  const bytesOf = (range: number, n = 800): number => {
    const data = Int32Array.from({ length: n }, (_, i) => 7 + (i % (range + 1)))
    const { packed, bytes } = packArray({ shape: [n], data })
    expect(unpackArray(packed, bytes)!.data).toEqual(data)
    return bytes.length
  }
  expect([0, 1, 3, 399, 511, 512].map((range) => bytesOf(range))).toEqual([100, 100, 200, 900, 900, 1000])
  expect(bytesOf(4, 5)).toBe(2)
})

test('arrays of any numbers come back whose packing says how', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40_000, max: 25_000 }), { maxLength: 60 }), (numbers) => {
      const data = Float32Array.from(numbers)
      const { packed, bytes } = packArray({ shape: [data.length], data })
      expect(bytes.length).toBe(packedSize(packed))
      const back = unpackArray(packed, bytes)!.data
      const worst = Math.max(0, ...back.map((x, i) => Math.abs(x - data[i]!)))
      expect(worst).toBeLessThan(1)
      if (bytes.length > 0) expect(unpackArray(packed, bytes.subarray(1))).toBeUndefined()
    }),
  )
})

test('each curve keeps its own grid: a small one beside a large one', () => {
  const steps = Array.from({ length: 1000 }, (_, i) => i)
  const metrics = { knn: steps.map((i) => 0.5 + 0.4 * Math.sin(i / 99)), rank: steps.map((i) => 1 + i / 9) }
  const others = Object.fromEntries(Array.from({ length: 6 }, (_, k) => [`loss${k}`, steps.map((i) => 3 / (i + 1))]))
  const { curves, blobs } = packCurves({ steps, metrics: { ...metrics, ...others } })
  const rest = new Uint8Array(blobs.flatMap((blob) => [...blob]))
  const back = readCurves({ key: 'simclr@a12', run: 1, curves }, rest)!.curves
  expect(back.steps).toEqual(steps)
  for (const [name, precision] of [
    ['knn', 1e-3],
    ['rank', 0.1],
  ] as const)
    expect(Math.max(...back.metrics[name]!.map((x, i) => Math.abs(x - metrics[name][i]!)))).toBeLessThan(precision)
})
