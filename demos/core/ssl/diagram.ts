/**
 * What the diagram of a method shows. A test compares each description with the code of its method, so that a part is
 * in both or in neither.
 */
export interface MethodDiagram {
  /** What is compared: two views of an image, its shuffled patches and the image, or picture and sound of a clip. */
  readonly inputs: 'views' | 'puzzle' | 'modalities'
  /** Whose parameters make the second embedding: the same ones, their moving average, or others. */
  readonly second: 'shared' | 'momentum' | 'separate'
  /** A network after the projector of the first branch. */
  readonly predictor: boolean
  /** What the first branch is compared with is taken for a constant. */
  readonly stopGradient: boolean
  /** Where embeddings of earlier steps are kept. */
  readonly memory: 'none' | 'queue' | 'bank'
  /** Learned vectors that embeddings are compared with instead of one another. */
  readonly prototypes: boolean
  /** What is made of the second branch before it is a target: codes by Sinkhorn, or a centred softargmax. */
  readonly targets: 'embeddings' | 'codes' | 'centred'
  /** What the loss looks at across the batch: other images, or pairs of units. */
  readonly batch: 'none' | 'negatives' | 'correlation' | 'covariance'
  readonly loss: 'cosine' | 'nt-xent' | 'info-nce' | 'nce' | 'cross-entropy' | 'barlow-twins' | 'vicreg'
  /** The parts that keep the method from collapse. */
  readonly guard: readonly GuardPart[]
}

export type GuardPart = 'predictor' | 'stopGradient' | 'memory' | 'codes' | 'centring' | 'batch'

/** What tells BYOL and SimSiam from similarity alone, each part by itself. */
export interface SiameseParts {
  readonly predictor: boolean
  readonly stopGradient: boolean
  readonly movingAverage: boolean
}
/** The diagram of two branches with these parts: the guard is the predictor and the stop-gradient together. */
export const siameseDiagram = ({ predictor, stopGradient, movingAverage }: SiameseParts): MethodDiagram => ({
  ...SIMILARITY,
  second: movingAverage ? 'momentum' : 'shared',
  predictor,
  stopGradient,
  guard: predictor && stopGradient ? ['predictor', 'stopGradient'] : [],
})

/** Similarity of two views alone, from which every method departs. */
export const SIMILARITY: MethodDiagram = {
  inputs: 'views',
  second: 'shared',
  predictor: false,
  stopGradient: false,
  memory: 'none',
  prototypes: false,
  targets: 'embeddings',
  batch: 'none',
  loss: 'cosine',
  guard: [],
}
