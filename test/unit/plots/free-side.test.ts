import { expect, it } from 'vitest'
import { freeSide, labelPosition } from '../../../demos/plots/plane'

it('puts a label on the side where no other one stands', () => {
  const at = (side: 'beyond' | 'left' | 'right') => labelPosition([1, 0], 2, side)
  expect(freeSide([1, 0], 2, [at('left'), at('beyond')])).toBe('right')
  expect(freeSide([1, 0], 2, [at('right'), at('beyond')])).toBe('left')
  expect(freeSide([1, 0], 2, [at('left'), at('right')])).toBe('beyond')
})
