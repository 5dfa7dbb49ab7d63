/**
 * Colour scales of matrices, made of the course's design tokens. They are interpolated in OKLab (Björn Ottosson, 2020),
 * so that equal steps of value look equal. A scale goes from the background towards the colour of text, so that lightness
 * alone shows the value, in both themes and with any colour vision. Blue and orange show the sign.
 */
export type Rgb = readonly [number, number, number]

export function parseHex(hex: string): Rgb {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex
  const n = Number.parseInt(full.slice(1), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}

export function toLab([r, g, b]: Rgb): [number, number, number] {
  const linear = (c: number): number => (c <= 10.31475 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4)
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)]
  const l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb)
  const m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb)
  const s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([L, a, b]: readonly [number, number, number]): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const gamma = (c: number): number => {
    const v = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055
    return Math.round(255 * Math.min(1, Math.max(0, v)))
  }
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

export function mixColours(from: Rgb, to: Rgb, t: number): Rgb {
  const a = toLab(from)
  const b = toLab(to)
  return fromLab([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t])
}

/** The colours of 256 values. On a diverging scale 0 stands for −1, 127.5 for 0 and 255 for 1. */
export type Ramp = readonly Rgb[]

/** From the background to the hue at 60 % of the scale, then half of the way on to the colour of text. */
function arm(t: number, surface: Rgb, hue: Rgb, ink: Rgb): Rgb {
  return t < 0.6 ? mixColours(surface, hue, t / 0.6) : mixColours(hue, ink, ((t - 0.6) / 0.4) * 0.5)
}

export function sequential(surface: Rgb, hue: Rgb, ink: Rgb): Ramp {
  return Array.from({ length: 256 }, (_, i) => arm(i / 255, surface, hue, ink))
}

export function diverging(surface: Rgb, negative: Rgb, positive: Rgb, ink: Rgb): Ramp {
  return Array.from({ length: 256 }, (_, i) => {
    const value = i / 127.5 - 1
    return arm(Math.abs(value), surface, value < 0 ? negative : positive, ink)
  })
}

export const toCss = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`
