import * as v from 'valibot'
import { shallowRef, type Component, type ShallowRef } from 'vue'
import { baseUrl } from './base-url'
import { curvesSchema, snapshotSchema } from './codec'
import type { Lang } from '../core/text'
import type { Curves, DemoDefinition, DemoStrings, Params, Snapshot } from './contract'
import { parseParams } from './params'
import { loadPrediction, type Prediction } from './prediction'
import { parsed, recordSchema } from './validation'
import { parseLocation, type Query } from './demo-location'

export interface Poster {
  params: Params
  seed: number
  snapshot: Snapshot
  curves: Curves
}
/** offline: the server does not answer · outdated: it does, and no longer has what this page is made of */
export type LoadFailure = 'offline' | 'outdated'
/** What a demo loads lazily in the window. */
export interface DemoAssets {
  strings: ShallowRef<DemoStrings | undefined>
  view: ShallowRef<Component | undefined>
  poster: ShallowRef<Poster | undefined>
  /** Undefined where the demo asks for none, too. */
  prediction: ShallowRef<Prediction | undefined>
  failed: ShallowRef<LoadFailure | undefined>
  load(): void
}

/** Imports can't be called off. After so long the frame says that they do not come. */
const LIMIT_MS = 30_000
const late = (): Promise<undefined> => new Promise((done) => setTimeout(done, LIMIT_MS))

/** `slideProps` are what the slide sets. */
export function useDemoAssets(
  definition: DemoDefinition | undefined,
  slideProps: Record<string, unknown>,
  lang: Lang,
): DemoAssets {
  const strings = shallowRef<DemoStrings>()
  const view = shallowRef<Component>()
  const poster = shallowRef<Poster>()
  const prediction = shallowRef<Prediction>()
  const failed = shallowRef<LoadFailure>()
  let loading = false

  async function load(): Promise<void> {
    if (!definition || loading) return
    loading = true
    failed.value = undefined
    try {
      const all = Promise.all([
        definition.load.strings(),
        definition.load.view(),
        // without its poster a demo still runs
        loadPoster(definition, slideProps).catch(() => undefined),
        loadPrediction(definition.id),
      ])
      const loaded = await Promise.race([all, late()])
      if (!loaded) {
        failed.value = 'offline'
        loading = false
        return
      }
      const [texts, component, picture, asked] = loaded
      prediction.value = asked
      strings.value = texts.default[lang]
      poster.value = picture
      view.value = component.default
    } catch {
      failed.value = await causeOf()
      loading = false
    }
  }
  return { strings, view, poster, prediction, failed, load: () => void load() }
}

/** The poster of what a slide sets; undefined if it no longer fits its demo. */
export async function loadPoster(
  definition: DemoDefinition,
  slideProps: Record<string, unknown>,
): Promise<Poster | undefined> {
  const given = (params: Record<string, unknown>): string =>
    JSON.stringify(parseParams(definition.schema, params).value)
  const preset = Object.values(definition.presets ?? {}).find(({ params = {} }) => given(params) === given(slideProps))
  const { default: file } = await (preset ?? { load: definition.load.poster }).load()
  const poster = readPoster(definition, file)
  return poster && withViewParams(definition, poster, slideProps)
}

/** The picture is the poster's; how it is looked at is the slide's. */
function withViewParams(definition: DemoDefinition, poster: Poster, slideProps: Record<string, unknown>): Poster {
  const { params } = parseLocation(definition, slideProps as Query, { ...poster, step: 0 }).value
  const views = Object.entries(params).filter(([key]) => definition.schema[key]?.view)
  return { ...poster, params: { ...poster.params, ...Object.fromEntries(views) } }
}

const posterSchema = v.object({
  params: recordSchema,
  seed: v.number(),
  snapshot: snapshotSchema,
  curves: curvesSchema,
})
/** A committed poster; undefined if it no longer fits its demo. */
export function readPoster(definition: DemoDefinition, given: unknown): Poster | undefined {
  const poster = parsed(posterSchema, given)
  const params = poster && parseParams(definition.schema, poster.params)
  return params?.corrections.length === 0 ? { ...poster!, params: params.value } : undefined
}

/** Why a file could not be loaded: a page that was opened before the site was published anew asks for files that are gone. */
export function causeOf(): Promise<LoadFailure> {
  const page = baseUrl()
  return fetch(page, { cache: 'no-store', signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => (ok ? 'outdated' : 'offline'),
    () => 'offline',
  )
}
