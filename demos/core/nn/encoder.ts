import { dense } from './dense'
import { Network } from './network'
import { batchNormLayer } from './batch-norm'

/** Numbers of the representation h. */
export const FEATURES = 128

/**
 * f: images of 16 x 16 to h [B, 128]. The stem's 4 x 4 windows at stride 2 come as rows (see `patches`);
 * two convolutions of kernel and stride 2 and one dense layer follow.
 */
export function createEncoder(channels: number): Network {
  return new Network([
    dense(16 * channels, 16, 'elu'), // [B · 64, 16 c] -> [B · 64, 16]
    dense(4 * 16, 32, 'elu'), // [B · 16, 64] -> [B · 16, 32]
    dense(4 * 32, 64, 'elu'), // [B · 4, 128] -> [B · 4, 64]
    dense(4 * 64, FEATURES, 'elu'), // [B, 256] -> [B, 128]
  ])
}

/** g: h [B, 128] to e [B, d], a multilayer perceptron with one hidden layer, batch-normalised or not. */
export function createProjector(dimension: number, normalised = false): Network {
  const hidden = [dense(FEATURES, FEATURES, 'elu'), ...(normalised ? [batchNormLayer] : [])]
  return new Network([...hidden, dense(FEATURES, dimension, 'linear')])
}

/** Patches of a puzzle: 3 x 3. */
export const TILES = 9
const PER_TILE = 32

/**
 * h of nine patches [9 B, 128], in the order of the puzzle, to [B, outputs]: 32 numbers of each patch, side by
 * side. The answer of Jigsaw (one output for each order) and the g of PIRL (an embedding) differ in `outputs` only.
 */
export function createPuzzleHead(outputs: number): Network {
  return new Network([dense(FEATURES, PER_TILE, 'linear'), dense(TILES * PER_TILE, outputs, 'linear')])
}
