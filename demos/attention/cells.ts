import { matrix, type Matrix } from '../core/linalg/matrix'
import type { Snapshot } from '../runtime/contract'
import { MAX_TOKENS } from './schema'

export const BLOCKS = ['S', 'A', 'V', 'H'] as const
export type Block = (typeof BLOCKS)[number]

/** A cell of one of the four matrices. */
export interface Cell {
  block: Block
  row: number
  col: number
}
export type AttentionMatrices = Readonly<Record<Block | 'X' | 'Q' | 'K', Matrix>>

/** The parameter `picked` counts through the blocks as if each were 6 x 6. */
export function toNumber({ block, row, col }: Cell): number {
  return (BLOCKS.indexOf(block) * MAX_TOKENS + row) * MAX_TOKENS + col
}

/** The cell of a number, moved into the matrix if that is smaller now; undefined if it is empty. */
export function toCell(picked: number, matrices: AttentionMatrices): Cell | undefined {
  const block = BLOCKS[Math.floor(picked / MAX_TOKENS ** 2)] ?? 'A'
  const { rows, cols } = matrices[block]
  const row = Math.floor(picked / MAX_TOKENS) % MAX_TOKENS
  if (!rows || !cols) return undefined
  return { block, row: Math.min(row, rows - 1), col: Math.min(picked % MAX_TOKENS, cols - 1) }
}

export function readMatrices(snapshot: Snapshot): AttentionMatrices {
  const read = (name: string): Matrix => {
    const { shape, data } = snapshot.arrays[name] ?? { shape: [0, 0], data: [] }
    return matrix(shape[0]!, shape[1]!, data)
  }
  return { X: read('X'), Q: read('Q'), K: read('K'), V: read('V'), S: read('S'), A: read('A'), H: read('H') }
}
