import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMatrices, toCell, toNumber, BLOCKS } from '../../../demos/attention/cells'
import { firstWords, MAX_CHARACTERS } from '../../../demos/core/attention/word-embeddings'
import { toColumns } from '../../../demos/attention/model'
import { MAX_TOKENS, schema, type AttentionParams } from '../../../demos/attention/schema'
import { create } from '../../../demos/attention/session'
import { defaultParams, parseParams } from '../../../demos/runtime/params'

const defaults = defaultParams(schema) as AttentionParams
const snap = async (params: Partial<AttentionParams> = {}) => (await create({ ...defaults, ...params })).snapshot(true)

describe('session of the attention demo', () => {
  it('computes X, Q, K, V, S, A and H of its parameters', async () => {
    const { A, H, S, X } = readMatrices(await snap({ vectors: [1, 0, 0, 1], beta: 0 }))
    expect([...X.data]).toEqual([1, 0, 0, 1])
    expect([...S.data]).toEqual([1, 0, 0, 1])
    expect([...A.data]).toEqual([0.5, 0.5, 0.5, 0.5])
    expect([...H.data]).toEqual([0.5, 0.5, 0.5, 0.5])
  })
  it('turns queries by their angle and maps values by their matrix', async () => {
    const turned = readMatrices(await snap({ vectors: [1, 0, 0, 1], maps: 'rotation', angleQ: 90 }))
    ;[0, -1, 1, 0].forEach((value, i) => expect(turned.Q.data[i]).toBeCloseTo(value, 6))
    const mapped = readMatrices(await snap({ vectors: [1, 0, 0, 1], maps: 'matrix', Wv: [2, 0, 1, -1] }))
    expect([...mapped.V.data]).toEqual([2, 0, 1, -1])
  })
  it('asks with Y in cross-attention: A is [t_x, t_y]', async () => {
    const { A, H } = readMatrices(await snap({ kind: 'cross', choice: 'hard', queries: [-1, 1] }))
    expect([A.rows, A.cols, H.cols]).toEqual([4, 1, 1])
    expect([...A.data]).toEqual([0, 0, 1, 0])
  })
  it('uses β = 1/√2 when scaled', async () => {
    const { A } = readMatrices(await snap({ vectors: [1, 0, 0, 1], choice: 'scaled' }))
    expect(A.data[0]).toBeCloseTo(1 / (1 + Math.exp(-Math.SQRT1_2)), 6)
  })
  it('gives equal words equal vectors, takes six at most and bears an empty sentence', async () => {
    const { X, A } = readMatrices(await snap({ source: 'sentence', sentence: 'a b A c d e f 😀 <b>' }))
    expect(X.cols).toBe(MAX_TOKENS)
    expect([X.data[0], X.data[X.cols]]).toEqual([X.data[2], X.data[X.cols + 2]])
    expect(A.rows).toBe(MAX_TOKENS)
    expect(firstWords('a b c d e f g h', 6)).toMatchObject({ leftOut: 2, long: false })
    expect(firstWords('a'.repeat(MAX_CHARACTERS + 1), 6)).toEqual({
      used: ['a'.repeat(MAX_CHARACTERS)],
      leftOut: 0,
      long: true,
    })
    const empty = await snap({ source: 'sentence', sentence: ' … ' })
    expect(readMatrices(empty).A.cols).toBe(0)
    expect(empty.metrics).toEqual({})
  })
  it('leaves out a number without its partner', () => expect(toColumns([1, 2, 3]).cols).toBe(1))
  it('draws finite numbers, with columns that sum to 1, from anything an address may hold', async () => {
    const anything = fc.record(
      Object.fromEntries(
        Object.keys(schema).map((key) => [
          key,
          fc.oneof(
            fc.string(),
            fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 14 }),
            fc.double(),
            fc.constantFrom('true', 'cross', 'hard', 'scaled', 'sentence', 'rotation', 'matrix'),
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(anything, async (raw) => {
        const matrices = readMatrices(await snap(parseParams(schema, raw).value as AttentionParams))
        for (const m of Object.values(matrices)) expect(m.data.every(Number.isFinite)).toBe(true)
        const { A } = matrices
        for (let j = 0; A.rows && j < A.cols; j++) {
          let sum = 0
          for (let i = 0; i < A.rows; i++) sum += A.data[i * A.cols + j]!
          expect(sum).toBeCloseTo(1, 5)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('cells', () => {
  it('have a number each, within the range of the parameter', async () => {
    const matrices = readMatrices(await snap())
    const numbers = BLOCKS.flatMap((block) =>
      Array.from({ length: matrices[block].data.length }, (_, n) => {
        const { cols } = matrices[block]
        const cell = { block, row: Math.floor(n / cols), col: n % cols }
        expect(toCell(toNumber(cell), matrices)).toEqual(cell)
        return toNumber(cell)
      }),
    )
    expect(new Set(numbers).size).toBe(4 * 4 + 4 * 4 + 2 * 4 + 2 * 4)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(schema.picked.max)
  })
  it('move into a matrix that has become smaller', async () => {
    const matrices = readMatrices(await snap({ vectors: [1, 0, 0, 1] }))
    expect(toCell(toNumber({ block: 'A', row: 5, col: 4 }), matrices)).toEqual({ block: 'A', row: 1, col: 1 })
  })
})
