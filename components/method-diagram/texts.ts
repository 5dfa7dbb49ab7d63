import type { MethodDiagram } from '../../demos/core/ssl/diagram'
import type { PartId } from './layout'
import type { DiagramStrings, PartText } from './strings'

/** What is said of a part of a method's diagram. */
export function textOf(id: PartId, method: MethodDiagram, texts: DiagramStrings): PartText {
  if (id === 'cost') {
    const { name, shape, guarded, unguarded } = texts.cost
    return {
      name: `${name}${texts.losses[method.loss]}`,
      shape,
      without: method.guard.length > 0 ? guarded : unguarded,
    }
  }
  if (id !== 'stopGradient') return texts.parts[id]
  const { predictor, memory, targets } = method
  if (predictor) return texts.stopGradient.predictor
  if (memory !== 'none') return texts.stopGradient[memory]
  return texts.stopGradient[targets === 'embeddings' ? 'otherClips' : targets]
}

/** How a method's guard against collapse is called; empty without one. */
export function guardLabel({ guard: [guard], batch }: MethodDiagram, texts: DiagramStrings): string {
  if (guard === 'batch') return texts.guards[batch === 'correlation' || batch === 'covariance' ? batch : 'batch']
  return guard && guard !== 'stopGradient' ? texts.guards[guard] : ''
}
