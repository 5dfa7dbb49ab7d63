import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** Each view predicts the code of the other one, which shares the prototypes out over the batch. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  stopGradient: true,
  prototypes: true,
  targets: 'codes',
  loss: 'cross-entropy',
  guard: ['codes'],
}
