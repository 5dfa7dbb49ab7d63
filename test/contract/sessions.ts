/** What every demo's session owes the runtime, on wasm as most visitors have it. */
import { readFile } from 'node:fs/promises'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { SIZE } from '../../demos/core/data/dataset'
import { MIN_USER_IMAGES, USER_IMAGES, packImageSet } from '../../demos/core/data/user-images'
import { Random } from '../../demos/core/random'
import type { Params, Session, SessionContext, SessionModule } from '../../demos/runtime/contract'
import { LENGTH } from '../../demos/runtime/long-run'
import { imagesParam } from '../../demos/runtime/user-images'
import { readPoster } from '../../demos/runtime/demo-assets'
import { defaultParams } from '../../demos/runtime/params'
import { canBePicture } from '../../demos/runtime/picture-check'
import { allDemos } from '../../demos/runtime/registry'
import { useWasm } from '../../scripts/wasm'
import { bitsOfAll } from '../bits'

const sessions = import.meta.glob<SessionModule>('../../demos/*/session.ts')
const context: Omit<SessionContext, 'steps'> = {
  backend: 'wasm',
  bytes: async (path) => new Uint8Array(await readFile(`public/${path}`)),
}

/** Every second demo, from the one at place `part`: two files, so that two cores work. */
export function describeSessions(part: 0 | 1): void {
  // training is slow on a busy machine; the limit is the last resort
  vi.setConfig({ testTimeout: 240_000 })
  beforeAll(useWasm)

  const demos = allDemos().filter((_, place) => place % 2 === part)
  describe.each(demos.map((demo) => [demo.id, demo] as const))('%s', (id, demo) => {
    /** The smallest run. */
    const small = Object.fromEntries(
      Object.entries(demo.schema).map(([key, spec]) => [
        key,
        spec.type === 'number' && key.startsWith('batch') ? spec.min : defaultParams(demo.schema)[key]!,
      ]),
    )
    const create = async (seed: number): Promise<Session> =>
      (await sessions[`../../demos/${id}/session.ts`]!()).create(small, seed, { ...context, steps: demo.steps })

    /** Windows refuse pictures of other windows that can't be the demo's. */
    async function expectShowable(session: Session): Promise<string[]> {
      const { step, metrics, arrays } = await session.snapshot(true)
      const all = { ...session.fixed, ...arrays }
      const poster = readPoster(demo, (await demo.load.poster()).default)!.snapshot
      expect(canBePicture(demo, { step, metrics, arrays: all }, poster), Object.keys(all).join()).toBe(true)
      return Object.keys(all)
    }

    it.runIf(demo.alsoShows)('shows what it says that it also shows, with some choice', async () => {
      const seen = new Set<string>()
      const choices = Object.entries(demo.schema).flatMap(([key, spec]): Params[] =>
        spec.type === 'choice' && !spec.view && key !== LENGTH
          ? spec.options.filter((option) => option !== USER_IMAGES).map((option) => ({ ...small, [key]: option }))
          : [],
      )
      for (const params of choices) {
        const { create } = await sessions[`../../demos/${id}/session.ts`]!()
        const session = await create(params, 1, { ...context, steps: demo.steps })
        for (const name of await expectShowable(session)) seen.add(name)
        session.dispose()
      }
      expect([...seen]).toEqual(expect.arrayContaining(Object.keys(demo.alsoShows!)))
    })

    it('computes the same from the same seed, bit for bit, and frees all it made', async () => {
      const before = tf.memory().numTensors
      const run = (seed: number) => trained(create, seed, demo.measures)
      const [a, b] = [await run(5), await run(5)]
      expect(a).toEqual(b)
      if (demo.steps > 0) expect(await run(6)).not.toEqual(a)
      expect(tf.memory().numTensors).toBe(before)
    })

    it.runIf(demo.steps > 0)('goes on from a checkpoint as if it had never stopped', async ({ skip }) => {
      const first = await create(3)
      await expectShowable(first)
      if (!first.stateDict) {
        first.dispose()
        skip('keeps no state')
      }
      await first.step!()
      const saved = structuredClone(await first.stateDict!())
      await first.step!()
      const wanted = await picture(first)
      first.dispose()
      const second = await create(3)
      await second.loadStateDict!(1, saved)
      await second.step!()
      expect(await picture(second)).toEqual(wanted)
      second.dispose()
    })

    it.runIf(imagesParam(demo.schema))(
      'runs on the fewest of the visitor’s images, with labels or without',
      async () => {
        const before = tf.memory().numTensors
        for (const classes of [[], ['a', 'b']]) {
          const params = { ...defaultParams(demo.schema), [imagesParam(demo.schema)!]: USER_IMAGES }
          const bytes = async (): Promise<Uint8Array> => albumOf(classes)
          const session = await (
            await sessions[`../../demos/${id}/session.ts`]!()
          ).create(params, 4, { ...context, steps: 100, bytes })
          await session.step?.()
          const { metrics, arrays } = await session.snapshot(true)
          const unknown = Object.entries(metrics).filter(([, value]) => !Number.isFinite(value))
          const judged = unknown.filter(([name]) => !/^(knn|class)/.test(name))
          expect(classes.length > 0 ? unknown : judged).toEqual([])
          expect(Object.keys({ ...session.fixed, ...arrays, ...metrics })).not.toEqual([])
          await expectShowable(session)
          session.dispose()
        }
        expect(tf.memory().numTensors).toBe(before)
      },
    )
  })
}

/** Random pixels, labels in turn. */
function albumOf(classes: readonly string[]): Uint8Array {
  const random = new Random(1, 'album')
  const images = Uint8Array.from({ length: MIN_USER_IMAGES * SIZE * SIZE * 3 }, () => random.int(256))
  const labels = Uint8Array.from({ length: MIN_USER_IMAGES }, (_, i) => i % Math.max(1, classes.length))
  return packImageSet({ images, labels, classes })
}

/** The picture after two steps, but for what is read from a clock. */
async function trained(
  create: (seed: number) => Promise<Session>,
  seed: number,
  measures: readonly string[] = [],
): Promise<unknown> {
  const session = await create(seed)
  await session.step?.()
  await session.step?.()
  const result = await picture(session, measures)
  session.dispose()
  return result
}
async function picture(session: Session, measures: readonly string[] = []): Promise<unknown> {
  const { step, metrics, arrays } = await session.snapshot(true)
  const computed = <T>(named: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(named).filter(([name]) => !measures.includes(name))
  const bits = bitsOfAll(Object.fromEntries(computed(arrays)))
  return { step, metrics: Object.fromEntries(computed(metrics)), bits }
}
