import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** Picture and sound of a clip, each by its own encoder, told from those of the other clips. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  inputs: 'modalities',
  second: 'separate',
  stopGradient: true,
  batch: 'negatives',
  loss: 'nce',
  guard: ['batch'],
}
