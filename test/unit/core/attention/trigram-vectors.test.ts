import { describe, expect, it } from 'vitest'
import { multiply, transpose } from '../../../../demos/core/linalg/matrix'
import { trigramVectors, trigrams } from '../../../../demos/core/attention/trigram-vectors'

const cosine = (a: string, b: string): number => {
  const vectors = trigramVectors([a, b])
  return multiply(transpose(vectors), vectors).data[1]!
}

describe('vectors of spelling', () => {
  it('counts trigrams, ends included, without accents and capitals', () => {
    expect(trigrams('Rôti')).toEqual([' ro', 'rot', 'oti', 'ti '])
    expect(trigrams('  Rôti ')).toEqual(trigrams('rôti'))
    expect(trigrams('a')).toEqual([' a '])
    expect(trigrams('')).toEqual([])
    expect(trigrams('😀')).toEqual([' 😀 '])
  })
  it('compares by the trigrams shared', () => {
    expect(cosine('Pâté', 'pate')).toBeCloseTo(1, 12)
    expect(cosine('pizza', 'lemon')).toBe(0)
    // " pi", "piz", "izz" and "zza" of 5 and of 9
    expect(cosine('pizza', 'pizzaiola')).toBeCloseTo(4 / Math.sqrt(5 * 9), 12)
    expect(cosine('', 'pizza')).toBe(0)
    expect(Math.min(...trigramVectors(['pizza', 'lemon']).data)).toBe(0)
  })
})
