import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** The cross-correlation of the units of two views is to be the identity. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  batch: 'correlation',
  loss: 'barlow-twins',
  guard: ['batch'],
}
