/**
 * The room with real MQTT clients that verify each signature, all in this process: broker, lecturer and followers share
 * its cores. On the embedded broker over WebSocket, and on Mosquitto, if it is installed, over TCP.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../scripts/decks.ts'
import { createKeyPair, sign, verify, type KeyPair } from '../../../demos/runtime/room/signature.ts'
import { createDemoInlet } from '../../../demos/runtime/room/demo-inlet.ts'
import { packDemo } from '../../../demos/runtime/room/demo-message.ts'
import { encodeBody } from '../../../demos/runtime/header-bytes.ts'
import { sealLead } from '../../../demos/runtime/room/lead-envelope.ts'
import { createLeadReceiver } from '../../../demos/runtime/room/lead-receiver.ts'
import { leadTopic } from '../../../demos/runtime/room/topics.ts'
import { joinRoom, openRoom, startBroker, stranger } from '../../trust/room-stage.ts'
import { ms, type Figure } from '../figure.ts'
import { exponent, median, p95, quantile } from '../statistics.ts'
import { wait, type Stage } from '../stage.ts'

/** Followers, unless the row is asked for with others: `room=50`. */
const MANY = 1000
type Kind = 'aedes' | 'mosquitto'
type Host = { url: string; stop(): Promise<void>; restart?(): Promise<void> }

async function startMosquitto(): Promise<Host | undefined> {
  const port = await freePort(4860)
  const folder = await mkdtemp(join(tmpdir(), 'mosquitto-'))
  const config = join(folder, 'mosquitto.conf')
  await writeFile(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 10000\n`)
  const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' })
  const failed = new Promise<boolean>((done) => child.on('error', () => done(true)))
  if (await Promise.race([failed, wait(500).then(() => false)])) return undefined
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await ended
    },
  }
}
async function start(kind: Kind): Promise<Host | undefined> {
  return kind === 'mosquitto' ? startMosquitto() : startBroker('embedded')
}
async function until(check: () => boolean, most = 60_000): Promise<number> {
  const begin = performance.now()
  while (!check() && performance.now() - begin < most) await wait(5)
  return performance.now() - begin
}
/** About 8 kB of a demo that trains. */
const frame = (step: number) => ({
  epoch: 1,
  by: 'window',
  seq: step,
  condition: 'present',
  run: 0,
  location: { params: {}, seed: 1, step },
  playing: true,
  isPrivate: false,
  frame: {
    step,
    metrics: { loss: 1 / step },
    arrays: {
      views: { shape: [8, 16, 16, 1], data: Uint8Array.from({ length: 2048 }, (_, i) => (i * step) % 251) },
      map: { shape: [1950, 2], data: Float32Array.from({ length: 3900 }, (_, i) => Math.sin(i * step)) },
    },
  },
})

export async function room(_: Stage, most = MANY): Promise<Figure[]> {
  const figures: Figure[] = []
  // devices of the class come with their keys
  const keys = await Promise.all(Array.from({ length: most }, () => createKeyPair()))
  const key = await createKeyPair()
  const text = new Uint8Array(200)
  const signature = Uint8Array.from(await sign(key.privateKey, text))
  const begin = performance.now()
  await Promise.all(Array.from({ length: most }, () => verify(key.publicKey, signature, text)))
  figures.push(
    plain(`${most} verifications in this process, which in a hall are ${most} devices'`, ms(performance.now() - begin)),
  )

  figures.push(await readByAll(most))

  for (const kind of ['aedes', 'mosquitto'] as const) {
    const p95s: number[] = []
    const sizes = kind === 'aedes' ? [most / 100, most / 10, most].map(Math.ceil) : [most]
    for (const n of sizes) {
      const host = await start(kind)
      if (!host) {
        figures.push(plain('mosquitto', 'not installed'))
        break
      }
      const measured = await measure(host, keys.slice(0, n), kind, n === most)
      p95s.push(measured.slideP95)
      figures.push(...measured.figures)
      await host.stop()
    }
    if (p95s.length === 3)
      figures.push(
        plain(
          `${kind}: growth of the slide's p95 at ${sizes.join(', ')} followers`,
          `${p95s.map((value) => value.toFixed(0)).join(', ')} ms, exponent ${exponent(sizes, p95s).toFixed(2)}`,
        ),
      )
  }
  return figures
}

/** What the devices do with a picture, here one after the other: verify it, read it, and show it. */
async function readByAll(n: number): Promise<Figure> {
  const owner = await createKeyPair()
  const topic = leadTopic(owner.publicKey, 'demo')
  const { frame: picture, location, run } = frame(1)
  const { header, blobs } = packDemo({
    header: {
      key: 'simclr@a12',
      run,
      condition: 'present',
      location: location as never,
      playing: true,
      isPrivate: false,
      stepMs: 1,
      frame: { step: 1, metrics: picture.metrics },
      chunks: [],
      fixed: [],
    },
    arrays: picture.arrays,
  })
  const message = await sealLead(owner, topic, encodeBody({ epoch: 1, seq: 1, ...header }, blobs))
  const devices = Array.from({ length: n }, () => ({
    receiver: createLeadReceiver(owner.publicKey, () => 0),
    inlet: createDemoInlet({ tell() {}, want() {}, isLive: () => true, epoch: 1 }),
  }))
  const begin = performance.now()
  await Promise.all(
    devices.map(async ({ receiver, inlet }) => inlet.take((await receiver.take(topic, new Uint8Array(message)))!)),
  )
  return plain(
    `${n} pictures of ${message.length} bytes verified and read in this process, likewise`,
    ms(performance.now() - begin),
  )
}

async function measure(host: Host, keys: readonly KeyPair[], kind: Kind, isWhole: boolean) {
  const n = keys.length
  const join = (key: KeyPair) => joinRoom(host.url, owner.publicKey, 'v1', Promise.resolve(key))
  const figures: Figure[] = []
  const opened = await openRoom(host.url)
  const { lecturer, owner, answers, say } = opened
  lecturer.show({ slide: 'a12', clicks: 0, version: 'v1' })
  await until(() => lecturer.state === 'connected')

  const connecting = performance.now()
  const followers = keys.map(join)
  await until(() => followers.every(({ heres }) => heres.length > 0))
  const joined = performance.now() - connecting
  // each says once that it is here
  await wait(3500)

  const delays: number[] = []
  for (let clicks = 1; clicks <= 15; clicks++) {
    const sent = performance.now()
    const at = new Map<unknown, number>()
    lecturer.show({ slide: 'a12', clicks, version: 'v1' })
    await until(() => {
      for (const follower of followers)
        if (!at.has(follower) && follower.heres.at(-1)?.clicks === clicks) at.set(follower, performance.now() - sent)
      return at.size === n
    }, 5000)
    delays.push(...at.values())
    await wait(150)
  }
  const slideP95 = p95(delays)
  if (!isWhole) {
    end()
    return { slideP95, figures }
  }
  figures.push(plain(`${kind}: ${n} followers connected and at the slide`, ms(joined)))
  figures.push({
    figure: `${kind}: slide change to ${n} followers, p50 / p95 / p99`,
    measured: `${ms(median(delays))} / ${ms(slideP95)} / ${ms(quantile(delays, 0.99))}`,
    aim: 'p95 < 200 ms',
    met: slideP95 < 200,
    values: { n, delays: delays.length },
  })

  // ---------------------------------------------------------------- frames at 2 Hz
  const counter = await stranger(host.url)
  await counter.subscribeAsync(`deck/${owner.publicKey}/lead/${kind === 'aedes' ? 'demo' : '+'}`)
  counter.got.length = 0
  const frames: number[] = []
  const counting = performance.now()
  for (let step = 1; step <= 12; step++) {
    const sent = performance.now()
    const at = new Map<unknown, number>()
    say({ 'simclr@a12': frame(step) })
    await until(() => {
      for (const follower of followers) {
        const location = follower.heard['simclr@a12']?.location as { step: number } | undefined
        if (!at.has(follower) && location?.step === step) at.set(follower, performance.now() - sent)
      }
      return at.size === n
    }, 3000)
    frames.push(...at.values())
    await wait(Math.max(0, 500 - (performance.now() - sent)))
  }
  const bytes = counter.got.reduce((sum, [, payload]) => sum + payload.length, 0)
  const perSecond = (1000 * bytes) / (performance.now() - counting)
  counter.end(true)
  figures.push({
    figure: `${kind}: demo frame at 2 Hz to ${n}, p95; bytes a follower a second; frames that came`,
    measured: `${ms(p95(frames))}; ${(perSecond / 1000).toFixed(1)} kB; ${frames.length} of ${12 * n}`,
    aim: '< 300 ms; < 20 kB',
    met: p95(frames) < 300 && perSecond < 20_000,
    values: { n },
  })

  // ---------------------------------------------------------------- answers
  answers.length = 0
  const answering = performance.now()
  await Promise.all(
    followers.map(async ({ viewer }, i) => {
      await wait((5000 * i) / n)
      await viewer.answer({ kind: 'prediction', ask: 'q', value: i % 4 })
    }),
  )
  await until(() => answers.length >= n, 5000)
  const devices = new Set(answers.map(({ device }) => device))
  figures.push({
    figure: `${kind}: ${n} answers in 5 s, counted once each`,
    measured: `${devices.size} of ${n} in ${ms(performance.now() - answering)}`,
    aim: String(n),
    met: devices.size === n && answers.length === n,
    values: {},
  })
  end()
  await wait(500)

  // ---------------------------------------------------------------- late joiners
  const again = await openRoom(host.url, owner)
  again.lecturer.show({ slide: 'a13', clicks: 0, version: 'v1' })
  await until(() => again.lecturer.state === 'connected')
  again.say({ 'simclr@a13': frame(7) })
  await wait(800)
  const late = await Promise.all(
    keys.map(async (key, i) => {
      await wait((10_000 * i) / n)
      return { from: performance.now(), follower: join(key) }
    }),
  )
  await until(() => late.every(({ follower: { firstAt } }) => firstAt.here && firstAt.demo), 20_000)
  const waits = late.map(
    ({ from, follower: { firstAt } }) => Math.max(firstAt.here ?? Infinity, firstAt.demo ?? Infinity) - from,
  )
  const lateP95 = p95(waits)
  figures.push({
    figure: `${kind}: ${n} late joiners within 10 s, slide and demo after, p95`,
    measured: ms(lateP95),
    aim: '< 1 s',
    met: lateP95 < 1000,
    values: {},
  })
  for (const { follower } of late) follower.viewer.close()
  again.lecturer.leave()
  return { slideP95, figures }

  function end(): void {
    for (const { viewer } of followers) viewer.close()
    lecturer.leave()
  }
}

const plain = (figure: string, measured: string): Figure => ({ figure, measured, aim: '', met: undefined, values: {} })
