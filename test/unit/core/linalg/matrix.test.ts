import { expect, it } from 'vitest'
import {
  add,
  concatColumns,
  concatRows,
  matrix,
  maxAbsDifference,
  multiply,
  sliceColumns,
  sliceRows,
} from '../../../../demos/core/linalg/matrix'

const a = matrix(2, 3, [1, 2, 3, 4, 5, 6])
const b = matrix(2, 1, [7, 8])
const c = matrix(1, 3, [9, 10, 11])

it('slices and concatenations undo each other', () => {
  expect(concatColumns([sliceColumns(a, 0, 1), sliceColumns(a, 1, 3)])).toEqual(a)
  expect(concatRows([sliceRows(a, 0, 1), sliceRows(a, 1, 2)])).toEqual(a)
  expect([...concatColumns([a, b]).data]).toEqual([1, 2, 3, 7, 4, 5, 6, 8])
  expect([...concatRows([a, c]).data]).toEqual([1, 2, 3, 4, 5, 6, 9, 10, 11])
})

it('shapes that do not fit are named', () => {
  expect(() => concatColumns([a, c])).toThrow('concatColumns: a part has shape [1, 3], expected [2, any]')
  expect(() => concatRows([a, b])).toThrow('concatRows: a part has shape [2, 1], expected [any, 3]')
  expect(() => sliceRows(a, 1, 3)).toThrow('sliceRows: 1 to 3 of 2')
  expect(() => sliceColumns(a, -1, 2)).toThrow('sliceColumns: -1 to 2 of 3')
  expect(() => add(a, b)).toThrow('add: b has shape [2, 1], expected [2, 3]')
  expect(() => multiply(a, b)).toThrow('cannot multiply 2 x 3 by 2 x 1')
  expect(() => maxAbsDifference(a, c)).toThrow('maxAbsDifference: b has shape [1, 3], expected [2, 3]')
})
