import { sameEvent, type ClipCauses } from '../core/pairs/audio-visual-clips'
import { axis } from '../plots/scale'

export const SIZE = 290
export const BOX = { left: 40, right: SIZE - 12, top: 22, bottom: SIZE - 36 } as const
export const x = axis([-1, 1], [BOX.left, BOX.right])
export const y = axis([-1, 1], [BOX.bottom, BOX.top])

/** The cosine at a place of the picture, to hundredths. */
const inside = (value: number): number => Math.min(1, Math.max(-1, Math.round(value * 100) / 100))
export const audioAt = (px: number): number => inside((2 * (px - BOX.left)) / (BOX.right - BOX.left) - 1)
export const videoAt = (py: number): number => inside((2 * (BOX.bottom - py)) / (BOX.bottom - BOX.top) - 1)
export const nudged = (value: number, by: number): number => inside(value + 0.02 * by)

/** What two clips truly share, and its mark. */
export const SHARED_CAUSES = ['event', 'look', 'sound', 'nothing'] as const
export type SharedCause = (typeof SHARED_CAUSES)[number]
export const MARKS: Readonly<Record<SharedCause, string>> = {
  event: 'M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z',
  look: 'M0 -5.5L5 3.5H-5Z',
  sound: 'M-4 -4H4V4H-4Z',
  nothing: 'M-3 -3L3 3M-3 3L3 -3',
}
export function sharedCause(a: ClipCauses, b: ClipCauses): SharedCause {
  if (sameEvent(a, b)) return 'event'
  return a.look === b.look ? 'look' : a.sound === b.sound ? 'sound' : 'nothing'
}
