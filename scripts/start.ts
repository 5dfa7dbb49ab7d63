/** Serves a deck while presenting: the slides and, beside them, the presenter view. */
import { spawn } from 'node:child_process'
import open from 'open'
import { buildViewers, decks, freePort, languages, slidevBin } from './decks.ts'
import { isFresh } from './site.ts'

const language = languages.find((name) => name === process.argv[2]) ?? 'fr'
const { entry, port: preferred, viewers } = decks[language]
const port = await freePort(preferred)
const audience = `http://localhost:${port}/`
const presenter = `${audience}presenter/1`
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

// Slidev's own `--remote` opens the development server, sources and all, to the network: it never hears of it
const given = process.argv.slice(3)
const remote = given.includes('--remote')
if (remote && !(await isFresh(viewers))) {
  console.log('\n  Building the site for the other devices, which takes a minute or two …\n')
  if ((await buildViewers(entry, viewers)) !== 0) process.exit(1)
}
const room = given.includes('--room') ? await openRoom() : undefined
const own = ['--remote', '--room', '--broker', '--site']
const values = given.filter((_, i) => ['--broker', '--site'].includes(given[i - 1]!))
const others = given.filter((name) => !own.includes(name) && !values.includes(name))
const args = [slidevBin, entry, '--port', String(port), ...others]
const remoteEnvironment = remote && { VIEWERS_FOLDER: viewers, VIEWERS_PORT: String(await freePort(port + 5)) }
const server = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, ...remoteEnvironment, ...room },
})
server.on('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))

await answering(audience)
console.log(`\n  audience   ${audience}\n  presenter  ${presenter}\n`)
if (hasDisplay) {
  await open(audience)
  await open(presenter)
}

/** Starts what devices of the room open. What the lecturer's window has to know goes to its server. */
async function openRoom(): Promise<{ ROOM: string }> {
  const valueOf = (name: string): string | undefined => given[given.indexOf(name) + 1 || given.length]
  const broker = valueOf('--broker')
  const { ROOM_USERNAME: username, ROOM_PASSWORD: password } = process.env
  const credentials = username !== undefined && password !== undefined ? { username, password } : undefined
  const site = valueOf('--site')
  if (broker && site) return { ROOM: JSON.stringify({ broker, site, brokerInLink: true, credentials }) }
  const { startRoom } = await import('./room.ts')
  return {
    ROOM: JSON.stringify(await startRoom(language, await freePort(port + 6), broker && { broker, credentials })),
  }
}

async function answering(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((again) => setTimeout(again, 200))
  }
}
