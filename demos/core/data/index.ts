import type { Bytes, Dataset, DatasetName } from './dataset'
import { loadEmoji } from './emoji'
import { loadMnist } from './mnist'
import { loadUserImages } from './user-images'
import { makeShapes } from './shapes'

export type { Bytes, Dataset, DatasetName, Split } from './dataset'

/** What was read from a source: runs share it, and decoding takes a moment. */
const read = new WeakMap<Bytes, Map<DatasetName, Dataset>>()
/** The shapes drawn last: as a rule the next run is of the same seed. */
let drawn: { seed: number; dataset: Dataset } | undefined

/** A data set by name. Throws `AssetError` when its file is missing or damaged; `seed` draws the shapes. */
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
