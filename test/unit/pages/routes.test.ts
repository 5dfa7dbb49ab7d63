import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isOnRoute, minutesOf, minutesOfTopics, nextOnRoute, ROUTE_NAMES, routes, type RouteName } from '../../../components/routes'
import { readDeck } from './deck'

const fr = await readDeck('fr')
const decks = { fr, en: await readDeck('en') }
const WORDS_PER_MINUTE = 130
/** The least that a demo takes: play, and look. */
const DEMO_MINUTES = 0.75
const aliases = fr.map(({ alias }) => alias)
const timed = ['express', 'practicum'] as const

/** The slides that stepping forward from the cover shows. */
function walk(route: RouteName): number[] {
  const shown = [1]
  for (;;) {
    const next = nextOnRoute(route, aliases, shown.at(-1)! + 1, 1)
    if (next === undefined) return shown
    shown.push(next)
  }
}

it('every slide has a name', () => {
  expect(fr.filter(({ alias }) => alias === undefined).map(({ where }) => where)).toEqual([])
  expect(new Set(aliases).size).toBe(aliases.length)
})

describe.each(timed)('%s', (name) => {
  const { minutes, parts, total } = routes[name]
  it('names slides of the deck, in their order', () => {
    expect(aliases.filter((alias) => isOnRoute(name, alias))).toEqual(Object.keys(minutes))
  })
  it('takes as long as it says', () => {
    expect(Object.values(minutes).reduce((sum, spent) => sum + spent, 0)).toBe(total)
    for (const [alias, spent] of Object.entries(minutes))
      if (!/^(cover|plan|part-)/.test(alias)) expect(spent, alias).toBeGreaterThan(0)
    const last = walk(name).at(-1)!
    expect(minutesOf(name, aliases, last)!.to).toBe(total)
  })
  it('goes from the cover to the end of its last part, and back the same way', () => {
    const there = walk(name)
    expect(there.map((no) => aliases[no - 1])).toEqual(Object.keys(minutes))
    const back = [there.at(-1)!]
    for (let no = nextOnRoute(name, aliases, back[0]! - 1, -1); no; no = nextOnRoute(name, aliases, no - 1, -1)) back.push(no)
    expect(back.reverse()).toEqual(there)
    const marks = there.flatMap((no) => fr[no - 1]!.mark?.[0] ?? [])
    expect([...new Set(marks)].filter((part) => part !== 'S').sort()).toEqual([...parts])
  })
  it.each(Object.entries(decks))('leaves time for what the notes say, and for its demos: %s', (_, deck) => {
    for (const { alias, note, components } of deck) {
      const spent = minutes[alias!]
      if (!spent) continue
      const [before] = note.split('---explanation---')
      const spoken = before!.replace(/\*\*(?:À cliquer|Click)[^*]*\*\*[^]*?(?=\n\n|$)/, '').match(/[\p{L}\d]+(?:[’'-][\p{L}\d]+)*/gu)!.length
      const demo = components.some((one) => one.startsWith('Demo ')) ? DEMO_MINUTES : 0
      expect(spoken / WORDS_PER_MINUTE + demo, alias).toBeLessThanOrEqual(spent)
    }
  })
  it('says no time beside it', () => {
    expect(minutesOf(name, aliases, aliases.indexOf('how-to') + 1)).toBeUndefined()
  })
  it('refers to no topic of its parts that it leaves out', () => {
    const topics = new Set(walk(name).flatMap((no) => fr[no - 1]!.mark ?? []))
    const known = new Set(fr.flatMap(({ mark }) => mark ?? []))
    for (const no of walk(name)) {
      const { alias, content, components } = fr[no - 1]!
      if (alias === 'plan') continue
      const said = content.match(/\b[ABP]\d{1,2}\b/g)?.filter((mark) => known.has(mark) && parts.includes(mark[0] as 'A')) ?? []
      expect(said.filter((mark) => !topics.has(mark)), alias).toEqual([])
      const linked = components.flatMap((one) => /^Link to="([^"]*)"/.exec(one)?.[1] ?? [])
      expect(linked.filter((to) => !isOnRoute(name, to)), alias).toEqual([])
    }
  })
})

it.each(['slides.md', 'slides.en.md'])('%s: the presenter’s clock turns red after the longest route, no sooner', async (entry) => {
  const [, minutes] = (await readFile(entry, 'utf8')).match(/^duration: (\d+)min$/m)!
  expect(Number(minutes)).toBe(Math.max(...timed.map((name) => routes[name].total)))
})
it('the route without a clock leaves nothing out', () => {
  expect(walk('home')).toHaveLength(fr.length)
  expect(minutesOf('home', aliases, 5)).toBeUndefined()
  expect(minutesOfTopics('home', ['a1'])).toBeUndefined()
  expect(ROUTE_NAMES).toContain('home')
})
it('topics of the plan take what their slides take', () => {
  const topics = fr.find(({ alias }) => alias === 'plan')!.components.flatMap((one) => /^Link to="([^"]*)"/.exec(one)?.[1] ?? [])
  expect(topics.length).toBeGreaterThan(20)
  for (const name of timed) {
    const minutes = Object.values(minutesOfTopics(name, topics)!)
    expect(minutes.reduce((sum, spent) => sum + spent, 0)).toBe(routes[name].total)
    expect(minutes).toContain(0)
  }
})
