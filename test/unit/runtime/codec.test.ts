import { fromBase64, toBase64 } from '../../../demos/runtime/base64'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { arraysSchema } from '../../../demos/runtime/array-encoding'
import { curvesSchema, encodeCurves, encodeSnapshot, pack, snapshotSchema, unpack } from '../../../demos/runtime/codec'
import type { Snapshot } from '../../../demos/runtime/contract'
import { parsed } from '../../../demos/runtime/validation'

const decodeSnapshot = (given: unknown) => parsed(snapshotSchema, given)
const decodeCurves = (given: unknown) => parsed(curvesSchema, given)
const decodeArrays = (given: unknown) => parsed(arraysSchema, given)

const metric = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.constant(NaN))
const array = fc.oneof(
  fc.float32Array({ maxLength: 40 }).map((data) => ({ shape: [data.length], data })),
  fc.int32Array({ maxLength: 40 }).map((data) => ({ shape: [1, data.length], data })),
  fc.uint16Array({ maxLength: 40 }).map((data) => ({ shape: [data.length, 1], data })),
  fc.uint8Array({ minLength: 6, maxLength: 6 }).map((data) => ({ shape: [2, 3], data })),
)
const name = fc.string({ minLength: 1 }).filter((key) => key !== '__proto__')
const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  step: fc.nat(),
  metrics: fc.dictionary(name, metric, { noNullPrototype: true }),
  arrays: fc.dictionary(name, array, { noNullPrototype: true }),
})

/** The browser's own, which this runtime may lack: it skips white space, and throws at what is no base64. */
const native = {
  fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  },
  toBase64(this: Uint8Array): string {
    return btoa(String.fromCharCode(...this))
  },
}
function provide(isNative: boolean): void {
  const define = (on: object, name: 'fromBase64' | 'toBase64'): void => {
    Reflect.deleteProperty(on, name)
    if (isNative) Object.defineProperty(on, name, { value: vi.fn(native[name]), configurable: true })
  }
  define(Uint8Array, 'fromBase64')
  define(Uint8Array.prototype, 'toBase64')
}

describe.each([
  ['by hand', false],
  ['by the browser', true],
])('base64 %s', (_, isNative) => {
  const before = [Uint8Array, Uint8Array.prototype].map((on) => Object.getOwnPropertyDescriptors(on))
  beforeAll(() => provide(isNative))
  afterAll(() => {
    provide(false)
    ;[Uint8Array, Uint8Array.prototype].forEach((on, i) => Object.defineProperties(on, before[i]!))
  })

  it('takes the way of the browser where there is one', () => {
    expect('toBase64' in Uint8Array.prototype).toBe(isNative)
    toBase64(Uint8Array.of(1))
    fromBase64('AQ==')
    if (isNative) {
      expect(vi.mocked(Uint8Array.prototype.toBase64)).toHaveBeenCalledOnce()
      expect(vi.mocked(Uint8Array.fromBase64)).toHaveBeenCalledOnce()
    }
  })

  it('is the one of everybody else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = toBase64(bytes)
        expect(text).toBe(btoa(String.fromCharCode(...bytes)))
        expect(fromBase64(text)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
    for (const bad of ['A', 'AB', 'A===', 'A=AA', '<b>=', 'é123', 'AAA\n']) expect(fromBase64(bad)).toBeUndefined()
    for (const bad of ['    ', 'AAAA\n\n\n\n', 'AA A', ' AAA AA==', '====', 'AA=\n'])
      expect([bad, fromBase64(bad)]).toEqual([bad, undefined])
  })
})

describe('snapshots as text', () => {
  it('come back bit for bit', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const back = decodeSnapshot(unpack(pack(snapshot)))!
        expect(pack(encodeSnapshot(snapshot))).toBe(pack(snapshot))
        expect(back.step).toBe(snapshot.step)
        // JSON has one zero
        for (const [key, x] of Object.entries(snapshot.metrics)) expect(back.metrics[key]! + 0).toBe(x + 0)
        for (const [key, { shape, data }] of Object.entries(snapshot.arrays)) {
          expect(back.arrays[key]!.shape).toEqual(shape)
          expect(back.arrays[key]!.data.constructor).toBe(data.constructor)
          expect(new Uint8Array(back.arrays[key]!.data.buffer)).toEqual(new Uint8Array(data.buffer))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('are little-endian', () => {
    const { arrays } = encodeSnapshot({ step: 0, metrics: {}, arrays: { a: { shape: [1], data: Float32Array.of(1) } } })
    expect(arrays.a).toEqual({ shape: [1], type: 'f32', data: 'AACAPw==' })
  })

  it('are refused when anything is wrong, and never crash', () => {
    const good = encodeSnapshot({
      step: 1,
      metrics: { loss: 2 },
      arrays: { a: { shape: [2], data: Uint8Array.of(1, 2) } },
    })
    expect(decodeSnapshot(good)).toBeDefined()
    const a = good.arrays.a!
    for (const bad of [
      { ...good, step: -1 },
      { ...good, step: '1' },
      { ...good, metrics: { loss: '2' } },
      { ...good, metrics: [] },
      { ...good, arrays: { a: { ...a, shape: [3] } } },
      { ...good, arrays: { a: { ...a, shape: [-2] } } },
      { ...good, arrays: { a: { ...a, shape: [1e9, 1e9] } } },
      { ...good, arrays: { a: { ...a, type: 'f64' } } },
      { ...good, arrays: { a: { ...a, type: 'constructor' } } },
      { ...good, arrays: { a: { ...a, data: '<b>=' } } },
      { ...good, arrays: { a: null } },
      { ...good, arrays: { a: { shape: [3], data: Uint8Array.of(1, 2) } } },
      { ...good, arrays: { a: { shape: [2], data: Float64Array.of(1, 2) } } },
      { ...good, metrics: { loss: Infinity } },
    ]) {
      expect(decodeSnapshot(bad)).toBeUndefined()
    }
    fc.assert(
      fc.property(fc.anything(), (given) => {
        decodeSnapshot(given)
        decodeCurves(given)
        decodeArrays(given)
      }),
      { numRuns: 10_000 },
    )
  })

  it('carry curves', () => {
    const curves = { steps: [0, 1, 5], metrics: { loss: [3, NaN, 1] } }
    expect(decodeCurves(JSON.parse(JSON.stringify(encodeCurves(curves))))).toEqual(curves)
    expect(decodeCurves({ steps: [1, 1], metrics: {} })).toBeUndefined()
    expect(decodeCurves({ steps: [0, 1], metrics: { loss: [1] } })).toBeUndefined()
  })
})
