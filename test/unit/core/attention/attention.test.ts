import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attention } from '../../../../demos/core/attention/attention'
import { causalMask } from '../../../../demos/core/attention/causal-mask'
import { at, column, fromColumns, matrix, multiply, transpose } from '../../../../demos/core/linalg/matrix'
import type { Matrix } from '../../../../demos/core/linalg/matrix'
import { positionalEncoding } from '../../../../demos/core/attention/positional-encoding'
import { rotation2, rotation3, rotationZyx } from '../../../../demos/core/linalg/rotation'
import { embedWords2d, splitWords } from '../../../../demos/core/attention/word-embeddings'

const value = fc.double({ min: -2, max: 2, noNaN: true })
const matrixOf = (rows: number, cols: number) =>
  fc.array(value, { minLength: rows * cols, maxLength: rows * cols }).map((data) => matrix(rows, cols, data))
const beta = fc.double({ min: 0, max: 20, noNaN: true })
function same(a: Matrix, b: Matrix, digits = 8): void {
  expect([a.rows, a.cols]).toEqual([b.rows, b.cols])
  a.data.forEach((x, i) => expect(x).toBeCloseTo(b.data[i]!, digits))
}
const permute = (m: Matrix, order: readonly number[]) => fromColumns(m.rows, m.cols, (j) => column(m, order[j]!))

describe('attention by columns', () => {
  it('agrees with a computation by hand', () => {
    // Keys (1,0) and (0,1), values 100 and 1000; the query (1,1) matches both alike and gets their mean.
    const { S, A, H } = attention(matrix(2, 2, [1, 0, 1, 2]), matrix(2, 2, [1, 0, 0, 1]), matrix(1, 2, [100, 1000]), {
      beta: Math.log(3),
    })
    same(S, matrix(2, 2, [1, 0, 1, 2]))
    same(A, matrix(2, 2, [0.5, 0.1, 0.5, 0.9]))
    same(H, matrix(1, 2, [550, 910]))
  })
  it('has columns that sum to 1, and outputs within the values', () => {
    fc.assert(
      fc.property(matrixOf(3, 4), matrixOf(3, 5), matrixOf(1, 5), beta, (Q, K, V, beta) => {
        const { A, H } = attention(Q, K, V, { beta })
        for (let j = 0; j < 4; j++) expect(column(A, j).reduce((x, y) => x + y)).toBeCloseTo(1, 10)
        H.data.forEach((h) => {
          expect(h).toBeGreaterThanOrEqual(Math.min(...V.data) - 1e-9)
          expect(h).toBeLessThanOrEqual(Math.max(...V.data) + 1e-9)
        })
      }),
    )
  })
  it('is permutation equivariant: SA(X Π) = SA(X) Π', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
    fc.assert(
      fc.property(matrixOf(2, 5), matrixOf(2, 2), matrixOf(2, 2), orders, beta, (X, Wq, Wk, order, beta) => {
        const self = (set: Matrix) => attention(multiply(Wq, set), multiply(Wk, set), set, { beta }).H
        same(self(permute(X, order)), permute(self(X), order))
      }),
    )
  })
  it('gives every query the mean at β = 0 and one value at β = ∞', () => {
    const X = matrix(2, 3, [1, 0, -4, 0, 2, 1])
    same(attention(X, X, X, { beta: 0 }).H, matrix(2, 3, [-1, -1, -1, 1, 1, 1]))
    same(attention(X, X, X, { beta: Infinity }).H, X)
  })
  it('hides later keys behind the causal mask', () => {
    const X = matrix(2, 3, [1, 2, 3, 3, 2, 1])
    for (const beta of [0, 1, Infinity]) {
      const { A, H } = attention(X, X, X, { beta, mask: causalMask })
      for (const [i, j] of [[1, 0], [2, 0], [2, 1]] as const) expect(at(A, i, j)).toBe(0) // prettier-ignore
      expect([...column(H, 0)]).toEqual([1, 3])
      // What comes later changes nothing before it.
      const other = attention(X, X, matrix(2, 3, [1, 2, 90, 3, 2, -90]), { beta, mask: causalMask }).H
      expect([...column(other, 1)]).toEqual([...column(H, 1)])
    }
  })
  it('hides what any mask hides', () => {
    const X = matrix(2, 3, [1, 2, 3, 3, 2, 1])
    const { A } = attention(X, X, X, { beta: 1, mask: (key, query) => causalMask(key, query) && key !== 1 })
    expect([...column(A, 1)]).toEqual([1, 0, 0])
    expect(at(A, 1, 2)).toBe(0)
    expect([...column(attention(X, X, X, { beta: 1, mask: () => false }).A, 0)]).toEqual([NaN, NaN, NaN])
  })
  it('refuses keys of another width, and values of another number', () => {
    const X = matrix(2, 3)
    expect(() => attention(X, matrix(3, 3), X, { beta: 1 })).toThrow('attention: K has shape [3, 3], expected [2, any]')
    expect(() => attention(X, X, matrix(2, 4), { beta: 1 })).toThrow('attention: V has shape [2, 4], expected [any, 3]')
  })
  it('is equation 1 of Vaswani et al., whose tokens are rows', () => {
    fc.assert(
      fc.property(matrixOf(3, 2), matrixOf(4, 2), matrixOf(4, 3), (q, k, v) => {
        // Rows written out as Vaswani et al. do, eq. 1, on their own.
        const scale = 1 / Math.sqrt(2)
        const exps = Array.from({ length: 3 }, (_, i) =>
          Array.from({ length: 4 }, (_, j) =>
            Math.exp(scale * (at(q, i, 0) * at(k, j, 0) + at(q, i, 1) * at(k, j, 1))),
          ),
        )
        const byRows = exps.map((row) => row.map((e) => e / row.reduce((x, y) => x + y)))
        const weights = matrix(3, 4, byRows.flat())
        const columns = attention(transpose(q), transpose(k), transpose(v), { beta: scale })
        same(columns.A, transpose(weights))
        same(columns.H, transpose(multiply(weights, v)))
      }),
    )
  })
})

describe('rotations', () => {
  it('turn counter-clockwise and keep lengths', () => {
    same(multiply(rotation2(Math.PI / 2), matrix(2, 1, [1, 0])), matrix(2, 1, [0, 1]))
    same(multiply(rotation3([0, 0, Math.PI / 2]), matrix(3, 1, [1, 0, 0])), matrix(3, 1, [0, 1, 0]))
    fc.assert(
      fc.property(fc.tuple(value, value, value), (v) => {
        const R = rotation3(v)
        same(multiply(transpose(R), R), rotation3([0, 0, 0]))
      }),
    )
  })
  it('composes yaw after pitch after roll', () => {
    same(rotationZyx(Math.PI / 2, 0, Math.PI / 2), matrix(3, 3, [0, 0, 1, 1, 0, 0, 0, 1, 0]))
  })
  it('matters only by the difference of the angles of query and key', () => {
    const X = matrix(2, 3, [1, -1, 0.5, 0, 2, 1])
    const scores = (q: number, k: number) =>
      attention(multiply(rotation2(q), X), multiply(rotation2(k), X), X, { beta: 1 }).S
    same(scores(0.9, 0.4), scores(0.5, 0))
  })
})

describe('positional encoding', () => {
  it('starts with sines 0 and cosines 1, and slows down along the features', () => {
    const pe = positionalEncoding([0, 1], 4)
    expect([...pe.data.slice(0, 4)]).toEqual([0, 1, 0, 1])
    expect(at(pe, 1, 2)).toBeCloseTo(Math.sin(0.01), 12)
  })
})

describe('words', () => {
  it('are split at white space, without the punctuation around them', () => {
    expect(splitWords('  Le chat, « dort » :\n l’été…  😀!')).toEqual(['Le', 'chat', 'dort', 'l’été', '😀'])
    expect(splitWords(' ... ')).toEqual([])
    expect(splitWords('<b>x</b>')).toEqual(['<b>x</b>'])
  })
  it('get vectors of length 1, equal for equal words', () => {
    const m = embedWords2d(['Chat', 'chien', 'chat'])
    expect([...column(m, 0)]).toEqual([...column(m, 2)])
    expect([...column(m, 0)]).not.toEqual([...column(m, 1)])
    for (let j = 0; j < 3; j++) expect(Math.hypot(...column(m, j))).toBeCloseTo(1, 12)
  })
})
