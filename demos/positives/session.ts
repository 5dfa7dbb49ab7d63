import { loadDataset } from '../core/data'
import { sampleCards } from '../core/pairs/sample-cards'
import { POSITIVE_RULES, verdictOf } from '../core/pairs/positive-rules'
import { BANDS } from '../core/pairs/audio-spectrum'
import type { NdArray } from '../core/ndarray'
import type { Session, SessionContext } from '../runtime/contract'
import { encodeCards } from './card-encoding'
import type { PositivesParams } from './schema'

/** Draws the cards of a sample. Their right answers are not part of it; the view asks the rule. */
export async function create(params: PositivesParams, seed: number, context: SessionContext): Promise<Session> {
  const emoji = await loadDataset('emoji', context.bytes, seed)
  const { rule } = params
  const { cards, pictures, sounds, alike } = sampleCards(rule, emoji.train, params.deal)
  const columns = sounds.length > 0 ? sounds[0]!.length / BANDS : 0
  const spectra = new Float32Array(sounds.length * BANDS * columns)
  sounds.forEach((sound, i) => spectra.set(sound, i * BANDS * columns))
  const fixed: Record<string, NdArray> = {
    rule: { shape: [1], data: Uint8Array.of(POSITIVE_RULES.indexOf(rule)) },
    cards: encodeCards(cards),
    alike: { shape: [alike.length], data: Uint8Array.from(alike, Number) },
    pictures: pictures.all,
    spectra: { shape: [sounds.length, BANDS, columns], data: spectra },
  }
  const embarrassing = cards.filter(([a, b], i) => verdictOf(rule, a.origin, b.origin, alike[i]!) !== 'agrees')
  return {
    fixed,
    snapshot: async () => ({ step: 0, metrics: { embarrassing: embarrassing.length }, arrays: {} }),
    dispose() {},
  }
}
