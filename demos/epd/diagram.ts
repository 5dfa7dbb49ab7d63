/** The diagram at each of its four stages, across the slide; on a phone down the screen. */
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

/** Where blocks stand, and what joins them. */
export interface Diagram {
  readonly nodes: Readonly<Partial<Record<Block, readonly [x: number, y: number]>>>
  /** A bent one leaves along the row of its source, and arrives along the column of its target. */
  readonly edges: readonly { readonly from: Block; readonly to: Block; readonly bent: boolean }[]
  /** What Vaswani et al. call "encoder" and "decoder": left, top, width and height, and where its name begins. */
  readonly frames: readonly {
    readonly name: 'encoder' | 'decoder'
    readonly box: readonly [number, number, number, number]
    readonly label: readonly [number, number]
  }[]
}
export interface Layout {
  readonly width: number
  readonly height: number
  readonly diagram: Diagram
}

type Edge = readonly [from: Block, to: Block, bent?: 'bent']
const edges = (...list: readonly Edge[]): Diagram['edges'] =>
  list.map(([from, to, bent]) => ({ from, to, bent: bent !== undefined }))

const WIDE = { width: 900, height: 250 }
/** The rows of the pass and of the data. */
const [PASS, DATA] = [115, 215]
const END: readonly Edge[] = [
  ['h', 'dec'],
  ['dec', 'output'],
  ['output', 'cost'],
  ['y', 'cost'],
]
const wide: Readonly<Record<Stage, Diagram>> = {
  ebm: {
    nodes: {
      x: [50, PASS],
      pred: [190, PASS],
      h: [330, PASS],
      dec: [480, PASS],
      z: [480, DATA],
      output: [650, PASS],
      cost: [820, PASS],
      y: [820, DATA],
    },
    edges: edges(['x', 'pred'], ['pred', 'h'], ['z', 'dec'], ...END),
    frames: [],
  },
  autoencoder: {
    nodes: {
      encY: [190, PASS],
      h: [330, PASS],
      regulariser: [330, 28],
      dec: [480, PASS],
      output: [650, PASS],
      cost: [820, PASS],
      y: [820, DATA],
    },
    edges: edges(['y', 'encY', 'bent'], ['encY', 'h'], ['h', 'regulariser'], ...END),
    frames: [],
  },
  delay: {
    nodes: {
      encY: [190, PASS],
      h: [330, PASS],
      dec: [480, PASS],
      delay: [480, DATA],
      output: [650, PASS],
      cost: [820, PASS],
      y: [820, DATA],
    },
    edges: edges(['y', 'delay'], ['delay', 'encY', 'bent'], ['encY', 'h'], ...END),
    frames: [],
  },
  transformer: {
    nodes: {
      x: [55, 75],
      encX: [200, 75],
      pred: [405, 75],
      encY: [405, 198],
      h: [500, 75],
      dec: [595, 75],
      output: [720, 75],
      cost: [845, 75],
      delay: [705, 198],
      y: [830, 198],
    },
    edges: edges(
      ['x', 'encX'],
      ['encX', 'pred'],
      ['y', 'delay'],
      ['delay', 'encY'],
      ['encY', 'pred'],
      ['pred', 'h'],
      ...END,
    ),
    frames: [
      { name: 'encoder', box: [130, 2, 140, 156], label: [138, 151] },
      { name: 'decoder', box: [328, 2, 328, 248], label: [478, 242] },
    ],
  },
}

const NARROW = { width: 360, height: 760 }
const narrowTransformer: Diagram = {
  nodes: {
    x: [65, 75],
    encX: [255, 75],
    pred: [255, 240],
    encY: [85, 240],
    h: [255, 330],
    dec: [255, 405],
    output: [255, 545],
    cost: [255, 705],
    delay: [85, 515],
    y: [85, 600],
  },
  edges: wide.transformer.edges,
  frames: [
    { name: 'encoder', box: [180, 2, 150, 156], label: [188, 151] },
    { name: 'decoder', box: [10, 168, 340, 310], label: [110, 462] },
  ],
}
/** Its rows become columns. */
const turned = ({ nodes, edges, frames }: Diagram): Diagram => ({
  nodes: Object.fromEntries(Object.entries(nodes).map(([block, [x, y]]) => [block, [1.2 * y, 0.7 * x + 15] as const])),
  edges,
  frames,
})

/** The diagram of a stage, for a view of the given width. */
export function layoutOf(stage: Stage, width: number): Layout {
  if (width >= 560) return { ...WIDE, diagram: wide[stage] }
  return { ...NARROW, diagram: stage === 'transformer' ? narrowTransformer : turned(wide[stage]) }
}
/** Modules are boxes, costs red boxes; all else is a variable, round. */
export const MODULES: readonly Block[] = ['encX', 'encY', 'pred', 'dec', 'delay']
export const COSTS: readonly Block[] = ['cost', 'regulariser']
/** Blocks of a stage in the order of the pass. */
export const passOrder = (stage: Stage): Block[] => BLOCKS.filter((block) => block in wide[stage].nodes)
