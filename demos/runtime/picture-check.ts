import type { ArrayData } from '../core/ndarray'
import type { Snapshot } from './contract'

/** Parameters may ask for more than the poster shows, within these bounds. */
const MOST_TIMES = 32
const MOST_BYTES = 2 ** 20

/**
 * Tells whether another window's picture can be the demo's: arrays that the poster has too are of its types and numbers
 * of dimensions, and all together are of a size that the demo can need.
 *
 * @param poster - the committed picture, with all its arrays; undefined while it is not loaded: then nothing is known
 */
export function canBePicture({ arrays }: Snapshot, poster: Snapshot | undefined): boolean {
  if (!poster) return true
  const fits = Object.entries(arrays).every(([name, { data, shape }]) => {
    const known = poster.arrays[name]
    return !known || (typeOf(known.data) === typeOf(data) && known.shape.length === shape.length)
  })
  return fits && bytesOf({ arrays }) <= Math.max(MOST_BYTES, MOST_TIMES * bytesOf(poster))
}

const typeOf = (data: ArrayData): unknown => data.constructor
const bytesOf = ({ arrays }: Pick<Snapshot, 'arrays'>): number =>
  Object.values(arrays).reduce((sum, { data }) => sum + data.byteLength, 0)
