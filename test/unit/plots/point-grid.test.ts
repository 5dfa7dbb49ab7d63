import { describe, expect, it } from 'vitest'
import { Random } from '../../../demos/core/random'
import { PointGrid, fitToUnitSquare, nearestInDirection } from '../../../demos/plots/point-grid'

const random = new Random(1, 'points')
const points = Float32Array.from({ length: 2000 }, () => random.uniform())

describe('finding the point under a pointer', () => {
  it('agrees with looking at all of them', () => {
    const grid = new PointGrid(points)
    for (let trial = 0; trial < 300; trial++) {
      const [x, y, radius] = [random.uniform(-0.1, 1.1), random.uniform(-0.1, 1.1), random.uniform(0.005, 0.1)]
      let best = -1
      let bestDistance = radius
      for (let i = 0; i < 1000; i++) {
        const distance = Math.hypot(points[2 * i]! - x, points[2 * i + 1]! - y)
        if (distance <= bestDistance) [best, bestDistance] = [i, distance]
      }
      expect(grid.nearest(x, y, radius)).toBe(best)
    }
  })

  it('finds nothing among no points, nor where coordinates are not numbers', () => {
    expect(new PointGrid(new Float32Array(0)).nearest(0.5, 0.5, 1)).toBe(-1)
    expect(new PointGrid(Float32Array.of(NaN, NaN)).nearest(0.5, 0.5, 1)).toBe(-1)
  })
})

it('fits any points into the unit square, both axes at one scale', () => {
  const fitted = fitToUnitSquare([-10, 0, 10, 5])
  expect([...fitted]).toEqual([0, 0.375, 1, 0.625])
  expect([...fitToUnitSquare([3, 3])]).toEqual([0.5, 0.5])
})

it('walks with the arrow keys to the point that lies that way, or stays', () => {
  const cross = Float32Array.of(0.5, 0.5, 0.9, 0.5, 0.5, 0.9, 0.1, 0.5, 0.5, 0.1)
  expect(nearestInDirection(cross, 0, 1, 0)).toBe(1)
  expect(nearestInDirection(cross, 0, 0, 1)).toBe(2)
  expect(nearestInDirection(cross, 0, -1, 0)).toBe(3)
  expect(nearestInDirection(cross, 0, 0, -1)).toBe(4)
  expect(nearestInDirection(cross, 1, 1, 0)).toBe(1)
})
