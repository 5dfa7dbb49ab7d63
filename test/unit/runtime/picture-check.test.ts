import { describe, expect, it } from 'vitest'
import { sizeOf } from '../../../demos/core/ndarray'
import type { Snapshot } from '../../../demos/runtime/contract'
import { canBePicture } from '../../../demos/runtime/picture-check'
import { readPoster } from '../../../demos/runtime/demo-assets'
import { allDemos } from '../../../demos/runtime/registry'

const picture = (arrays: Snapshot['arrays']): Snapshot => ({ step: 1, metrics: {}, arrays })
const map = { shape: [400, 2], data: new Float32Array(800) }

it('a picture with arrays of other types, dimensions or an excessive size is refused', () => {
  const poster = picture({ map })
  expect(canBePicture(picture({ map: { shape: [900, 2], data: new Float32Array(1800) } }), poster)).toBe(true)
  expect(canBePicture(picture({ map: { shape: [800], data: new Float32Array(800) } }), poster)).toBe(false)
  expect(canBePicture(picture({ map: { shape: [400, 2], data: new Uint8Array(800) } }), poster)).toBe(false)
  expect(canBePicture(picture({ map: { shape: [2 ** 17, 2], data: new Float32Array(2 ** 18) } }), poster)).toBe(true)
  expect(canBePicture(picture({ map, more: { shape: [2 ** 20], data: new Uint8Array(2 ** 20) } }), poster)).toBe(false)
})

describe.each(allDemos().map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
  it('shows its own poster', async () => {
    const poster = readPoster(definition, (await definition.load.poster()).default)!.snapshot
    expect(canBePicture(poster, poster)).toBe(true)
    for (const [name, { shape }] of Object.entries(poster.arrays)) {
      const wrong = { ...poster.arrays, [name]: { shape: [1, ...shape], data: new Float32Array(sizeOf(shape)) } }
      expect(canBePicture(picture(wrong), poster)).toBe(false)
    }
  })
})
