import type { GoldenCase, Json, Tensor } from './types'

const ATOL = 1e-6
/** Grey levels of images in whole numbers: implementations round each in its own way. */
const LEVELS = 2
/** Pillow also rounds a hue, to 1/255 of the circle: up to 6 levels of a channel. */
const PILLOW_HUE_LEVELS = LEVELS + 6

/** Where `actual` parts from what a case expects: one line a place, none if it agrees. Rules: README.md. */
export function differences({ case: name, expected, tolerance, notes }: GoldenCase, actual: Json): string[] {
  const rtol = tolerance?.rtol ?? 0
  const levels = (path: string): number => {
    if (!path.endsWith('uint8')) return 0
    return name.startsWith('hue') && path.startsWith('pil') ? PILLOW_HUE_LEVELS : LEVELS
  }
  const anyForNaN = /\beither\b/.test(notes ?? '')

  const close = (want: Json, got: Json, path: string): boolean => {
    if (typeof want !== 'number') return Object.is(want, got)
    if (Number.isNaN(want)) return anyForNaN || Number.isNaN(got)
    if (typeof got !== 'number') return false
    return got === want || Math.abs(got - want) <= (tolerance?.atol?.[path] ?? ATOL) + rtol * Math.abs(want)
  }
  const walk = (want: Json, got: Json, path: string): string[] => {
    if (isTensor(want)) {
      if (!isTensor(got)) return [`${path}: no tensor`]
      if (String(got.shape) !== String(want.shape)) return [`${path}: shape [${got.shape}], not [${want.shape}]`]
      if (got.data.length !== want.data.length) return [`${path}: ${got.data.length} values`]
      const exact = want.dtype === 'int32' || want.dtype === 'bool'
      const same = (value: Json, i: number): boolean =>
        exact ? Math.abs(Number(got.data[i]) - Number(value)) <= levels(path) : close(value, got.data[i], path)
      const wrong = want.data.findIndex((value, i) => !same(value, i))
      return wrong < 0 ? [] : [`${path}[${wrong}]: ${got.data[wrong]}, not ${want.data[wrong]}`]
    }
    if (typeof want === 'object' && want !== null) {
      const part = (got ?? {}) as Record<string, Json>
      return Object.entries(want)
        .filter(([key]) => !key.includes('variant'))
        .flatMap(([key, value]) => walk(value, part[key], path ? `${path}.${key}` : key))
    }
    return close(want, got, path) ? [] : [`${path}: ${got}, not ${want}`]
  }
  return walk(expected, actual, '')
}

/** The case documents what another implementation does. */
export const isVariant = ({ notes }: GoldenCase): boolean => /^variant\b|\bnot required\b/i.test(notes ?? '')

function isTensor(value: Json): value is Tensor & { dtype?: string } {
  const { shape, data } = (value ?? {}) as Partial<Tensor>
  return Array.isArray(shape) && Array.isArray(data)
}

const NON_FINITE: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity }
/** JSON with the strings of non-finite numbers turned into numbers. */
export const parseGolden = (text: string): Json =>
  JSON.parse(text, (_, value: Json) => (typeof value === 'string' && value in NON_FINITE ? NON_FINITE[value] : value))
