import { batchNormLayer } from './batch-norm'
import { dense } from './dense'
import type { Layer } from './layer'
import { Network } from './network'
import { relu } from './relu'

/** Numbers of the representation h. */
export const FEATURES = 128
/** Numbers of the embedding e, unless a demo says otherwise. */
export const EMBEDDING = 64

/**
 * The encoder f: images of 16 x 16 to h [B, 128]. The stem's 4 x 4 windows at stride 2 come as rows (see `patches`);
 * two convolutions of kernel and stride 2 and one dense layer follow.
 *
 * @param channels of the images, 1 or 3
 */
export function createEncoder(channels: number): Network {
  return new Network([
    dense(16 * channels, 16, 'elu'), // [B · 64, 16 c] -> [B · 64, 16]
    dense(4 * 16, 32, 'elu'), // [B · 16, 64] -> [B · 16, 32]
    dense(4 * 32, 64, 'elu'), // [B · 4, 128] -> [B · 4, 64]
    dense(4 * 64, FEATURES, 'elu'), // [B, 256] -> [B, 128]
  ])
}

/** The projector g without batch normalisation, h [B, 128] to e [B, d]: Linear, ELU, Linear. */
export const createProjector = (dimension: number): Network =>
  new Network([dense(FEATURES, FEATURES, 'elu'), dense(FEATURES, dimension, 'linear')])

/** A hidden layer of the heads that are published with batch normalisation: Linear, BN, ReLU. */
export const normalizedLayer = (inputs: number, outputs: number): Layer[] => [
  dense(inputs, outputs, 'linear', false),
  batchNormLayer(outputs),
  relu,
]

/** The projector g of BYOL, SwAV, Barlow Twins and VICReg, h [B, 128] to e [B, d]: Linear, BN, ReLU, Linear. */
export const createNormalizedProjector = (dimension: number): Network =>
  new Network([...normalizedLayer(FEATURES, FEATURES), dense(FEATURES, dimension, 'linear')])

/** Patches of a jigsaw puzzle: 3 x 3. */
export const TILES = 9
const PER_TILE = 32

/**
 * h of nine patches [9 B, 128], in the order of the puzzle, to [B, outputs]: 32 numbers of each patch, side by
 * side. The answer of Jigsaw (one output for each order) and the g of PIRL (an embedding) differ in `outputs` only.
 */
export function createPuzzleHead(outputs: number): Network {
  return new Network([dense(FEATURES, PER_TILE, 'linear'), dense(TILES * PER_TILE, outputs, 'linear')])
}
