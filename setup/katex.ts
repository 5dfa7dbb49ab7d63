import { defineKatexSetup } from '@slidev/types'

/** A symbol or group in one of the course's colours; the class follows the theme (styles/katex.css). */
const coloured = (colour: string, tex: string) => String.raw`\htmlClass{tex-${colour}}{${tex}}`

/** The notation of the course, in its colours, for both decks. */
const macros = {
  '\\vx': coloured('x', String.raw`\boldsymbol{x}`),
  '\\mX': coloured('x', String.raw`\boldsymbol{X}`),
  '\\vy': coloured('y', String.raw`\boldsymbol{y}`),
  '\\mY': coloured('y', String.raw`\boldsymbol{Y}`),
  '\\vh': coloured('h', String.raw`\boldsymbol{h}`),
  '\\mH': coloured('h', String.raw`\boldsymbol{H}`),
  '\\vyt': coloured('y-tilde', String.raw`\tilde{\boldsymbol{y}}`),
  '\\vz': coloured('z', String.raw`\boldsymbol{z}`),
  '\\cost': coloured('cost', '#1'),
  '\\loss': coloured('cost', String.raw`\mathcal{L}`),

  '\\va': String.raw`\boldsymbol{a}`,
  '\\mA': String.raw`\boldsymbol{A}`,
  '\\ve': String.raw`\boldsymbol{e}`,
  '\\vq': String.raw`\boldsymbol{q}`,
  '\\vk': String.raw`\boldsymbol{k}`,
  '\\mK': String.raw`\boldsymbol{K}`,
  '\\vv': String.raw`\boldsymbol{v}`,
  '\\mV': String.raw`\boldsymbol{V}`,
  '\\mW': String.raw`\boldsymbol{W}`,
  '\\vth': String.raw`\boldsymbol{\theta}`,
  '\\aug': String.raw`\operatorname{aug}`,
  '\\softargmax': String.raw`\operatorname{softargmax}`,
  '\\tr': String.raw`^{\mkern-1mu\top}`,
}

export default defineKatexSetup(() => ({
  macros,
  strict: false,
  throwOnError: true,
  trust: ({ command }) => command === '\\htmlClass',
}))
