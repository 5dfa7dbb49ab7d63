import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names what both decks are made from: equal for the French and the English one, for a built site and the development
 * server, and on machines whose lines end otherwise.
 */
export function deckVersion(root = '.'): string {
  const hash = createHash('sha256')
  for (const folder of ['pages', 'demos']) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    const sources = files.map((file) => file.replaceAll('\\', '/')).filter((file) => /\.(md|ts|vue)$/.test(file))
    for (const file of sources.sort())
      hash.update(`${file}\n`).update(readFileSync(join(root, folder, file), 'utf8').replaceAll('\r', ''))
  }
  return hash.digest('base64url').slice(0, 12)
}
