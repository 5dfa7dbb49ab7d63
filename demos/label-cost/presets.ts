import { FULL_TIME, NON_STOP, type LabelCostParams } from './schema'

type Assumptions = Pick<LabelCostParams, 'set' | 'seconds' | 'votes' | 'hours'>

/** Assumptions to start from. Their seconds are on the grid of the slider. The first three give 22 years. */
export const PRESETS = {
  nonStop: { set: 'imagenet', seconds: 2 ** 5.6, votes: 1, hours: NON_STOP },
  fullTime: { set: 'imagenet', seconds: 2 ** 3.15, votes: 1, hours: FULL_TIME },
  threeVotes: { set: 'imagenet', seconds: 2 ** 1.55, votes: 3, hours: FULL_TIME },
  planned: { set: 'planned', seconds: 0.5, votes: 3, hours: NON_STOP },
  web: { set: 'web', seconds: 1, votes: 1, hours: FULL_TIME },
} as const satisfies Record<string, Assumptions>

export type PresetName = keyof typeof PRESETS

/** Returns the preset that the parameters are equal to, if any. */
export function currentPreset(params: LabelCostParams): PresetName | undefined {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * b
  return (Object.keys(PRESETS) as PresetName[]).find((name) => {
    const { set, seconds, votes, hours } = PRESETS[name]
    return params.set === set && near(params.seconds, seconds) && params.votes === votes && params.hours === hours
  })
}
