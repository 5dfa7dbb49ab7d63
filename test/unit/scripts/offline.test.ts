/** The packed site: its small server, and the list of files that the service worker keeps. */
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf } from '../../../scripts/offline/build'

async function site(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  await mkdir(join(folder, 'en/assets'), { recursive: true })
  for (const name of [
    'index.html',
    'en/index.html',
    'en/assets/index-AbCd12_4.js',
    'font.woff',
    'room.json',
    'data.bin',
  ])
    await writeFile(join(folder, name), name)
  return folder
}

test('the service worker keeps what the deck asks for; what has no hash in its name gets one', async () => {
  const files = await filesOf(await site())
  expect(files.map(({ url }) => url)).toEqual([
    'data.bin',
    'en/assets/index-AbCd12_4.js',
    'en/index.html',
    'index.html',
  ])
  expect(files.filter(({ revision }) => revision === null).map(({ url }) => url)).toEqual([
    'en/assets/index-AbCd12_4.js',
  ])
})

test('the server of the zip serves its own folder to this computer, isolated, and nothing else', async () => {
  const folder = await site()
  await cp('scripts/serve.mjs', join(folder, 'serve.mjs'))
  const child = spawn(process.execPath, [join(folder, 'serve.mjs'), '4890'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const printed = await new Promise<string>((done) => child.stdout.once('data', (text) => done(String(text))))
    const base = /http:\/\/localhost:\d+\//.exec(printed)![0].replace('localhost', '127.0.0.1')
    const page = await fetch(`${base}en/`)
    expect(await page.text()).toBe('en/index.html')
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect((await fetch(`${base}en`, { redirect: 'manual' })).headers.get('location')).toBe('/en/')
    for (const path of ['gone.js', '..%2f..%2fetc/passwd', '%2e%2e/%2e%2e/etc/passwd'])
      expect((await fetch(base + path)).status, path).toBe(404)
  } finally {
    child.kill()
  }
})
