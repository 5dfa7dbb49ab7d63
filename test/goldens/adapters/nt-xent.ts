import * as tf from '@tensorflow/tfjs-core'
import { createContrast } from '../../../demos/core/ssl/contrastive'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'

const ntXent: Adapter = (inputs, params) => {
  const { z1, z2 } = inputs as { z1: Tensor; z2: Tensor }
  const N = z1.shape[0]!
  const objective = createContrast(N, params.temperature as number)
  const values = objective.evaluate(tf.concat2d([toTf2d(z1), toTf2d(z2)], 0))
  const loss = scalarOf(objective.loss(values))
  const logits = values.logits.arraySync()
  const [first, second] = tf.split(objective.gradient(values).de, 2)
  return {
    loss,
    loss_google_tf: 2 * loss,
    positive_logits: { shape: [2 * N], data: logits.map((row, i) => row[(i + N) % (2 * N)]!) },
    logits_ab: { shape: [N, N], data: logits.slice(0, N).flatMap((row) => row.slice(N)) },
    grads: { z1: fromTf(first!), z2: fromTf(second!) },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = { nt_xent: ntXent }
