/**
 * SwAV, Caron et al. 2020 (arXiv 2006.09882), equations 1 to 5. Samples are rows here: scores s = z Cᵀ of unit
 * embeddings z [V·B, d] (view after view) with unit prototypes C [K, d]. Codes carry no gradient: both the
 * encoder and the prototypes learn through the predictions alone.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'

/**
 * Codes q [B, K] of one view's scores, by at least one round of Sinkhorn and Knopp: prototypes first, samples
 * last, so that each row sums to 1 and each prototype gets about B/K. In logarithms (the authors' exp(s/ε)
 * overflows float32 when s/ε > 88); the factors 1/K and 1/B cancel in the end and are left out.
 */
export function swavCodes(scores: Tensor2D, epsilon: number, iterations: number): Tensor2D {
  return tf.tidy(() => {
    let logQ = tf.div(scores, epsilon) as Tensor2D
    for (let n = 0; n < iterations; n++) {
      logQ = tf.sub(logQ, tf.logSumExp(logQ, 0, true))
      logQ = tf.sub(logQ, tf.logSumExp(logQ, 1, true))
    }
    return tf.exp(logQ)
  })
}

/**
 * What each of the V views is to predict: the codes of the others, [V·B, K]. Codes are those of the first
 * views (with more crops than codes the rest only predict). Each pair counts 1 / (codes · (V − 1)).
 */
export function swappedCodes(codes: readonly Tensor2D[], views: number): Tensor2D {
  return tf.tidy(() => {
    const all = tf.addN([...codes]) as Tensor2D
    const targets = Array.from({ length: views }, (_, v) => (codes[v] ? (tf.sub(all, codes[v]) as Tensor2D) : all))
    return tf.div(tf.concat2d(targets, 0), codes.length * (views - 1))
  })
}

/** −(1/B) Σ t·log p, p the softargmax of s/τ: for two views (ℓ(z₁, q₂) + ℓ(z₂, q₁)) / 2. */
export function swavLoss(scores: Tensor2D, targets: Tensor2D, temperature: number, batch: number): Scalar {
  return tf.tidy(() => {
    const logits = tf.div(scores, temperature)
    const logP = tf.sub(logits, tf.logSumExp(logits, 1, true))
    return tf.div(tf.sum(tf.mul(targets, logP)), -batch) as Scalar
  })
}

/** ∂L/∂s = (p Σ_k t − t) / (τ B); then ∂L/∂z = ∂L/∂s C and ∂L/∂C = (∂L/∂s)ᵀ z. */
export function swavGradient(scores: Tensor2D, targets: Tensor2D, temperature: number, batch: number): Tensor2D {
  return tf.tidy(() => {
    const p = tf.softmax(tf.div(scores, temperature))
    return tf.div(tf.sub(tf.mul(p, tf.sum(targets, 1, true)), targets), temperature * batch)
  })
}
