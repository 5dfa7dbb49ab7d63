import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** The online network predicts the embedding of the other view by the momentum encoder. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  second: 'momentum',
  predictor: true,
  stopGradient: true,
  guard: ['predictor', 'stopGradient'],
}
