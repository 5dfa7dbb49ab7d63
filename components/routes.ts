/**
 * Three ways through the deck, and the minutes of each slide on them. A slide is named by its `routeAlias`; one of
 * 0 minutes is shown while the room settles. What a route leaves out can still be opened by its link or its number.
 */
interface LectureRoute {
  /** The parts that it tells, from beginning to end. */
  parts: readonly ('A' | 'B' | 'P')[]
  /** What it takes in all; the minutes of its slides add up to it. */
  total: number
  minutes: Readonly<Record<string, number>>
}
export const ROUTE_NAMES = ['express', 'practicum', 'home'] as const
export type RouteName = (typeof ROUTE_NAMES)[number]

/** `home`, the third, leaves nothing out, and nobody looks at the clock. */
export const routes: Readonly<Record<Exclude<RouteName, 'home'>, LectureRoute>> = {
  express: {
    parts: ['A', 'B'],
    total: 90,
    minutes: {
      cover: 0,
      plan: 0,
      'part-a': 0,
      a1: 3,
      a3: 4,
      pretext: 3,
      a4: 4,
      a5: 3,
      a6: 1,
      'invariance-alone': 3,
      collapse: 5,
      guards: 3,
      a7: 2,
      a9: 4,
      'info-nce': 6,
      a10: 1,
      'pirl-loss': 4,
      a12: 1,
      'simclr-batch': 2,
      'nt-xent': 3,
      simclr: 6,
      a13: 1,
      'moco-loss': 4,
      a15: 1,
      'swav-codes': 4,
      equipartition: 3,
      a16: 3,
      'a-keep': 1,
      'part-b': 0,
      b1: 2,
      b2: 1,
      agreement: 1,
      b3: 1,
      'distillation-loss': 2,
      'b3-dynamics': 2,
      b4: 1,
      'barlow-loss': 3,
      'b06-debate': 1,
      'b-keep': 1,
    },
  },
  practicum: {
    parts: ['P'],
    total: 60,
    minutes: {
      cover: 0,
      plan: 0,
      'part-p': 0,
      p1: 2,
      mixing: 2,
      p2: 4,
      p3: 3,
      'key-value': 2,
      'cross-attention': 2,
      attention: 5,
      p4: 2,
      scaling: 2,
      p5: 2,
      heads: 2,
      p6: 3,
      positions: 3,
      p7: 2,
      epd: 4,
      p8: 2,
      p9: 3,
      'causal-mask': 5,
      p10: 2,
      p11: 1,
      numbers: 3,
      'numbers-energy': 2,
      'perfect-loss': 1,
      'p-keep': 1,
    },
  },
}

/** The route of this name, if it is one; names come from addresses and storage. */
export const routeName = (given: unknown): RouteName | undefined => ROUTE_NAMES.find((name) => name === given)

/** Tells whether a slide is on a route. */
export const isOnRoute = (route: RouteName, alias: string | undefined): boolean =>
  route === 'home' || (alias !== undefined && Object.hasOwn(routes[route].minutes, alias))

/**
 * The next slide of a route.
 *
 * @param aliases - those of all slides, in order
 * @param from - number of the slide to start at, counted from 1, which is looked at too
 * @param by - 1 forward, -1 back
 * @returns its number; undefined where the route has ended
 */
export function nextOnRoute(
  route: RouteName,
  aliases: readonly (string | undefined)[],
  from: number,
  by: 1 | -1,
): number | undefined {
  for (let no = from; no >= 1 && no <= aliases.length; no += by) if (isOnRoute(route, aliases[no - 1])) return no
  return undefined
}

/** When a slide begins and ends on a route, in minutes; undefined for a slide beside it. */
export function minutesOf(
  route: RouteName,
  aliases: readonly (string | undefined)[],
  no: number,
): { from: number; to: number } | undefined {
  const alias = aliases[no - 1]
  if (route === 'home' || alias === undefined || !isOnRoute(route, alias)) return undefined
  const { minutes } = routes[route]
  const before = aliases.slice(0, no - 1).reduce((sum, other) => sum + ((other && minutes[other]) || 0), 0)
  return { from: before, to: before + minutes[alias]! }
}

/**
 * The minutes of each topic on a route: those of the slide that opens it, and of all up to the next topic.
 *
 * @param topics - the slides that open a topic
 * @returns minutes by topic, 0 for one that the route leaves out; undefined for the route without a clock
 */
export function minutesOfTopics(
  route: RouteName,
  topics: readonly string[],
): Readonly<Record<string, number>> | undefined {
  if (route === 'home') return undefined
  const minutes = Object.fromEntries(topics.map((topic) => [topic, 0]))
  let topic: string | undefined
  for (const [alias, spent] of Object.entries(routes[route].minutes)) {
    if (topics.includes(alias)) topic = alias
    if (topic !== undefined) minutes[topic]! += spent
  }
  return minutes
}
