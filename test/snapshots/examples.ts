/** What each plot is given in its snapshot: by plot, then by what the example shows. `slots` is what stands inside it. */
import { h, type VNode } from 'vue'

type Example = Readonly<Record<string, unknown>> & { readonly slots?: Readonly<Record<string, () => VNode | VNode[]>> }

/** Smooth, and the same on every machine: only products and sums. */
const wave = (n: number, shift = 0) => Float32Array.from({ length: n }, (_, i) => (((i + shift) * 37) % 101) / 101)
const images = (n: number, side: number, channels: number) => ({
  shape: [n, side, side, channels],
  data: Uint8Array.from({ length: n * side * side * channels }, (_, i) => (i * 29) % 256),
})
const letters = ['a', 'b', 'c', 'd']
const name = (i: number) => `point ${i}`
const matrix = { values: [0, 0.1, 0.2, 0.3, 0.4, 0.5], rows: 2, columns: 3, domain: [0, 1], label: 'weights', size: 90 }
const scatter = (n: number) => ({
  points: wave(2 * n),
  classes: Uint8Array.from({ length: n }, (_, i) => i % 4),
  letters,
  label: 'map',
  name,
})
const curve = (values: readonly number[], more: object = {}) => ({
  steps: values.map((_, i) => 10 * i),
  series: [{ label: 'perte', colour: 'var(--cost)', values, ...more }],
  label: 'la perte',
  lang: 'fr',
})

export const examples: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  Arrow: {
    solid: { point: [1, 0.5], extent: 2 },
    dashed: { point: [-1, 1.5], extent: 2, dashed: true },
    'no length': { point: [0, 0], extent: 2 },
  },
  ArrowHandle: {
    default: { point: [1, -0.5], extent: 2, range: 2, name: 'q', position: '{x}, {y}', lang: 'fr' },
  },
  ArrowLabel: {
    'letter and index': { point: [1, 0.5], extent: 2, letter: 'k', index: 2 },
    'word at the left, lower': { point: [-1.8, 0.5], extent: 2, word: 'chat', shift: 6 },
    aside: { point: [0.1, 1], extent: 2, word: 'chien', aside: true },
  },
  AxisGrid: {
    default: {
      box: { left: 40, right: 200, top: 10, bottom: 90 },
      height: 120,
      columns: [
        { at: 40, text: '0' },
        { at: 120, text: '5' },
      ],
      rows: [{ at: 50, text: '0,5' }],
      xLabel: 'pas',
      yLabel: 'perte',
    },
  },
  ColourScale: {
    sequential: { low: '0', high: '1', scale: 'sequential' },
    diverging: { low: '−1', high: '1', scale: 'diverging' },
  },
  DragHandle: {
    default: {
      at: [30, 40],
      name: 'point',
      value: 0.5,
      min: 0,
      max: 1,
      text: 'un demi',
      slots: { default: () => h('circle', { cx: 30, cy: 40, r: 5 }) },
    },
  },
  MetricList: { default: { figures: [{ name: 'k-NN', value: '0,80' }] } },
  Heatmap: {
    'numbers, names and marks': {
      ...matrix,
      numbers: true,
      rowLabels: ['a', 'bc'],
      columnLabels: ['p', 'q', 'r'],
      marked: [{ row: 0, column: 2 }],
    },
    'diverging and still': {
      ...matrix,
      values: [-2, -1, -0.5, 0, 0.5, 3],
      domain: [-1, 1],
      scale: 'diverging',
      still: true,
    },
    large: { ...matrix, rows: 30, columns: 40, values: wave(1200) },
  },
  ImageGrid: {
    'pictures in rows, framed': {
      images: images(3, 4, 1),
      indices: [2, 0, 1],
      columns: 2,
      label: 'views',
      frames: ['var(--x)'],
    },
    'buttons, one selected, one underlined': {
      images: images(2, 4, 3),
      indices: [0, 1],
      columns: 2,
      label: 'choose',
      names: ['first', 'second'],
      selected: 1,
      underlined: [true, false],
    },
    empty: { images: images(0, 4, 4), indices: [], columns: 2, label: 'none' },
  },
  LineChart: {
    'two curves, a reference, a cursor': {
      ...curve([3, 2, 1]),
      series: [
        { label: 'perte', colour: 'var(--cost)', values: [3, 2, 1] },
        { label: 'k-NN', colour: 'var(--h)', values: [0.2, NaN, 0.8], dash: '4 3', join: true },
      ],
      references: [{ label: 'hasard', value: 0.1 }],
      cursor: 10,
      xLabel: 'pas',
      yLabel: 'valeur',
    },
    'broken at what is not a number': curve([3, 2, NaN, 1, NaN, 4]),
    'logarithmic, in English': { ...curve([0.2, 3e-5]), lang: 'en', log: true },
    'named steps, given range': {
      ...curve([0.3, 0.5, 0.4]),
      names: ['res2', 'res3', 'res4'],
      domain: [0, 1],
      digits: 1,
    },
    'one point': curve([2]),
    'no point': curve([]),
  },
  LargeChoice: {
    'one chosen': {
      options: [
        { value: 'a', text: 'without', colour: 'var(--h)' },
        { value: 'b', text: 'with' },
      ],
      value: 'b',
      label: 'mode',
      still: false,
    },
    'in print': { options: [{ value: 'a', text: 'without' }], value: 'a', label: 'mode', still: true },
  },
  MathText: { default: { text: 'scores $q k_1^T / d$, puis $y$' } },
  MatrixInput: {
    default: {
      title: '$W_q$',
      values: [1, 0, -0.5, 1],
      columns: 2,
      min: -2,
      max: 2,
      entry: (row: number, column: number) => `W ${row} ${column}`,
      lang: 'fr',
    },
  },
  Meter: {
    'with references': {
      value: 0.8,
      label: 'k-NN',
      lang: 'fr',
      references: [
        { label: 'pixels', value: 0.7 },
        { label: 'hasard', value: 0.1 },
        { label: 'non mesuré', value: NaN },
      ],
    },
    'beyond its range': { value: 1.4, label: 'k-NN', lang: 'en', width: 100 },
    'not measured': { value: NaN, label: 'k-NN', lang: 'fr' },
  },
  NumberInput: {
    'French, negative': { value: -1234.5, min: -2000, max: 0, step: 0.5, label: 'nombre', lang: 'fr' },
    'English, no sign': { value: 0.25, min: 0, max: 1, step: 0.05, label: 'number', lang: 'en' },
  },
  Panels: { default: { widths: [100, 200], gap: 8, slots: { default: () => [h('h4', 'a'), h('p', 'b')] } } },
  PlaneAxes: { near: { extent: 2 }, middle: { extent: 6 }, far: { extent: 10 } },
  RangeInput: {
    'half way': { value: 5, min: 0, max: 10, step: 1, 'aria-label': 'pas' },
    'disabled, no range': { value: 0, min: 0, max: 0, step: 1, disabled: true },
  },
  Scatter: {
    'letters when still, a point picked': { ...scatter(5), still: true, picked: 1, linked: [0, 4] },
    'letters on a canvas': { ...scatter(40), picked: 3 },
    'squares above 1,500 points': scatter(1600),
    images: { ...scatter(3), images: images(3, 4, 1), still: true },
    'no point': scatter(0),
  },
  Verdict: { bad: { text: 'Perte parfaite' }, good: { text: 'Tient', good: true }, nothing: { text: '' } },
  Thumbnail: { default: { images: images(2, 4, 3), index: 1, label: 'image' } },
  ValueBar: { default: { values: [-1, -0.5, 0, 0.5, 1, 2], reach: 1, label: 'output' } },
}
