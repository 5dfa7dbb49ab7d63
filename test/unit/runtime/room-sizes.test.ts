/** What goes to each follower, measured on the picture that each demo has on record; the table of docs/room.md says it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { snapshotSchema } from '../../../demos/runtime/codec'
import type { NdArray } from '../../../demos/core/ndarray'
import type { PosterFile } from '../../../demos/runtime/contract'
import { allDemos } from '../../../demos/runtime/registry'
import { createDemoOutlet } from '../../../demos/runtime/room/demo-outlet'
import { packArray, unpackArray } from '../../../demos/runtime/room/packed-array'
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
  for (const [n, codes] of [
    [4096, 65534],
    [4097, 254],
  ] as const) {
    const data = Float32Array.from({ length: n }, (_, i) => 5 * Math.sin(i))
    const worst = Math.max(...back(data).map((x, i) => Math.abs(x - data[i]!)))
    expect(worst).toBeGreaterThan(0)
    expect(worst).toBeLessThan((10 / codes) * 0.51)
  }
})
