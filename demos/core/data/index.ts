import type { Bytes, Dataset, DatasetName } from './dataset'
import { loadEmoji } from './emoji'
import { loadMnist } from './mnist'
import { loadOwn } from './own'
import { makeShapes } from './shapes'

export type { Bytes, Dataset, DatasetName, Split } from './dataset'

/** A data set by name. Throws `AssetError` when its file is missing or damaged; `seed` draws the shapes. */
export async function loadDataset(name: DatasetName, bytes: Bytes, seed: number): Promise<Dataset> {
  switch (name) {
    case 'mnist':
      return loadMnist(bytes)
    case 'emoji':
      return loadEmoji(bytes)
    case 'shapes':
      return makeShapes(seed)
    case 'own':
      return loadOwn(bytes)
  }
}
