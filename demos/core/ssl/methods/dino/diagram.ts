import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** The student predicts the centred and sharpened output of a momentum teacher. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  second: 'momentum',
  stopGradient: true,
  targets: 'centred',
  loss: 'cross-entropy',
  guard: ['centring'],
}
