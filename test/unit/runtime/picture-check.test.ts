import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOf, type NdArray } from '../../../demos/core/ndarray'
import { ARRAY_TYPES, type ArrayTypeName } from '../../../demos/runtime/array-encoding'
import type { DemoDefinition, Snapshot } from '../../../demos/runtime/contract'
import { canBePicture, canBeSide } from '../../../demos/runtime/picture-check'
import { readPoster } from '../../../demos/runtime/demo-assets'
import { allDemos } from '../../../demos/runtime/registry'

const array = (type: ArrayTypeName, ...shape: number[]): NdArray => ({
  shape,
  data: new ARRAY_TYPES[type](sizeOf(shape)),
})
const picture = (arrays: Snapshot['arrays'], step = 1): Snapshot => ({ step, metrics: {}, arrays })
const demo = (more: Partial<DemoDefinition>): DemoDefinition => ({
  id: 'toy',
  schema: {},
  engine: 'plain',
  steps: 100,
  poster: { step: 1, seed: 1 },
  load: {} as DemoDefinition['load'],
  ...more,
})
const toy = demo({ alsoShows: { shown: { type: 'u8', dimensions: 1 } } })
const poster = picture({ map: array('f32', 400, 2) })

it.each<[string, Snapshot['arrays'], boolean]>([
  ['more points', { map: array('f32', 900, 2) }, true],
  ['fewer dimensions', { map: array('f32', 800) }, false],
  ['another type', { map: array('u8', 400, 2) }, false],
  ['a name that the demo does not know', { map: array('f32', 1, 2), more: array('u8', 1) }, false],
  ['a name of every object', { constructor: array('u8', 1) }, false],
  ['a name that the demo gives besides', { shown: array('u8', 3) }, true],
  ['the same of another type', { shown: array('f32', 3) }, false],
  ['the same with more dimensions', { shown: array('u8', 3, 1) }, false],
  ['as much as a demo can need', { map: array('f32', 2 ** 17, 2) }, true],
  ['more than a demo can need', { map: array('f32', 2 ** 17, 2), shown: array('u8', 1) }, false],
])('a picture with %s', (_, arrays, fits) => {
  expect(canBePicture(toy, picture(arrays), poster)).toBe(fits)
  expect(canBeSide(toy, { fixed: arrays }, poster)).toBe(fits)
})

it('steps are those of the demo, in pictures, curves and checkpoints; a long run has more', () => {
  const curves = (step: number) => ({ curves: { steps: [0, step], metrics: { loss: [1, 1] } } })
  const checkpoint = (step: number, ...shape: number[]) => ({
    checkpoint: { build: 'test', step, state: { params: array('f32', ...shape) } },
  })
  const long = demo({ longRun: { steps: 6000, recorded: 5000 } })
  const forward = demo({ steps: 0 })
  for (const [definition, end] of [
    [toy, 100],
    [long, 6000],
    [forward, 0],
  ] as const) {
    expect([end, end + 1].map((step) => canBePicture(definition, picture({}, step), poster))).toEqual([true, false])
    expect([end, end + 1].map((step) => canBeSide(definition, curves(step), poster))).toEqual([true, false])
    expect([end, end + 1].map((step) => canBeSide(definition, checkpoint(step, 4)))).toEqual([end > 0, false])
  }
  expect(canBeSide(toy, checkpoint(1, 2 ** 22))).toBe(true)
  expect(canBeSide(toy, checkpoint(1, 2 ** 22 + 1))).toBe(false)
})

it('before the poster is there, arrays are held to their size', () => {
  expect(canBePicture(toy, picture({ any: array('u8', 10) }))).toBe(true)
  expect(canBePicture(toy, picture({ any: array('u8', 2 ** 20 + 1) }))).toBe(false)
})

describe.each(allDemos().map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
  it('shows its own poster, and no picture with an array changed or added', async () => {
    const { snapshot, curves } = readPoster(definition, (await definition.load.poster()).default)!
    expect(canBePicture(definition, snapshot, snapshot)).toBe(true)
    expect(canBeSide(definition, { fixed: snapshot.arrays, curves }, snapshot)).toBe(true)
    const types = fc.constantFrom(...(Object.keys(ARRAY_TYPES) as ArrayTypeName[]))
    const shapes = fc.array(fc.nat(6), { maxLength: 5 })
    const names = fc.oneof(fc.constantFrom('map', ...Object.keys(snapshot.arrays)), fc.string())
    fc.assert(
      fc.property(names, types, shapes, (name, type, shape) => {
        const known = Object.hasOwn(snapshot.arrays, name) ? snapshot.arrays[name] : undefined
        const also = Object.hasOwn(definition.alsoShows ?? {}, name) ? definition.alsoShows![name] : undefined
        const same = known && known.data instanceof ARRAY_TYPES[type] && known.shape.length === shape.length
        const fits = same === true || (also?.type === type && also.dimensions === shape.length)
        const given = { ...snapshot, arrays: { ...snapshot.arrays, [name]: array(type, ...shape) } }
        expect(canBePicture(definition, given, snapshot)).toBe(fits)
        expect(canBeSide(definition, { fixed: given.arrays }, snapshot)).toBe(fits)
      }),
      { numRuns: 60 },
    )
  })
})
