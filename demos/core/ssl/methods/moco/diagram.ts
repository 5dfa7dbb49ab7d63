import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** A query, and keys of a momentum encoder: one positive, the others from a queue. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  second: 'momentum',
  stopGradient: true,
  memory: 'queue',
  loss: 'info-nce',
  guard: ['memory'],
}
