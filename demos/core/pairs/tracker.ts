/** A position in a frame, in pixels. */
export type Position = readonly [x: number, y: number]

/**
 * Tracks an object by position alone: in each frame it takes the object nearest to the position in the frame before.
 * Where two objects pass each other closely, it may continue with the other one.
 *
 * @param centres centre of each object in each frame [frames][objects]
 * @param first index of the object that is tracked in the first frame
 * @returns index of the tracked object in each frame [frames]
 */
export function trackNearest(centres: readonly (readonly Position[])[], first: number): number[] {
  const path = [first]
  for (let t = 1; t < centres.length; t++) {
    const [x, y] = centres[t - 1]![path[t - 1]!]!
    const far = centres[t]!.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2)
    path.push(far.indexOf(Math.min(...far)))
  }
  return path
}
