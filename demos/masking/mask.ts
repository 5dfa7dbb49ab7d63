import type { Mask } from '../core/completion/mask'
import { SIDE } from './schema'

const whole = (value: number): number => Math.min(SIDE, Math.max(0, Math.round(value)))

/** Reads a mask from a parameter: rounds to whole pixels, and accepts the corners in any order. */
export function toMask([a, b, c, d]: readonly number[]): Mask {
  const [x1, y1, x2, y2] = [a, b, c, d].map((value) => whole(value ?? 0)) as [number, number, number, number]
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) }
}
export const toNumbers = ({ left, top, right, bottom }: Mask): number[] => [left, top, right, bottom]

/** Moves a mask by whole pixels, and keeps it inside the picture. */
export function moved({ left, top, right, bottom }: Mask, dx: number, dy: number): Mask {
  const x = Math.min(SIDE - right, Math.max(-left, dx))
  const y = Math.min(SIDE - bottom, Math.max(-top, dy))
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}

/** Moves the right and the lower edge of a mask; it keeps at least one pixel. */
export function stretched(mask: Mask, dx: number, dy: number): Mask {
  return {
    ...mask,
    right: Math.min(SIDE, Math.max(mask.left + 1, mask.right + dx)),
    bottom: Math.min(SIDE, Math.max(mask.top + 1, mask.bottom + dy)),
  }
}
