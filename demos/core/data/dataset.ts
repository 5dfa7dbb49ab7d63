/** Side of every image: 16 x 16 pixels. */
export const SIZE = 16

export type DatasetName = 'mnist' | 'emoji' | 'shapes' | 'own'

export interface Split {
  /** `[n, 16, 16, channels]` */
  images: Uint8Array
  /** `[n]`; classes take turns, so that the first images are a balanced sample. */
  labels: Uint8Array
  /** Emoji only: another artist's drawing of each, `[n, 16, 16, channels]`. */
  second?: Uint8Array
  /** Shapes only: the three factors they are made of, each `[n]`. */
  attributes?: { shape: Uint8Array; colour: Uint8Array; texture: Uint8Array }
}

export interface Dataset {
  name: DatasetName
  size: typeof SIZE
  channels: 1 | 3
  /** 1 when nothing tells the images apart. */
  classes: number
  train: Split
  /** Held out: no image of it is in `train`. */
  test: Split
}

/** The bytes of a file of public/, e.g. `data/mnist.png`. */
export type Bytes = (path: string) => Promise<Uint8Array>
