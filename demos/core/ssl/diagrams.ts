import type { MethodDiagram } from './diagram'
import { diagram as avidCma } from './methods/avid-cma/diagram'
import { diagram as barlow } from './methods/barlow-twins/diagram'
import { diagram as byol } from './methods/byol/diagram'
import { diagram as dino } from './methods/dino/diagram'
import { diagram as moco } from './methods/moco/diagram'
import { diagram as pirl } from './methods/pirl/diagram'
import { diagram as similarity } from './methods/similarity/diagram'
import { diagram as simclr } from './methods/simclr/diagram'
import { diagram as simsiam } from './methods/simsiam/diagram'
import { diagram as swav } from './methods/swav/diagram'
import { diagram as vicreg } from './methods/vicreg/diagram'

/** The diagram of each method, by its name in the registry; audio-visual pairs are no method of images. */
export const DIAGRAMS = {
  similarity,
  pirl,
  simclr,
  moco,
  swav,
  'avid-cma': avidCma,
  byol,
  simsiam,
  barlow,
  vicreg,
  dino,
} as const satisfies Readonly<Record<string, MethodDiagram>>

export type DiagramName = keyof typeof DIAGRAMS

/** A method as a demo trains it, which may leave out a part of the published one. */
export interface TrainedMethod {
  /** Unset for a combination that nobody published. */
  readonly name?: DiagramName
  readonly diagram: MethodDiagram
}

/** Methods as published. */
export const asPublished = (names: readonly DiagramName[]): TrainedMethod[] =>
  names.map((name) => ({ name, diagram: DIAGRAMS[name] }))
