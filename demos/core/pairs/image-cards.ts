import type { Split } from '../data'
import type { Random } from '../random'
import { FRAME_SIDE, cropFrame, type FrameStore } from './frames'
import { pictureHalf, type Box, type Card, type CardHalf } from './card'

/** Side of an emoji, which fills a quarter of a scene. */
const TILE = 16
const PATCH = 8
const PATCHES = FRAME_SIDE / PATCH
const ANIMALS = 2
const FLAT = [1, 1, 1] as const

/** Draws cards of single pictures: emoji, and scenes of four emoji. */
export class ImageCards {
  private sources = 0

  constructor(
    private readonly pictures: FrameStore,
    private readonly emoji: Split,
    private readonly random: Random,
  ) {}

  /** Pairs of patches, for the rule of CPC. A card shows both images, with a box around each patch. */
  readonly cpc: readonly (() => Card)[] = [
    () => {
      const scene = this.scene()
      const [row, column] = [2 * this.random.int(2), 2 * this.random.int(2)]
      return [this.patch(scene, row, column), this.patch(scene, row + 1, column)]
    },
    () => {
      const [a, b] = [this.scene(), this.scene()]
      const position = (): [number, number] => [this.random.int(PATCHES), this.random.int(PATCHES)]
      return [this.patch(a, ...position()), this.patch(b, ...position())]
    },
    // near each other, but on two different emoji
    () => {
      const scene = this.scene()
      const row = this.random.int(PATCHES)
      return [this.patch(scene, row, 1), this.patch(scene, row, 2)]
    },
    // far apart, but on an emoji that the scene shows twice
    () => {
      const twice = this.pick()
      const scene = this.scene([twice, this.pick(), this.pick(), twice])
      const column = this.random.int(2)
      return [this.patch(scene, 0, column), this.patch(scene, 2, 2 + column)]
    },
  ]

  /** Pairs of augmented views, for the rule of instance discrimination. */
  readonly instance: readonly (() => Card)[] = [
    () => {
      const [source, thing] = [this.sources++, this.pick()]
      return [this.augmented(source, thing, this.emoji.images), this.augmented(source, thing, this.emoji.images)]
    },
    () => {
      const [a, b] = [this.pick(), this.pick()]
      return [
        this.augmented(this.sources++, a, this.emoji.images),
        this.augmented(this.sources++, b, this.emoji.images),
      ]
    },
    // two artists' drawings of the same animal
    () => {
      const thing = this.pick(ANIMALS)
      return [
        this.augmented(this.sources++, thing, this.emoji.images),
        this.augmented(this.sources++, thing, this.emoji.second!),
      ]
    },
    // two crops of one scene that show different emoji
    () => {
      const { source, pixels, things } = this.scene()
      const crop = (tile: number): CardHalf => {
        const [left, top] = [TILE * (tile % 2), TILE * Math.floor(tile / 2)]
        const frame = cropFrame(pixels, FRAME_SIDE, { left, top, side: TILE, mirrored: false, gains: this.gains() })
        return pictureHalf(this.pictures.add(frame), { source, thing: things[tile]! })
      }
      const [a, b] = this.random.permutation(4)
      return [crop(a!), crop(b!)]
    },
    // no augmentation at all
    () => {
      const [source, thing] = [this.sources++, this.pick()]
      const plain = (): CardHalf => {
        const whole = { left: 0, top: 0, side: TILE, mirrored: false, gains: FLAT }
        return pictureHalf(this.pictures.add(cropFrame(this.drawing(thing, this.emoji.images), TILE, whole)), {
          source,
          thing,
        })
      }
      return [plain(), plain()]
    },
  ]

  /** Draws an emoji that was not used before, of one class if `label` is given. */
  private pick(label?: number): number {
    for (;;) {
      const thing = this.random.int(this.emoji.labels.length)
      if (this.used.has(thing) || (label !== undefined && this.emoji.labels[thing] !== label)) continue
      this.used.add(thing)
      return thing
    }
  }
  private readonly used = new Set<number>()

  private drawing(thing: number, of: Uint8Array): Uint8Array {
    const bytes = TILE * TILE * 3
    return of.subarray(thing * bytes, (thing + 1) * bytes)
  }
  private gains(): readonly [number, number, number] {
    const gain = (): number => this.random.uniform(0.75, 1.15)
    return [gain(), gain(), gain()]
  }
  private augmented(source: number, thing: number, of: Uint8Array): CardHalf {
    const side = 12 + this.random.int(3)
    const [left, top] = [this.random.int(TILE - side + 1), this.random.int(TILE - side + 1)]
    const mirrored = this.random.int(2) === 1
    const pixels = cropFrame(this.drawing(thing, of), TILE, { left, top, side, mirrored, gains: this.gains() })
    return pictureHalf(this.pictures.add(pixels), { source, thing })
  }

  /** Composes a scene of four emoji, two by two. */
  private scene(things: readonly number[] = [this.pick(), this.pick(), this.pick(), this.pick()]) {
    const pixels = new Uint8Array(FRAME_SIDE * FRAME_SIDE * 3)
    things.forEach((thing, tile) => {
      const drawing = this.drawing(thing, this.emoji.images)
      for (let y = 0; y < TILE; y++) {
        const to = 3 * ((TILE * Math.floor(tile / 2) + y) * FRAME_SIDE + TILE * (tile % 2))
        pixels.set(drawing.subarray(3 * y * TILE, 3 * (y + 1) * TILE), to)
      }
    })
    return { source: this.sources++, pixels, things, frame: this.pictures.add(pixels) }
  }
  private patch(scene: ReturnType<ImageCards['scene']>, row: number, column: number): CardHalf {
    const box: Box = [column * PATCH, row * PATCH, PATCH, PATCH]
    const thing = scene.things[2 * Math.floor(row / 2) + Math.floor(column / 2)]!
    return pictureHalf(scene.frame, { source: scene.source, row, column, thing }, [box])
  }
}
