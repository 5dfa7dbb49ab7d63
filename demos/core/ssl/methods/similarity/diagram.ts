import { SIMILARITY, type MethodDiagram } from '../../diagram'

/** Two views of an image through one network, and nothing that keeps it from collapse. */
export const diagram: MethodDiagram = SIMILARITY
