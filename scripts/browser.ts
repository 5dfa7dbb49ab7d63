/**
 * Finds a Chromium for tests, posters and export, or provides one. In this order: CHROMIUM_PATH, PATH, an
 * installed Chrome (macOS, Windows), Playwright's cache, and on Linux x64 a pinned build set up aside.
 * CHROMIUM_PATH=provided skips to the last.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-chromium'
import { providedBrowser } from './browser-provided.ts'

const onPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge']
const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((exe) =>
      join(process.env[root] ?? 'C:\\', exe),
    ),
  ),
}

/** What every launch adds: no traffic of the browser's own, and no sandbox, which root cannot have. */
export const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export async function browserPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named && named !== 'provided') {
    if (runnable(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and no program is there.`)
  }
  const found = named
    ? undefined
    : [...fromPath(), ...(installed[process.platform] ?? []), playwrights()].find(runnable)
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') return providedBrowser()
  throw new Error('No Chromium found: install Google Chrome or Chromium, or set CHROMIUM_PATH to one.')
}

export async function launchBrowser(...args: string[]) {
  return chromium.launch({ executablePath: await browserPath(), args: [...flags, ...args], timeout: 120_000 })
}

function fromPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
}

function playwrights(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return path !== ''
  } catch {
    return false
  }
}
