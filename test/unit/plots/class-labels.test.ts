import { expect, it } from 'vitest'
import { classLabels } from '../../../demos/plots/class-labels'

it('digits stand for digits, letters for the visitor’s labels, dots where there are none', () => {
  expect(classLabels('mnist', [7, 0], 2).of(0)).toBe('7')
  expect(classLabels('own', [1, 0], 2).of(0)).toBe('B')
  const { letters, classes, of } = classLabels('own', undefined, 3)
  expect([letters, [...Array.from(classes)], of(2)]).toEqual([['•'], [0, 0, 0], ''])
})
