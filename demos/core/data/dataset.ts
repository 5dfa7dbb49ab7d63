/** Side of every image: 16 x 16 pixels. */
export const SIZE = 16

/** Names of the data sets; `own` is the name of the visitor's images in parameters and links. */
export type DatasetName = 'mnist' | 'emoji' | 'shapes' | 'own'

/** The images of one part of a data set, and what is known of each. */
export interface Split {
  /** `[n, 16, 16, channels]` */
  images: Uint8Array
  /** `[n]`; classes alternate, so that the first images are a balanced sample. */
  labels: Uint8Array
  /** Emoji only: another artist's drawing of each, `[n, 16, 16, channels]`. */
  second?: Uint8Array
  /** Shapes only: the three factors that they are drawn from, each `[n]`. */
  attributes?: { shape: Uint8Array; colour: Uint8Array; texture: Uint8Array }
}

/** Small images with labels, divided into those to train on and those held out. */
export interface Dataset {
  name: DatasetName
  size: typeof SIZE
  channels: 1 | 3
  /** Number of classes; 1 when the images have no labels. */
  classes: number
  train: Split
  /** Held out: none of these images is in `train`. */
  test: Split
}

/** Reads the bytes of a file of public/, such as `data/mnist.png`. */
export type Bytes = (path: string) => Promise<Uint8Array>
