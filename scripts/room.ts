/** `npm start -- --room`: the site that devices of the room open, and a broker, unless another one is named. */
import { randomBytes } from 'node:crypto'
import { renderUnicodeCompact } from 'uqr'
import { BROKER_PATH, createBroker } from '../server/room/broker.ts'
import { createRoomSite } from '../server/room/site.ts'
import { networkAddresses } from '../server/viewers.ts'
import { buildViewers, decks, languages, type Language } from './decks.ts'
import { isFresh } from './site.ts'

interface Elsewhere {
  broker: string
  credentials?: { username: string; password: string }
}

/** Serves the room, prints its address, and returns what the lecturer's window has to know. */
export async function startRoom(language: Language, port: number, elsewhere?: Elsewhere | ''): Promise<object> {
  for (const { entry, viewers } of languages.map((name) => decks[name])) {
    if (await isFresh(viewers)) continue
    console.log(`\n  Building the site for the other devices (${entry}), which takes a minute or two …\n`)
    if ((await buildViewers(entry, viewers)) !== 0) process.exit(1)
  }
  const password = randomBytes(24).toString('base64url')
  const broker = elsewhere ? undefined : await createBroker(password)
  const server = createRoomSite({
    folders: { fr: decks.fr.viewers, en: decks.en.viewers },
    config: { broker: elsewhere ? elsewhere.broker : BROKER_PATH },
    broker,
  })
  await new Promise<void>((listening) => server.listen(port, '0.0.0.0', listening))
  const path = language === 'fr' ? '' : 'en/'
  const [first = `http://localhost:${port}/`, ...others] = networkAddresses(port)
  const site = first + path
  for (const address of [site, ...others.map((other) => other + path)]) console.log(`  room       ${address}`)
  if (broker) console.log(`\n${renderUnicodeCompact(site).replace(/^/gm, '  ')}\n`)
  return elsewhere
    ? { ...elsewhere, site }
    : { broker: `ws://localhost:${port}${BROKER_PATH}`, site, credentials: { username: 'lecturer', password } }
}
