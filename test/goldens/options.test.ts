import { describe, expect, test } from 'vitest'
import { adapterOf } from './options'
import { NotNeeded } from './types'

const sum = adapterOf(
  { inputs: ['a', 'b'], params: ['scale', 'shift?'], only: { reduction: ['sum', 'mean'] }, compute: () => 'two' },
  { inputs: ['a', 'mask?'], params: [], implied: ({ mask }) => ({ masked: mask !== undefined }), compute: () => 'one' },
)
const params = { scale: 1 }

describe('an adapter of known options', () => {
  test('takes the first form whose inputs are all there', () => {
    expect(sum({ a: 1, b: 2 }, params, '')).toBe('two')
    expect(sum({ a: 1 }, {}, '')).toBe('one')
    expect(sum({ a: 1, mask: 0 }, {}, '')).toBe('one')
  })
  test('may miss what is optional, and nothing else', () => {
    expect(sum({ a: 1, b: 2 }, { scale: 1, shift: 2, reduction: 'mean' }, '')).toBe('two')
    expect(() => sum({ a: 1, b: 2 }, {}, '')).toThrow('option scale is missing')
    expect(() => sum({ mask: 0 }, {}, '')).toThrow('inputs mask: no form is known')
  })
  test('refuses by name an input, an option, or a value that it does not know', () => {
    expect(() => sum({ a: 1, b: 2, bias: 3 }, params, '')).toThrow('input bias is not known')
    expect(() => sum({ a: 1, b: 2 }, { scale: 1, dropout: 0.1 }, '')).toThrow('option dropout is not known')
    expect(() => sum({ a: 1, b: 2 }, { scale: 1, reduction: 'none' }, '')).toThrow('option reduction = "none"')
    expect(() => sum({ a: 1, b: 2, bias: 3 }, params, '')).toThrow(NotNeeded)
  })
  test('takes an option that repeats what the inputs say, and refuses one that contradicts them', () => {
    expect(sum({ a: 1, mask: 0 }, { masked: true }, '')).toBe('one')
    expect(() => sum({ a: 1 }, { masked: true }, '')).toThrow('option masked = true is not what the inputs say')
  })
})
