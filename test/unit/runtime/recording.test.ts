import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRecording, encodeRecording, type Recording } from '../../../demos/runtime/recording'

const recording = (state: Recording['state']): Recording => ({
  params: { batchSize: 128, colours: [1, 2] },
  seed: 3,
  step: 5000,
  seconds: 150,
  curves: { steps: [0, 100, 5000], metrics: { loss: [5.5, 5, 4.5], knn: [0.67, NaN, 0.86] } },
  state,
})

it('keeps curves and counts exactly, weights to half precision, and second moments within 13 %', () => {
  const finite = fc.float({ min: -8, max: 8, noNaN: true })
  const second = fc.double({ min: -24, max: 2, noNaN: true }).map((x) => 10 ** x)
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), fc.array(second, { minLength: 2 }), (weights, squares) => {
      const params = { shape: [weights.length], data: Float32Array.from(weights) }
      const given = recording({
        'model.params': params,
        'model.adam.m': params,
        'model.adam.v': { shape: [squares.length], data: Float32Array.from([0, ...squares.slice(1)]) },
        'queue.writtenAt': { shape: [2], data: Int32Array.of(-1, 4999) },
      })
      const { state, ...rest } = decodeRecording(encodeRecording(given))!
      expect({ ...rest, state: given.state }).toEqual(given)
      expect(state['queue.writtenAt']).toEqual(given.state['queue.writtenAt'])
      expect(state['model.adam.m']!.data).toEqual(new Float32Array(weights.length))
      params.data.forEach((x, i) => {
        expect(Math.abs(state['model.params']!.data[i]! - x)).toBeLessThanOrEqual(
          Math.max(2 ** -11 * Math.abs(x), 2 ** -24),
        )
      })
      const moments = given.state['model.adam.v']!.data
      expect(state['model.adam.v']!.data[0]).toBe(0)
      moments
        .slice(1)
        .forEach((x, i) => expect(Math.abs(Math.log(state['model.adam.v']!.data[i + 1]! / x))).toBeLessThan(0.13))
    }),
  )
})

it('what is cut off, too long or no recording at all is refused', () => {
  const bytes = encodeRecording(recording({ w: { shape: [2], data: Float32Array.of(1, 2) } }))
  expect(decodeRecording(bytes)).toBeDefined()
  expect(decodeRecording(bytes.slice(0, -1))).toBeUndefined()
  expect(decodeRecording(Uint8Array.from([...bytes, 0]))).toBeUndefined()
  fc.assert(
    fc.property(fc.uint8Array(), (noise) => {
      expect(decodeRecording(noise)).toBeUndefined()
    }),
  )
})
