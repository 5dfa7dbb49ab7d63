import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** A predictor on one side, a stop-gradient on the other, and one network for both. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  predictor: true,
  stopGradient: true,
  guard: ['predictor', 'stopGradient'],
}
