/** Ten thousand hostile requests: the server lives, no file changes, and nothing is told to those who may not read. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { Agent, request as send, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isLoopback } from '../../server/address.ts'
import { createFeed } from '../../server/feed.ts'
import { createGuard } from '../../server/guard.ts'
import { createViewersServer, FEED_PATH } from '../../server/viewers.ts'
import { serveDev, type Deck } from '../browser/servers.ts'

interface Given {
  method: string
  path: string
  headers: OutgoingHttpHeaders
  body: string
}
interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
afterAll(() => agent.destroy())

/** A server that hangs up on a request has answered it: status 0. */
function ask(base: string, { method, path, headers, body }: Given, by: Agent | false = agent): Promise<Answer> {
  const { hostname, port } = new URL(base)
  return new Promise((done) => {
    const asked = send({ hostname, port, method, path, headers, agent: by, timeout: 20_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      const end = () =>
        done({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() })
      response.on('end', end).on('error', end)
    })
    asked.on('error', () => done({ status: 0, headers: {}, text: '' }))
    asked.on('timeout', () => asked.destroy())
    asked.end(method === 'GET' || method === 'HEAD' ? undefined : body)
  })
}
/** On a connection of its own: one that is kept alive may have been hung up on after a hostile request. */
const get = (base: string, path: string, headers: OutgoingHttpHeaders = {}) =>
  ask(base, { method: 'GET', path, headers, body: '' }, false)

// ---------------------------------------------------------------- what is sent

const traversal = fc
  .array(fc.constantFrom('..', '%2e%2e', '.%2e', '%252e%252e', '....', 'dist', 'pages', ''), { maxLength: 6 })
  .map((parts) => '/' + parts.join('/') + '/package.json')
const endpoint = fc.constantFrom(
  ...['/@server-reactive/nav', '/@server-reactive/demos', '/@server-reactive/drawings', '/@server-reactive/snapshots'],
  ...[
    '/@server-ref/nav',
    '/@server-reactive/__proto__',
    '/@server-reactive/constructor.prototype',
    '//@server-reactive/nav',
  ],
  ...[
    '/__slidev/slides/3.json',
    '/__slidev/slides/0.json',
    '/__slidev/slides/99999999999999999999.json',
    '/%5f_slidev/slides/3.json',
  ],
  ...[
    '/__mcp',
    '/__mcp/',
    '/__MCP?x',
    '/__open-in-editor?file=slides.md',
    '/@unocss-devtools-update',
    '/',
    '/1',
    '/presenter/1',
  ],
)
const word = fc.stringMatching(/^[\w.~%@:$&=;,+-]{0,20}$/).map((text) => `/nowhere/${text}`)
const path = fc.oneof({ weight: 6, arbitrary: endpoint }, traversal, word)

const key = fc.constantFrom(
  ...['__proto__', 'constructor', 'prototype', 'page', 'clicks', 'here', 'simclr@12', 'timer', '1', ''],
)
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.string({ maxLength: 8 }), fc.constant(null), tie('object')),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map(
    // by hand: an object literal would take `__proto__` for its prototype
    (entries) =>
      `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${typeof value === 'string' && value.startsWith('{') ? value : JSON.stringify(value)}`).join()}}`,
  ),
})).object as fc.Arbitrary<string>
const body = fc.oneof(
  ...['{', '', 'null', '[]', '"text"', '{"content":"<script>"}', '{"patch":null}', '{"data":{"page":1e99}}'].map(
    fc.constant,
  ),
  json.map((patch) => `{"patch":${patch}}`),
  json.map((data) => `{"source":"x","timestamp":1,"data":${data}}`),
  fc.integer({ min: 3, max: 30 }).map((power) => `{"patch":{"__proto__":`.repeat(power) + '1' + '}}'.repeat(power)),
  fc.constant(`{"data":{"page":"${'9'.repeat(2 ** 16)}"}}`),
)
const optional = (...values: string[]) => fc.constantFrom(undefined, ...values)

/** Requests of pages that the server has served itself, and of everybody else. */
const request = (own: { origin: string; host: string; cookie: string }): fc.Arbitrary<Given> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'HEAD'),
      path,
      body,
      host: fc.constantFrom(
        own.host,
        own.host,
        'evil.example',
        '192.168.1.7:3030',
        'localhost.evil.example',
        '127.0.0.1.evil.example',
      ),
      origin: optional(
        own.origin,
        own.origin,
        'http://evil.example',
        'null',
        'http://localhost:1',
        own.origin + '.evil.example',
      ),
      site: optional('same-origin', 'same-site', 'cross-site', 'none'),
      type: optional(
        'application/json',
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/jsonp',
      ),
      cookie: optional(own.cookie, own.cookie, own.cookie.slice(0, -1), `${own.cookie}x`, '='),
    })
    .map(({ method, path, body, host, origin, site, type, cookie }) => {
      const all = { host, origin, 'sec-fetch-site': site, 'content-type': type, cookie }
      const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
      return { method, path, body, headers }
    })

// ---------------------------------------------------------------- the development server

/** Of all files that belong to the project, kept or new. */
async function hashOfFiles(): Promise<string> {
  const names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
    .toString()
    .split('\0')
  const hash = createHash('sha256')
  for (const name of names.filter(Boolean)) hash.update(name).update(await readFile(name).catch(() => 'gone'))
  return hash.digest('hex')
}

describe('the development server', () => {
  let deck: Deck
  let base = ''
  const own = { origin: '', host: '', cookie: '' }
  beforeAll(async () => {
    deck = await serveDev()
    base = new URL(deck.url(1)).origin
    own.origin = base
    own.host = new URL(base).host
    own.cookie = (await get(base, '/', { accept: 'text/html' })).headers['set-cookie']![0]!.split(';')[0]!
  }, 300_000)
  afterAll(() => deck?.close())

  const writer = () => ({ origin: own.origin, cookie: own.cookie, 'content-type': 'application/json' })
  const post = (path: string, body: string, headers: OutgoingHttpHeaders = writer()) =>
    ask(base, { method: 'POST', path, headers, body })

  test('takes from its own pages what windows share, and from nobody else', async () => {
    expect((await post('/@server-reactive/nav', '{"data":{"page":7}}')).status).toBe(204)
    expect((await get(base, '/@server-reactive/nav')).text).toContain('"page":7')
    const wrong: [OutgoingHttpHeaders, number][] = [
      [{ ...writer(), cookie: '' }, 403],
      [{ ...writer(), origin: 'http://evil.example' }, 403],
      [{ ...writer(), 'sec-fetch-site': 'same-site' }, 403],
      [{ ...writer(), host: 'evil.example' }, 403],
      [{ ...writer(), 'content-type': 'text/plain' }, 415],
    ]
    for (const [headers, status] of wrong)
      expect((await post('/@server-reactive/nav', '{"data":{"page":8}}', headers)).status).toBe(status)
    expect((await get(base, '/@server-reactive/nav')).text).toContain('"page":7')
  })

  test.each(
    [
      ['{', 400],
      ['{"patch":{"__proto__":{"x":1}}}', 400],
      ['{"patch":{"a@1":"x","deep":{"constructor":{"prototype":{}}}}}', 400],
      ['{"patch":{"page":1}}', 400],
      [`{"patch":{"a@1":"${'x'.repeat(2 ** 25)}"}}`, 413],
    ].map(([text, status]) => ({ name: String(text).slice(0, 40), body: String(text), status })),
  )('answers a body that no window sends: $name', async ({ body, status }) => {
    expect((await post('/@server-reactive/demos', body)).status).toBe(status)
  })

  test('has no way to change a slide, to be driven by a program, or to open an editor', async () => {
    for (const path of ['/__slidev/slides/3.json', '/@server-reactive/snapshots', '/@server-ref/nav'])
      expect((await post(path, '{"content":"x","data":{}}')).status).toBe(405)
    for (const path of ['/__mcp', '/__mcp/', '//__mcp', '/%5f%5fmcp', '/__open-in-editor?file=slides.md'])
      expect((await get(base, path)).status).toBe(404)
  })

  test('closes a connection for live updates that another site asks for', async () => {
    const upgrade = (origin: string) =>
      new Promise<string>((done) => {
        const socket = connect(Number(new URL(base).port), 'localhost')
        let text = ''
        socket
          .on('data', (chunk) => (text += chunk))
          .on('close', () => done(text))
          .on('error', () => done(text))
        socket.write(
          `GET / HTTP/1.1\r\nHost: ${own.host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            'Sec-WebSocket-Protocol: vite-ping\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
        )
        setTimeout(() => socket.end(), 1000)
      })
    expect(await upgrade(own.origin)).toContain('101 Switching')
    expect(await upgrade('http://evil.example')).toBe('')
  })

  const inWords = ({ body, ...given }: Given) => JSON.stringify({ ...given, body: body.slice(0, 100) })
  /** Why an answer is not as it should be. */
  function wrongIn({ method, headers }: Given, { status, text }: Answer): string | undefined {
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(method)
    const isOwnPage =
      headers.host === own.host &&
      headers.origin === own.origin &&
      headers.cookie === own.cookie &&
      headers['content-type'] === 'application/json' &&
      ['same-origin', undefined].includes(headers['sec-fetch-site'] as string | undefined)
    if (headers.host !== own.host && text.includes('slidev')) return 'The deck was shown under another name.'
    if (!isRead && status === 500) return 'A body was not understood.'
    if (!isRead && !isOwnPage && status > 0 && status < 400) return 'Somebody else has written.'
    return undefined
  }

  test('lives through ten thousand requests, and no file changes', async () => {
    const before = await hashOfFiles()
    await post('/@server-reactive/nav', '{"data":{"page":3}}')
    await fc.assert(
      fc.asyncProperty(fc.array(request(own), { minLength: 100, maxLength: 100 }), async (requests) => {
        const answers = await Promise.all(requests.map((given) => ask(base, given)))
        answers.forEach((answer, i) => expect(wrongIn(requests[i]!, answer), inWords(requests[i]!)).toBe(undefined))
        expect((await get(base, '/@server-reactive/demos')).text).toContain('reactive({})')
      }),
      // what is wrong names its request: nothing is left to be shrunk
      { numRuns: 100, endOnFailure: true },
    )
    const nav = /reactive\((\{.*?\})\)\n/.exec((await get(base, '/@server-reactive/nav')).text)![1]!
    const names = ['page', 'clicks', 'clicksTotal', 'timer', 'cursor', 'lastUpdate']
    expect(Object.keys(JSON.parse(nav) as object).filter((name) => !names.includes(name))).toEqual([])
    expect(await hashOfFiles()).toBe(before)
  })
})

// ---------------------------------------------------------------- other devices

describe('another device', () => {
  test('is answered by the development server with a refusal, whatever it asks', () => {
    const write = vi.fn()
    const next = vi.fn()
    const guard = createGuard('token', write)
    const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('')).filter((ip) => !isLoopback(ip))
    fc.assert(
      fc.property(
        address,
        request({ origin: 'http://localhost:3030', host: 'localhost:3030', cookie: 'presenter-3030=token' }),
        (remoteAddress, given) => {
          const writeHead = vi.fn(() => ({ end: vi.fn() }))
          const asked = {
            ...given,
            url: given.path,
            socket: { remoteAddress, localPort: 3030 },
            readableEnded: true,
          } as unknown as IncomingMessage
          guard(asked, { writeHead, headersSent: false } as unknown as ServerResponse, next)
          expect(writeHead).toHaveBeenCalledWith(403, expect.anything())
        },
      ),
    )
    expect(next).not.toHaveBeenCalled()
    expect(write).not.toHaveBeenCalled()
  })

  test.each(['127.0.0.1', '127.0.0.2', '::1', '::ffff:127.0.0.1'])('%s is this computer', (ip) => {
    expect(isLoopback(ip)).toBe(true)
  })
  test.each(['192.168.1.7', '10.0.0.1', '128.0.0.1', '::ffff:192.168.1.7', 'fe80::1', '1127.0.0.1', ''])(
    '%s is not',
    (ip) => {
      expect(isLoopback(ip)).toBe(false)
    },
  )

  describe('on the server for viewers', () => {
    const feed = createFeed(() => {})
    let folder = ''
    let base = ''
    let server: ReturnType<typeof createViewersServer>
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'viewers-'))
      await mkdir(join(folder, 'site/pages'), { recursive: true })
      await mkdir(join(folder, 'dist'))
      await writeFile(join(folder, 'site/index.html'), 'the deck')
      for (const outside of ['package.json', 'dist/package.json']) await writeFile(join(folder, outside), 'a secret')
      server = createViewersServer(join(folder, 'site'), feed)
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    afterAll(async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    })

    test('gets the files of the site, and no others', async () => {
      expect((await get(base, '/')).text).toBe('the deck')
      await fc.assert(
        fc.asyncProperty(
          request({ origin: base, host: new URL(base).host, cookie: 'presenter-1=x' }),
          async (given) => {
            const { status, text } = await ask(base, given)
            expect(text).not.toContain('a secret')
            if (given.method !== 'GET' && given.method !== 'HEAD') expect([0, 405]).toContain(status)
          },
        ),
        { numRuns: 1000 },
      )
    })

    test('is told where the presenter is and what the demo shows, also when it comes late', async () => {
      feed.publishNav({ page: 12, clicks: 1, clicksTotal: 2, cursor: { x: 1, y: 1 } })
      expect(feed.publishDemos({ 'moco@9': 'earlier' })).toBe(true)
      expect(feed.publishDemos({ 'moco@9 curves': 'earlier' })).toBe(false)
      expect(feed.publishDemos({ 'pirl@8': 'before', 'pirl@8 fixed': 'this' })).toBe(true)
      feed.publishDemos({
        'simclr@12': 'picture',
        'simclr@12 fixed': 'images',
        'simclr@12 checkpoint': 'weights',
        hello: 'h',
      })
      let text = ''
      const asked = send(base + FEED_PATH, (response) =>
        response.on('data', (chunk: Buffer) => (text += chunk.toString())),
      )
      asked.on('error', () => {}).end()
      await expect.poll(() => text).toContain('images')
      feed.publishDemos({ 'simclr@12': 'next picture' })
      await expect.poll(() => text).toContain('next picture')
      asked.destroy()
      expect(text).toContain('"page":12')
      for (const hidden of ['earlier', 'weights', 'hello', 'cursor']) expect(text).not.toContain(hidden)
      await expect.poll(() => feed.readers).toBe(0)
    })
  })
})
