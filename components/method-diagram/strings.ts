import type { DiagramName } from '../../demos/core/ssl/diagrams'
import type { MethodDiagram } from '../../demos/core/ssl/diagram'
import type { Lang } from '../../demos/core/text'
import type { PartId } from './layout'
import { en } from './strings.en'
import { fr } from './strings.fr'

/** What is said of a part that is pointed at. */
export interface PartText {
  readonly name: string
  readonly shape: string
  /** What breaks without it. */
  readonly without: string
}
export interface DiagramStrings {
  readonly methods: Readonly<Record<DiagramName, string>>
  /** How a diagram is called: `{method}`, `{parts}`. */
  readonly title: string
  readonly parts: Readonly<Record<Exclude<PartId, 'stopGradient' | 'cost'>, PartText>>
  /** By what the stop-gradient protects. */
  readonly stopGradient: Readonly<Record<'predictor' | 'queue' | 'bank' | 'codes' | 'centred' | 'otherClips', PartText>>
  readonly cost: { readonly name: string; readonly shape: string; readonly guarded: string; readonly unguarded: string }
  readonly losses: Readonly<Record<MethodDiagram['loss'], string>>
  /** On the picture. */
  readonly labels: Readonly<Partial<Record<PartId, string>> & { cost: string; noGuard: string; constant: string }>
  readonly guards: Readonly<
    Record<'batch' | 'memory' | 'codes' | 'centring' | 'predictor' | 'correlation' | 'covariance', string>
  >
  readonly hint: string
  /** Opens the diagram of `{method}`. */
  readonly open: string
  /** The parts of several methods that nobody published together. */
  readonly combination: string
  /** Of several methods, the one before and the one after. */
  readonly before: string
  readonly after: string
}

export const diagramStrings: Readonly<Record<Lang, DiagramStrings>> = { fr, en }
