import { SIZE } from '../data/dataset'
import type { Random } from '../random'
import { randomCrop, type Crop, type Scene } from './scene'

/** A crop shows an object if it covers at least this share of the object's tile. */
const MIN_COVERED = 0.25

/**
 * Lists the objects that a crop shows.
 *
 * @param tiles objects along each side of the scene
 * @returns numbers of the objects, counted row by row
 */
export function objectsIn(crop: Crop, tiles: number): number[] {
  const covered = (from: number, tile: number): number =>
    Math.max(0, Math.min(from + crop.side, (tile + 1) * SIZE) - Math.max(from, tile * SIZE)) / SIZE
  return Array.from({ length: tiles * tiles }, (_, k) => k).filter(
    (k) => covered(crop.x, k % tiles) * covered(crop.y, Math.floor(k / tiles)) >= MIN_COVERED,
  )
}

/** Tells whether two crops of a scene show an object in common. */
export const shareAnObject = (a: Crop, b: Crop, tiles: number): boolean => {
  const seen = objectsIn(a, tiles)
  return objectsIn(b, tiles).some((k) => seen.includes(k))
}

/**
 * Estimates how often two random crops of a scene show an object in common.
 *
 * @param tiles objects along each side of the scene
 * @param scale smallest side of a crop, relative to the side of a tile
 * @param pairs how many pairs are drawn
 * @returns share of the pairs, 0 … 1
 */
export function sharedObjectRate(tiles: number, scale: number, random: Random, pairs = 4000): number {
  const scene: Pick<Scene, 'side'> = { side: tiles * SIZE }
  const draw = (): Crop => randomCrop(scene, scale, random)
  let shared = 0
  for (let i = 0; i < pairs; i++) shared += Number(shareAnObject(draw(), draw(), tiles))
  return shared / pairs
}
