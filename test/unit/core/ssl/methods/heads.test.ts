import { describe, expect, it } from 'vitest'
import { createEncoder, createProjector } from '../../../../../demos/core/nn/encoder'
import type { Network } from '../../../../../demos/core/nn/network'
import { createBarlowTwins } from '../../../../../demos/core/ssl/methods/barlow-twins/method'
import { createByol, createByolHeads } from '../../../../../demos/core/ssl/methods/byol/method'
import { createSimsiam, createSimsiamHeads } from '../../../../../demos/core/ssl/methods/simsiam/method'
import { createSwav } from '../../../../../demos/core/ssl/methods/swav/method'
import { createVicreg } from '../../../../../demos/core/ssl/methods/vicreg/method'
import { relu } from '../../../../../demos/core/nn/relu'

/** Layers in the words of the papers, read off what each layer is made of. */
function layersOf({ layers }: Network): string {
  const names = layers.map((layer) => {
    if (layer === relu) return 'ReLU'
    if (layer.usesBatchStatistics) return layer.paramSpecs.length > 0 ? 'BN' : 'BN without scale'
    const [weight, bias] = layer.paramSpecs
    return `${weight!.shape.join('x')}${bias ? ' + b' : ''}`
  })
  return names.join(', ')
}

describe('heads as published', () => {
  it('of BYOL: Linear, BN, ReLU, Linear, twice', () => {
    const { projector, predictor } = createByolHeads(64)
    expect(layersOf(projector)).toBe('128x128, BN, ReLU, 128x64 + b')
    expect(layersOf(predictor)).toBe('64x32, BN, ReLU, 32x64 + b')
    const byol = createByol(0.9)
    expect(layersOf(byol.projector)).toBe(layersOf(projector))
    expect(byol.headParamSpecs).toEqual(predictor.paramSpecs)
  })

  it('of SimSiam: a projector of three layers that ends in batch normalisation', () => {
    const { projector, predictor } = createSimsiamHeads(64)
    expect(layersOf(projector)).toBe('128x128, BN, ReLU, 128x128, BN, ReLU, 128x64, BN without scale')
    expect(layersOf(predictor)).toBe('64x32, BN, ReLU, 32x64 + b')
    const simsiam = createSimsiam()
    expect(layersOf(simsiam.projector)).toBe(layersOf(projector))
    expect(simsiam.headParamSpecs).toEqual(predictor.paramSpecs)
  })

  it('of Barlow Twins, VICReg and SwAV: Linear, BN, ReLU, Linear', () => {
    const methods = [
      createBarlowTwins({ lambda: 0.05 }),
      createVicreg({ invariance: 25, variance: 25, covariance: 1 }),
      createSwav({ prototypes: 8, epsilon: 0.05, temperature: 0.1 }),
    ]
    for (const { projector } of methods) expect(layersOf(projector)).toBe('128x128, BN, ReLU, 128x64 + b')
  })

  it('batch normalisation starts as it is without scale and shift, and no encoder has any', () => {
    const [, norm] = createByolHeads(64).projector.layers
    expect(norm!.paramSpecs.map(({ base = 0, init }) => [base, init])).toEqual([
      [1, 0],
      [0, 0],
    ])
    expect(createEncoder(1).usesBatchStatistics).toBe(false)
    expect(createProjector(64).usesBatchStatistics).toBe(false)
  })
})
