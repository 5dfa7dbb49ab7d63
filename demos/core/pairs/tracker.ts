export type Position = readonly [x: number, y: number]

/**
 * Follows object `first` of a clip, `centres[frame][object]`: in each frame the object nearest to where the last
 * one stood. Returns which object it is on, frame by frame; where two pass close by, it may change horses.
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
