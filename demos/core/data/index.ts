import type { Bytes, Dataset, DatasetName } from './dataset'
import { loadEmoji } from './emoji'
import { loadMnist } from './mnist'
import { loadUserImages } from './user-images'
import { makeShapes } from './shapes'

export type { Bytes, Dataset, DatasetName, Split } from './dataset'

/** Data sets that were decoded already, by the source of their bytes: decoding takes time, and runs can share them. */
const read = new WeakMap<Bytes, Map<DatasetName, Dataset>>()
/** The shapes that were drawn last. They are kept because most runs have the seed of the run before. */
let drawn: { seed: number; dataset: Dataset } | undefined

/**
 * Loads a data set.
 *
 * @param name which data set
 * @param bytes reads a file of public/, or the visitor's images
 * @param seed draws the shapes; other data sets do not depend on it
 * @throws AssetError when a file is missing or damaged
 */
export async function loadDataset(name: DatasetName, bytes: Bytes, seed: number): Promise<Dataset> {
  switch (name) {
    case 'mnist':
    case 'emoji':
      return fromFile(name, bytes)
    case 'shapes':
      if (drawn?.seed !== seed) drawn = { seed, dataset: makeShapes(seed) }
      return drawn.dataset
    case 'own':
      return loadUserImages(bytes)
  }
}

async function fromFile(name: 'mnist' | 'emoji', bytes: Bytes): Promise<Dataset> {
  const files = read.get(bytes) ?? new Map<DatasetName, Dataset>()
  read.set(bytes, files)
  const dataset = files.get(name) ?? (await (name === 'mnist' ? loadMnist : loadEmoji)(bytes))
  files.set(name, dataset)
  return dataset
}
