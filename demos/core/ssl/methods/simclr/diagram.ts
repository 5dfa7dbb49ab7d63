import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** Two views of an image, told from all other views of the batch. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  batch: 'negatives',
  loss: 'nt-xent',
  guard: ['batch'],
}
