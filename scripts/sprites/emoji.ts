import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, type DecodedPng } from 'fast-png'
import { SIZE } from '../../demos/core/data/dataset'
import { EMOJI_CLASSES, type EmojiLabels } from '../../demos/core/data/emoji'
import { Random } from '../../demos/core/random'
import { shrink } from './sheet'

/** Sheets of 64-pixel images with a border of one pixel around each. */
const SIDE = 64
const PITCH = SIDE + 2
/** Grey level behind the transparent parts. */
const GROUND = 184
const HELD_OUT = 0.2

interface Emoji {
  unified: string
  sheet_x: number
  sheet_y: number
  category: string
  subcategory: string
  has_img_twitter: boolean
  has_img_google: boolean
}

const CATEGORIES: Readonly<Record<string, (typeof EMOJI_CLASSES)[number]>> = {
  'Smileys & Emotion': 'smileys',
  'People & Body': 'people',
  'Animals & Nature': 'animals',
  'Food & Drink': 'food',
  'Travel & Places': 'travel',
  Activities: 'activities',
  Objects: 'objects',
  Symbols: 'symbols',
}

/** Both drawings of each emoji, side by side; labels of those to train on, then of those held out. */
export function drawEmoji(modules: string): { cells: Uint8Array[]; labels: EmojiLabels } {
  const list = JSON.parse(readFileSync(join(modules, 'emoji-datasource-twitter/emoji.json'), 'utf8')) as Emoji[]
  const sheets = ['twitter', 'google'].map((hand) =>
    decode(readFileSync(join(modules, `emoji-datasource-${hand}/img/${hand}/sheets-clean/64.png`))),
  )
  const drawn = new Map(list.filter(isDistinct).map((emoji) => [emoji, sheets.map((sheet) => cut(sheet, emoji))]))
  const { train, test } = split([...drawn.keys()].filter(isNew(drawn)))
  return {
    cells: [...train, ...test].flatMap((emoji) => drawn.get(emoji)!),
    labels: { train: train.map(labelOf), test: test.map(labelOf) },
  }
}

const labelOf = ({ category }: Emoji): number => EMOJI_CLASSES.indexOf(CATEGORIES[category]!)

/** Drawn by both, and no near copy of another: gendered, family and mirrored sequences are left out. */
function isDistinct(emoji: Emoji): boolean {
  const { unified, subcategory } = emoji
  const copy = /-200D-(2640|2642|27A1)|^(1F468|1F469)-200D/.test(unified) || ['family', 'keycap'].includes(subcategory)
  return emoji.has_img_twitter && emoji.has_img_google && emoji.category in CATEGORIES && !copy
}

/** Some emoji share one drawing: only the first of them is kept. */
function isNew(drawn: ReadonlyMap<Emoji, Uint8Array[]>): (emoji: Emoji) => boolean {
  const seen = new Set<string>()
  return (emoji) => {
    const keys = drawn.get(emoji)!.map((drawing, hand) => `${hand}${Buffer.from(drawing).toString('base64')}`)
    const known = keys.some((key) => seen.has(key))
    keys.forEach((key) => seen.add(key))
    return !known
  }
}

/** A fifth of each class is held out, at random; in both parts the classes take turns while they last. */
function split(list: readonly Emoji[]): { train: Emoji[]; test: Emoji[] } {
  const byCode = [...list].sort((a, b) => (a.unified < b.unified ? -1 : 1))
  const shuffled = Array.from(new Random(0, 'emoji').permutation(byCode.length), (i) => byCode[i]!)
  const classes = EMOJI_CLASSES.map((_, label) => shuffled.filter((emoji) => labelOf(emoji) === label))
  const held = (members: Emoji[]): number => Math.round(HELD_OUT * members.length)
  return {
    train: inTurns(classes.map((members) => members.slice(held(members)))),
    test: inTurns(classes.map((members) => members.slice(0, held(members)))),
  }
}
function inTurns<T>(classes: readonly T[][]): T[] {
  const longest = Math.max(...classes.map((members) => members.length))
  return Array.from({ length: longest }, (_, turn) =>
    classes.flatMap((members) => members.slice(turn, turn + 1)),
  ).flat()
}

/** One drawing `[16, 16, 3]`: laid over grey, then shrunk. */
function cut(sheet: DecodedPng, { sheet_x, sheet_y }: Emoji): Uint8Array {
  const plane = (value: (at: number) => number): Float64Array => {
    const pixels = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
      const [x, y] = [sheet_x * PITCH + 1 + (i % SIDE), sheet_y * PITCH + 1 + Math.floor(i / SIDE)]
      return value((y * sheet.width + x) * 4)
    })
    return shrink(pixels, SIDE, SIZE)
  }
  const opacity = (at: number): number => sheet.data[at + 3]! / 255
  const [red, green, blue] = [0, 1, 2].map((channel) =>
    plane((at) => opacity(at) * sheet.data[at + channel]! + (1 - opacity(at)) * GROUND),
  ) as [Float64Array, Float64Array, Float64Array]
  const image = new Uint8Array(SIZE * SIZE * 3)
  for (let i = 0; i < SIZE * SIZE; i++) image.set([red[i]!, green[i]!, blue[i]!].map(Math.round), i * 3)
  return image
}
