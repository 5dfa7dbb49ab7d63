import { shallowRef, type ShallowRef } from 'vue'
import { parseHex, type Rgb } from './colour'

const names = ['bg', 'surface', 'ink', 'ink-soft', 'line', 'accent', 'x', 'y', 'h', 'y-tilde', 'z', 'cost'] as const
export type Token = (typeof names)[number]
/** The design tokens of styles/tokens.css as numbers, for canvases, which cannot use CSS variables. */
export type Tokens = Readonly<Record<Token, Rgb>> & { readonly classes: readonly Rgb[] }

let tokens: ShallowRef<Tokens> | undefined

/** Returns the tokens of the present theme. All plots share one observer of the root's class, which belongs to none of them. */
export function useTokens(): ShallowRef<Tokens> {
  if (tokens) return tokens
  const made = (tokens = shallowRef(read()))
  new MutationObserver(() => void (made.value = read())).observe(document.documentElement, {
    attributeFilter: ['class'],
  })
  return made
}

function read(): Tokens {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): Rgb => parseHex(style.getPropertyValue(`--${name}`).trim() || '#808080')
  const tokens = Object.fromEntries(names.map((name) => [name, colour(name)])) as Record<Token, Rgb>
  return { ...tokens, classes: Array.from({ length: 10 }, (_, i) => colour(`c${i}`)) }
}
