import { shallowRef, type Component, type ShallowRef } from 'vue'
import { decodeCurves, decodeSnapshot } from './codec'
import type { Curves, DemoDefinition, DemoStrings, Lang, Params, Snapshot } from './contract'
import { parseParams } from './params'

export interface Poster {
  params: Params
  seed: number
  snapshot: Snapshot
  curves: Curves
}
/** What a demo loads lazily in the window. */
export interface DemoParts {
  strings: ShallowRef<DemoStrings | undefined>
  view: ShallowRef<Component | undefined>
  poster: ShallowRef<Poster | undefined>
  failed: ShallowRef<boolean>
  load(): void
}

export function useParts(definition: DemoDefinition | undefined, lang: Lang): DemoParts {
  const strings = shallowRef<DemoStrings>()
  const view = shallowRef<Component>()
  const poster = shallowRef<Poster>()
  const failed = shallowRef(false)
  let loading = false

  async function load(): Promise<void> {
    if (!definition || loading) return
    loading = true
    failed.value = false
    try {
      const [texts, component, file] = await Promise.all([
        definition.load.strings(),
        definition.load.view(),
        // without its poster a demo still runs
        definition.load.poster().catch(() => undefined),
      ])
      strings.value = texts.default[lang]
      poster.value = file && readPoster(definition, file.default)
      view.value = component.default
    } catch {
      failed.value = true
      loading = false
    }
  }
  return { strings, view, poster, failed, load: () => void load() }
}

/** A committed poster; undefined if it no longer fits its demo. */
export function readPoster(definition: DemoDefinition, given: unknown): Poster | undefined {
  const { params, seed, snapshot, curves } = given as Record<string, unknown>
  const parsed = parseParams(definition.schema, params)
  const picture = decodeSnapshot(snapshot)
  const lines = decodeCurves(curves)
  if (!picture || !lines || typeof seed !== 'number' || parsed.mended.length > 0) return undefined
  return { params: parsed.value, seed, snapshot: picture, curves: lines }
}
