/** The state dict of what still saves its numbers in one row; its entries get names of their own as it is rewritten. */
import { StateDictError, type StateDict } from './state-dict'

export const flatState = (data: Float32Array): StateDict => ({ state: { shape: [data.length], data } })

/** @throws StateDictError if there is anything but one row of floats */
export function flatData(state: StateDict): Float32Array {
  const { state: row, ...rest } = state
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new StateDictError(unknown, 'is unknown')
  if (!(row?.data instanceof Float32Array)) throw new StateDictError('state', 'is missing')
  return row.data
}
