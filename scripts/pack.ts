/** `npm run pack`: the site as one zip, with a small server that starts it. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { decks } from './decks.ts'
import { freshSite } from './site.ts'

const ZIP = 'semaine-10.zip'
const FOLDER = 'semaine-10'
/** Files that are packed already. */
const PACKED = /\.(png|woff2?|zip)$/

await freshSite()
const files: Zippable = {}
const add = async (name: string, path: string): Promise<void> => {
  files[`${FOLDER}/${name}`] = [await readFile(path), { level: PACKED.test(name) ? 0 : 9 }]
}
for (const entry of await readdir(decks.fr.dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  await add(path.slice(decks.fr.dist.length + 1).replaceAll('\\', '/'), path)
}
await add('serve.mjs', 'scripts/serve.mjs')
await add('LICENSE', 'LICENSE')
await add('NOTICE', 'NOTICE')
await writeFile(ZIP, zipSync(files))
console.log(`${ZIP}: unzip it, then \`node serve.mjs\` in ${FOLDER}/.`)
