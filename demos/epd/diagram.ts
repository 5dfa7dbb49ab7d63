/** The diagram at each of its four stages. Signals flow upwards, from the data at the bottom to the cost on top. */
export const STAGES = ['ebm', 'autoencoder', 'delay', 'transformer'] as const
export type Stage = (typeof STAGES)[number]
/** In the order of a forward pass. */
export const BLOCKS = [
  'x',
  'encX',
  'y',
  'delay',
  'z',
  'encY',
  'pred',
  'h',
  'dec',
  'output',
  'regulariser',
  'cost',
] as const
export type Block = (typeof BLOCKS)[number]

export interface Node {
  readonly block: Block
  readonly x: number
  readonly y: number
}
export interface Diagram {
  readonly nodes: readonly Node[]
  readonly edges: readonly (readonly [Block, Block])[]
  /** What Vaswani et al. call "encoder" and "decoder": left, top, width and height. */
  readonly frames: readonly {
    readonly name: 'encoder' | 'decoder'
    readonly box: readonly [number, number, number, number]
    readonly label: readonly [number, number]
  }[]
}

export const WIDTH = 330
export const HEIGHT = 330
const [LEFT, MIDDLE, RIGHT] = [75, 165, 255]
const at = (block: Block, x: number, y: number): Node => ({ block, x, y })

export const DIAGRAMS: Readonly<Record<Stage, Diagram>> = {
  ebm: {
    nodes: [
      at('x', LEFT, 310),
      at('pred', LEFT, 235),
      at('z', MIDDLE, 235),
      at('h', LEFT, 172),
      at('dec', LEFT, 115),
      at('output', LEFT, 58),
      at('cost', MIDDLE, 20),
      at('y', RIGHT, 310),
    ],
    edges: [
      ['x', 'pred'],
      ['pred', 'h'],
      ['h', 'dec'],
      ['z', 'dec'],
      ['dec', 'output'],
      ['output', 'cost'],
      ['y', 'cost'],
    ],
    frames: [],
  },
  autoencoder: {
    nodes: [
      at('y', RIGHT, 310),
      at('encY', MIDDLE, 235),
      at('h', MIDDLE, 172),
      at('regulariser', LEFT, 172),
      at('dec', MIDDLE, 115),
      at('output', MIDDLE, 58),
      at('cost', RIGHT, 20),
    ],
    edges: [
      ['y', 'encY'],
      ['encY', 'h'],
      ['h', 'regulariser'],
      ['h', 'dec'],
      ['dec', 'output'],
      ['output', 'cost'],
      ['y', 'cost'],
    ],
    frames: [],
  },
  delay: {
    nodes: [
      at('y', RIGHT, 310),
      at('delay', MIDDLE, 280),
      at('encY', MIDDLE, 222),
      at('h', MIDDLE, 168),
      at('dec', MIDDLE, 115),
      at('output', MIDDLE, 58),
      at('cost', RIGHT, 20),
    ],
    edges: [
      ['y', 'delay'],
      ['delay', 'encY'],
      ['encY', 'h'],
      ['h', 'dec'],
      ['dec', 'output'],
      ['output', 'cost'],
      ['y', 'cost'],
    ],
    frames: [],
  },
  transformer: {
    nodes: [
      at('x', LEFT, 310),
      at('encX', LEFT, 250),
      at('y', 290, 310),
      at('delay', 190, 310),
      at('encY', 190, 250),
      at('pred', 190, 196),
      at('h', 190, 146),
      at('dec', 190, 104),
      at('output', 190, 52),
      at('cost', 290, 20),
    ],
    edges: [
      ['x', 'encX'],
      ['encX', 'pred'],
      ['y', 'delay'],
      ['delay', 'encY'],
      ['encY', 'pred'],
      ['pred', 'h'],
      ['h', 'dec'],
      ['dec', 'output'],
      ['output', 'cost'],
      ['y', 'cost'],
    ],
    frames: [
      { name: 'encoder', box: [27, 226, 96, 48], label: [27, 220] },
      { name: 'decoder', box: [132, 80, 116, 194], label: [28, 92] },
    ],
  },
}
/** Modules are boxes, costs red boxes; all else is a variable, round. */
export const MODULES: readonly Block[] = ['encX', 'encY', 'pred', 'dec', 'delay']
export const COSTS: readonly Block[] = ['cost', 'regulariser']
/** Blocks of a stage in the order of the pass. */
export const passOrder = (stage: Stage): Block[] =>
  BLOCKS.filter((block) => DIAGRAMS[stage].nodes.some((node) => node.block === block))
