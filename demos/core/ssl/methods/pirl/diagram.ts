import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** The image and its shuffled patches, each compared with the image's vector in a memory bank, which the image renews. */
export const diagram: MethodDiagram = {
  ...SIMILARITY,
  inputs: 'puzzle',
  stopGradient: true,
  memory: 'bank',
  loss: 'nce',
  guard: ['memory'],
}
