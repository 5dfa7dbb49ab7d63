/** The configuration of docs/room.md, on Mosquitto itself, where it is installed, over WebSocket. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { freePort } from '../../scripts/decks.ts'
import { joinRoom, openRoom, stranger, TOKEN } from './room-stage'

const isInstalled = spawnSync('mosquitto', ['-h']).error === undefined
const ends: (() => unknown)[] = []
afterAll(() => ends.reverse().forEach((end) => end()))

test.skipIf(!isInstalled)(
  'viewers follow and answer; they read no answers, and cannot speak for the lecturer',
  async () => {
    const docs = await readFile('docs/room.md', 'utf8')
    const block = (name: string): string => new RegExp(`\`\`\`${name}\\n([^]*?)\`\`\``).exec(docs)![1]!
    const folder = await mkdtemp(join(tmpdir(), 'mosquitto-'))
    const plain = await freePort(4880)
    const port = await freePort(plain + 1)
    const passwords = join(folder, 'passwords')
    const rules = join(folder, 'acl')
    const config = block('conf')
      .replace('listener 1883', `listener ${plain}`)
      .replace('listener 9001', `listener ${port}`)
      .replace('/etc/mosquitto/passwords', passwords)
      .replace('/etc/mosquitto/acl', rules)
    await writeFile(join(folder, 'mosquitto.conf'), `user root\n${config}`)
    await writeFile(rules, block('acl'))
    expect(spawnSync('mosquitto_passwd', ['-b', '-c', passwords, 'lecturer', TOKEN]).status).toBe(0)
    const broker = spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' })
    ends.push(() => broker.kill())
    const url = `ws://127.0.0.1:${port}/mqtt`

    const { lecturer, owner, answers } = await openRoom(url)
    ends.push(() => lecturer.leave())
    lecturer.show({ slide: 'a12', version: 'v1' })
    const viewer = joinRoom(url, owner.publicKey)
    ends.push(() => viewer.viewer.close())
    const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
    await until(() => expect(viewer.heres.at(-1)?.slide).toBe('a12'))
    await viewer.viewer.answer({ kind: 'question', ask: 'q', text: 'Pourquoi ?' })
    await until(() => expect(answers).toHaveLength(1))

    const spy = await stranger(url)
    ends.push(() => spy.end(true))
    spy.subscribe([`deck/${owner.publicKey}/answers/+`, '#'])
    spy.publish(`deck/${owner.publicKey}/lead/here`, Buffer.from('forged'), { retain: true })
    await viewer.viewer.answer({ kind: 'question', ask: 'q', text: 'Comment ?' })
    await until(() => expect(answers).toHaveLength(2))
    expect(spy.got.filter(([topic]) => topic.includes('/answers/'))).toEqual([])
    expect(viewer.viewer.refusals.forged + viewer.viewer.refusals.malformed).toBe(0)
    expect(viewer.heres.every(({ slide }) => slide === 'a12')).toBe(true)
  },
)
