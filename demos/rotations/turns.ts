import type { RotationsParams } from './schema'

/** What each of the three buttons sets: by how much queries, keys and values are turned. */
export const TURNS = {
  q: { angleQ: 60, angleK: 0, together: false, angleV: 0 },
  both: { angleQ: 60, angleK: 0, together: true, angleV: 0 },
  v: { angleQ: 0, angleK: 0, together: false, angleV: 60 },
} as const satisfies Readonly<Record<string, Partial<RotationsParams>>>
export type Turn = keyof typeof TURNS

/** Which button the present angles belong to, whatever the amount. */
export function turnOf({ angleQ, angleK, together, angleV }: RotationsParams): Turn | undefined {
  const keys = together ? angleQ : angleK
  if (angleV !== 0) return angleQ === 0 && keys === 0 ? 'v' : undefined
  if (angleQ === 0) return undefined
  return keys === angleQ ? 'both' : keys === 0 ? 'q' : undefined
}

/** Whether anything is turned, or mapped by a matrix. */
export const isTurned = ({ maps, angleQ, angleK, together, angleV }: RotationsParams): boolean =>
  maps === 'matrix' || angleQ !== 0 || angleV !== 0 || (!together && angleK !== 0)
