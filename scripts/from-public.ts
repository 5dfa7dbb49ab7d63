import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../demos/core/data/index.ts'

/** Reads the files of public/, as a session asks for them. */
export const fromPublic: Bytes = async (path) => new Uint8Array(await readFile(join('public', path)))
