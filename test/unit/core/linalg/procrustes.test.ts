import { expect, test } from 'vitest'
import { procrustes2d } from '../../../../demos/core/linalg/procrustes'
import { randomRows } from '../metrics/random-rows'

const map = randomRows(30, 2, 1)
const turned = (angle: number, side: 1 | -1): Float32Array =>
  map.map((_, at) => {
    const [x, y] = [map[at & ~1]!, side * map[at | 1]!]
    return at % 2 ? Math.sin(angle) * x + Math.cos(angle) * y : Math.cos(angle) * x - Math.sin(angle) * y
  })

test.each([1, -1] as const)('undoes any rotation, reflected or not (side %i)', (side) => {
  for (const angle of [0, 1, 2, 3, 4, 5, 6]) {
    procrustes2d(turned(angle, side), map).forEach((value, i) => expect(value).toBeCloseTo(map[i]!, 5))
  }
})

test('keeps sizes: a map twice as large stays so', () => {
  const large = turned(2, -1).map((value) => 2 * value)
  procrustes2d(large, map).forEach((value, i) => expect(value).toBeCloseTo(2 * map[i]!, 5))
})

test('no other turn lies nearer', () => {
  const other = randomRows(30, 2, 2)
  const distance = (a: Float32Array): number => a.reduce((sum, value, i) => sum + (value - other[i]!) ** 2, 0)
  const best = distance(procrustes2d(map, other))
  for (let k = 0; k < 100; k++) {
    for (const side of [1, -1] as const) expect(distance(turned((k * 2 * Math.PI) / 100, side))).toBeGreaterThan(best)
  }
})
