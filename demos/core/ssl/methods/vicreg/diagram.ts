import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** Two views alike, each unit with a variance, no two units with a covariance. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  batch: 'covariance',
  loss: 'vicreg',
  guard: ['batch'],
}
