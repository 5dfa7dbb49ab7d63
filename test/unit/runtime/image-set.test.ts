// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { readImageSet, type Decode, type Picture } from '../../../demos/runtime/image-set'
import { imageSetMessages } from '../../../demos/runtime/image-set-messages'
import type { Lang } from '../../../demos/core/text'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'fr' } } }))

/** Decodes what says "ok". */
const decode: Decode = async (source) => {
  if ((await source.text()) !== 'ok') throw new Error('broken')
  return new Uint8Array(16 * 16 * 3).fill(7)
}
const pictures = (n: number, path = 'photos/x', content = 'ok', type = 'image/png'): Picture[] =>
  Array.from({ length: n }, (_, i) => ({ path: `${path}${i}.png`, source: new Blob([content], { type }) }))
const told = async (given: Picture[], lang: Lang) => imageSetMessages(await readImageSet(given, decode), lang)

describe('pictures given', () => {
  it('become a set, with what is no image or broken left out and told', async () => {
    const given = [
      ...pictures(12, 'pets/cat/'),
      ...pictures(12, 'pets/dog/'),
      ...pictures(2, 'pets/', 'text', 'text/plain'),
      ...pictures(1, 'pets/dog/z', 'no'),
    ]
    const { album } = await readImageSet(given, decode)
    expect(album!.images).toHaveLength(24 * 768)
    expect(album!.images.every((byte) => byte === 7)).toBe(true)
    expect(await told(given, 'en')).toEqual([
      '24 images of 16 × 16 pixels, 8 of them held out to judge by.',
      'Labels: cat, dog.',
      'A batch without repeated images has 16 at most.',
      'Left out because they are not images: 0.png, 1.png.',
      'Unreadable or damaged images, left out: z0.png.',
    ])
  })

  it('say that without labels k-NN is not measured', async () => {
    expect((await told(pictures(600), 'fr'))[1]).toBe('Sans étiquettes, l’exactitude k-NN n’est pas mesurée.')
  })

  it('that are too few change nothing', async () => {
    const { album } = await readImageSet(pictures(19), decode)
    expect(album).toBeUndefined()
    expect(await told(pictures(19), 'fr')).toEqual(['19 images lisibles : il en faut au moins 20. Rien n’a changé.'])
    expect(await told([], 'en')).toEqual(['There is no image to read here.'])
  })

  it('are named with the reason when they are left out; what a system put there is not', async () => {
    const heic = { path: 'p/IMG_1.HEIC', source: new Blob(['no']) }
    const locked = { path: 'p/locked.png', source: undefined }
    const junk = ['.DS_Store', 'Thumbs.db', '._a.png', '__MACOSX/a.png'].map((name) => ({
      path: `p/${name}`,
      source: new Blob(['x']),
    }))
    const { refused } = await readImageSet([...pictures(20), heic, locked, ...junk], decode)
    expect(refused).toEqual([
      { path: 'p/IMG_1.HEIC', reason: 'heic' },
      { path: 'p/locked.png', reason: 'broken' },
    ])
    const texts = await told([...pictures(20), heic, locked], 'fr')
    expect(texts.find((text) => text.includes('IMG_1.HEIC'))).toContain('JPEG')
    expect(texts.at(-1)).toContain('locked.png')
    expect((await told(pictures(30, 'x', 'no'), 'en')).at(-1)).toMatch(/x4\.png and 25 more\.$/)
  })

  it('of too many pixels are not decoded', async () => {
    const head = new Uint8Array(24)
    head.set([0x89, ...[...'PNG'].map((letter) => letter.charCodeAt(0))])
    new DataView(head.buffer).setUint32(16, 40_000)
    new DataView(head.buffer).setUint32(20, 40_000)
    const decoded = vi.fn(decode)
    const bomb = { path: 'bomb.png', source: new Blob([head], { type: 'image/png' }) }
    const { refused } = await readImageSet([bomb], decoded)
    expect(refused).toEqual([{ path: 'bomb.png', reason: 'large' }])
    expect(decoded).not.toHaveBeenCalled()
  })

  it('are read until reading is cancelled, and tell how far it is', async () => {
    const seen: string[] = []
    const { read } = await readImageSet(pictures(30), decode, {
      progress: (done, all) => seen.push(`${done}/${all}`),
      cancelled: () => seen.length === 4,
    })
    expect(seen).toEqual(['0/30', '1/30', '2/30', '3/30'])
    expect(read).toBe(4)
  })

  it('that are too many are taken from all folders', async () => {
    const given = [...pictures(1500, 'a/'), ...pictures(1500, 'b/')]
    const { album, read, left } = await readImageSet(given, decode)
    expect([read, left]).toEqual([2000, 1000])
    expect(album!.labels.reduce((sum, label) => sum + label, 0)).toBe(1000)
    expect((await told(given, 'en')).at(-1)).toBe('Beyond 2000, left out: 1000.')
  })
})
