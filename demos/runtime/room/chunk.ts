/** Arrays that do not change: sent once, named by their hash, and kept by the broker for those who come later. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as v from 'valibot'
import type { NdArray } from '../../core/ndarray'
import { parsed } from '../validation'
import { toBase64Url } from './base64url'
import { packArray, packedSchema, unpackArray, type Packed } from './packed-array'

const HASH_BYTES = 24
export interface Chunk {
  hash: string
  packed: Packed
  bytes: Uint8Array
}

function hashOf(packed: Packed, bytes: Uint8Array): string {
  const { shape, type, bits, min, step } = packed
  const head = new TextEncoder().encode(JSON.stringify([shape, type, bits, min, step]))
  return toBase64Url(sha256.create().update(head).update(bytes).digest().subarray(0, HASH_BYTES))
}

/** Chunks of arrays that were packed before: a run's fixed arrays are published again and again. */
const made = new WeakMap<NdArray['data'], Chunk>()
/** Packs an array and names it. */
export function createChunk(array: NdArray): Chunk {
  const known = made.get(array.data)
  if (known) return known
  const { packed, bytes } = packArray(array)
  const chunk = { hash: hashOf(packed, bytes), packed, bytes }
  made.set(array.data, chunk)
  return chunk
}

const chunkSchema = v.object({ packed: packedSchema })
/** The array of a chunk; undefined if it is not the one that its name says. */
export function readChunk(hash: string, header: unknown, bytes: Uint8Array): NdArray | undefined {
  const packed = parsed(chunkSchema, header)?.packed
  return packed && hashOf(packed, bytes) === hash ? unpackArray(packed, bytes) : undefined
}
