import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bytes } from '../../../../demos/core/data'

export const publicFile = (path: string): string => join(import.meta.dirname, '../../../../public', path)
/** Files of public/, read from the disk. */
export const publicBytes: Bytes = async (path) => new Uint8Array(readFileSync(publicFile(path)))
