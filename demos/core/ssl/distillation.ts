import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { dense } from '../nn/dense'
import { Network } from '../nn/network'
import { batchNormLayer } from '../nn/batch-norm'
import { forward, gradient as predictionGradient, targetGradient, type ForwardCache } from './methods/simsiam/gradient'
import { loss } from './methods/simsiam/loss'
import type { Objective } from './objective'

export interface Asymmetries {
  readonly dimension: number
  /** p on the student's side only. */
  readonly predictor?: boolean
  /** No gradient through the teacher's side. */
  readonly stopGradient?: boolean
  /** Batch normalisation of the projector: of its hidden layer as in BYOL, or of the embeddings as SimSiam ends. */
  readonly batchNorm?: 'none' | 'hidden' | 'output'
}
/** Layers of each side and of the predictor; unit rows of predictions p and targets z [2N, d]. */
type Distilled = Record<'student' | 'predictor' | 'teacher', Tensor2D[]> & ForwardCache

/** Units of the predictor's hidden layer. */
const HIDDEN = 32

/**
 * Two views of an image shall have the same direction, with or without what breaks the symmetry of the two sides:
 *
 *     nothing                                       similarity alone, which collapses
 *     predictor and stop-gradient                   SimSiam, Chen and He 2021 (arXiv 2011.10566), algorithm 1
 *     the same, and a teacher that follows slowly   BYOL, Grill et al. 2020 (arXiv 2006.07733), section 3.1
 *
 * The teacher is the network that the trunk lets follow (its embeddings are `given`); without one it is the student.
 */
export function createDistillation({ dimension: d, predictor, stopGradient, batchNorm }: Asymmetries) {
  const head = new Network(batchNorm === 'output' ? [batchNormLayer] : [])
  const q = new Network(predictor ? [dense(d, HIDDEN, 'elu'), dense(HIDDEN, d, 'linear')] : [])
  return {
    normalisesHidden: batchNorm === 'hidden',
    paramSpecs: q.paramSpecs,
    evaluate(e: Tensor2D, own: readonly Tensor[], given: readonly Tensor2D[] = []): Distilled {
      const student = head.forward([], e)
      const teacher = given[0] ? head.forward([], given[0]) : student
      const predictions = q.forward(own, student.at(-1)!)
      return { student, predictor: predictions, teacher, ...forward(predictions.at(-1)!, teacher.at(-1)!) }
    },
    embed: (e: Tensor2D) => head.forward([], e).at(-1)!,
    loss({ predictor, teacher }: Distilled) {
      const [p1, p2] = tf.split(predictor.at(-1)!, 2) as [Tensor2D, Tensor2D]
      const [z1, z2] = tf.split(teacher.at(-1)!, 2) as [Tensor2D, Tensor2D]
      return loss(p1, p2, z1, z2)
    },
    gradient(cache, own) {
      const { student, predictor: layers, teacher } = cache
      const { dx, dw } = q.backward(own, layers, predictionGradient(cache), true)
      const across = (side: Tensor2D[], dy: Tensor2D): Tensor2D => head.backward([], side, dy, true).dx!
      if (stopGradient) return { de: across(student, dx!), dw }
      const dz = targetGradient(cache)
      return student === teacher
        ? { de: across(student, tf.add(dx!, dz)), dw }
        : { de: across(student, dx!), dw, dGiven: across(teacher, dz) }
    },
  } satisfies Objective<Distilled>
}
