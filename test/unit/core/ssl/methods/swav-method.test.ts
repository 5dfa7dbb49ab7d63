import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, it } from 'vitest'
import { createSwav } from '../../../../../demos/core/ssl/methods/swav/method'
import { SSLModel } from '../../../../../demos/core/ssl/model'
import { trainerOf, viewsOf } from '../setting'

it('prototypes have unit length before each step, and stay as they are for the first 15 while the encoder learns', async () => {
  const model = new SSLModel(1, createSwav({ prototypes: 6, epsilon: 0.05, temperature: 0.1 }), 1)
  const trainer = trainerOf(model, viewsOf(16, 8))
  const read = async () => {
    const [prototypes] = model.headParams() as [Tensor2D]
    const norms = [...tf.tidy(() => tf.norm(prototypes, 2, 1).dataSync())]
    const values = [...(await prototypes.data())]
    prototypes.dispose()
    return { values, norms, params: (await model.stateDict()).params!.data.slice(0, 50) }
  }
  const before = await read()
  for (let t = 1; t <= 18; t++) {
    trainer.train()
    const { values, norms, params } = await read()
    for (const norm of norms) expect(norm).toBeCloseTo(1, 5)
    const moved = Math.max(...values.map((value, i) => Math.abs(value - before.values[i]!)))
    if (t <= 15) expect(moved).toBeLessThan(1e-6)
    else expect(moved).toBeGreaterThan(1e-3)
    expect(params).not.toEqual(before.params)
  }
  trainer.dispose()
})
