import type { AblatedMethod } from '../core/published/ablations'

/** Marker of each method: its shape and its colour, which is that of the arena. */
export const METHOD_MARKERS: Readonly<Record<AblatedMethod, { colour: string; path: string }>> = {
  simclr: { colour: 'var(--c1)', path: 'M0 -5L4.6 3.4H-4.6Z' },
  byol: { colour: 'var(--c5)', path: 'M-4 -4H4V4H-4Z' },
  simsiam: { colour: 'var(--c6)', path: 'M0 -5.2L5.2 0L0 5.2L-5.2 0Z' },
  barlow: { colour: 'var(--c7)', path: 'M-4.4 0A4.4 4.4 0 1 1 4.4 0A4.4 4.4 0 1 1 -4.4 0Z' },
}
