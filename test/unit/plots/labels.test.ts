import { expect, it } from 'vitest'
import { labelMarks } from '../../../demos/plots/labels'

it('digits stand for digits, letters for the visitor’s labels, dots where there are none', () => {
  expect(labelMarks('mnist', [7, 0], 2).of(0)).toBe('7')
  expect(labelMarks('own', [1, 0], 2).of(0)).toBe('B')
  const { letters, classes, of } = labelMarks('own', undefined, 3)
  expect([letters, [...Array.from(classes)], of(2)]).toEqual([['•'], [0, 0, 0], ''])
})
