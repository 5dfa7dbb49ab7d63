import type { GuardPart, MethodDiagram } from '../../demos/core/ssl/diagram'

/** The picture: numbers are pixels of a slide of 980. */
const WIDTH = 840
export const VIEW_BOX = `0 24 ${WIDTH} 280`
const ROWS = [78, 240] as const
export const MIDDLE = (ROWS[0] + ROWS[1]) / 2

export type PartId =
  | 'image'
  | 'clip'
  | 'firstView'
  | 'secondView'
  | 'puzzle'
  | 'wholeImage'
  | 'video'
  | 'audio'
  | 'encoder'
  | 'secondEncoder'
  | 'keyEncoder'
  | 'teacher'
  | 'projector'
  | 'secondProjector'
  | 'sharedWeights'
  | 'momentum'
  | 'prototypes'
  | 'queue'
  | 'bank'
  | 'negatives'
  | 'otherClips'
  | 'correlation'
  | 'covariance'
  | 'predictor'
  | 'stopGradient'
  | 'codes'
  | 'centring'
  | 'cost'

/** A part of the picture, about its middle. */
export interface Part {
  readonly id: PartId
  readonly at: readonly [x: number, y: number]
  /** Width and height of what can be pointed at. */
  readonly size: readonly [width: number, height: number]
  readonly guard: boolean
  /** Its parameters are a moving average. */
  readonly slow?: boolean
  /** A letter inside, as in the formulas. */
  readonly symbol?: string
  /** Its index. */
  readonly sub?: string
}
export interface Arrow {
  readonly id: string
  readonly path: string
  /** What goes along it, or what only moves parameters and memories on. */
  readonly kind: 'forward' | 'update'
}
export interface Letter {
  readonly id: string
  readonly at: readonly [x: number, y: number]
  readonly symbol: string
  readonly sub?: string
  readonly colour: 'h' | 'z' | 'y-tilde' | 'ink'
}
export interface Layout {
  readonly parts: readonly Part[]
  readonly arrows: readonly Arrow[]
  readonly letters: readonly Letter[]
}

const ENCODER = 286
const PROJECTOR = 424
const EMBEDDED = 470
const HEAD = 552
const COST = 765
const COST_SIZE = [142, 70] as const

/** Where the parts of a method's diagram stand, and the arrows between them. */
export function layoutOf(method: MethodDiagram): Layout {
  const guards = (part: GuardPart): boolean => method.guard.includes(part)
  const { parts: inputs, arrows: inputArrows } = inputsOf(method)
  const parts: Part[] = [...inputs]
  const arrows: Arrow[] = [...inputArrows]
  const letters: Letter[] = []
  const add = (id: PartId, at: Part['at'], size: Part['size'], more: Partial<Part> = {}): void =>
    void parts.push({ id, at, size, guard: false, ...more })
  const line = (id: string, path: string, kind: Arrow['kind'] = 'forward'): void => void arrows.push({ id, path, kind })

  const [first, second] = symbols(method)
  const slow = method.memory === 'none' ? 'teacher' : 'keyEncoder'
  add('encoder', [ENCODER, ROWS[0]], [108, 92], first.encoder)
  add(method.second === 'momentum' ? slow : 'secondEncoder', [ENCODER, ROWS[1]], [108, 92], {
    ...second.encoder,
    slow: method.second === 'momentum',
  })
  add('projector', [PROJECTOR, ROWS[0]], [76, 62], first.projector)
  add('secondProjector', [PROJECTOR, ROWS[1]], [76, 62], {
    ...second.projector,
    slow: method.second === 'momentum',
  })
  if (method.second === 'shared') add('sharedWeights', [ENCODER, MIDDLE], [120, 54])
  if (method.second === 'momentum') add('momentum', [ENCODER, MIDDLE], [120, 54])
  for (const [i, y] of ROWS.entries()) {
    line(`encode ${i}`, `M196 ${y}H230`)
    line(`project ${i}`, `M340 ${y}H384`)
    letters.push({ id: `h ${i}`, at: [361, y - 10], symbol: 'h', colour: 'h' })
    letters.push({ id: `e ${i}`, at: [EMBEDDED + 10, y - 10], symbol: 'e', sub: `${i + 1}`, colour: 'z' })
  }

  // the first branch
  if (method.prototypes) add('prototypes', [HEAD - 14, MIDDLE], [64, 212])
  if (method.predictor) {
    add('predictor', [HEAD, ROWS[0]], [92, 58], { symbol: 'p', guard: guards('predictor') })
    line('predict', `M462 ${ROWS[0]}H506`)
    line('into cost 0', `M598 ${ROWS[0]}H${COST}V${MIDDLE - 39}`)
    letters.push({ id: 'p', at: [630, ROWS[0] - 10], symbol: 'p', sub: '1', colour: 'y-tilde' })
  } else if (method.prototypes) {
    line('compare 0', `M462 ${ROWS[0]}H506`)
    line('into cost 0', `M570 ${ROWS[0]}H${COST}V${MIDDLE - 39}`)
    letters.push({ id: 'p', at: [600, ROWS[0] - 10], symbol: 'p', sub: '1', colour: 'y-tilde' })
  } else line('into cost 0', `M462 ${ROWS[0]}H${COST}V${MIDDLE - 39}`)

  // the second branch
  const stop = method.stopGradient && method.memory !== 'bank'
  if (method.targets === 'codes') {
    line('compare 1', `M462 ${ROWS[1]}H506`)
    line('to codes', `M570 ${ROWS[1]}H600`)
    add('codes', [643, ROWS[1]], [86, 56], { guard: guards('codes') })
    line('into cost 1', `M686 ${ROWS[1]}H${COST}V${MIDDLE + 39}`)
    letters.push({ id: 'q', at: [714, ROWS[1] - 10], symbol: 'q', sub: '2', colour: 'ink' })
  } else if (method.targets === 'centred') {
    line('to centring', `M462 ${ROWS[1]}H506`)
    add('centring', [HEAD, ROWS[1]], [92, 56], { guard: guards('centring') })
    line('into cost 1', `M598 ${ROWS[1]}H${COST}V${MIDDLE + 39}`)
  } else line('into cost 1', `M462 ${ROWS[1]}H${COST}V${MIDDLE + 39}`)
  if (stop)
    add('stopGradient', [method.targets === 'embeddings' ? HEAD : 742, ROWS[1]], [40, 46], {
      guard: guards('stopGradient'),
    })

  // between them: what the loss looks at besides
  const memoryGuard = { guard: guards('memory') }
  if (method.memory === 'queue') {
    line('remember', `M640 ${ROWS[1]}V${MIDDLE + 22}`, 'update')
    line('recall', `M669 ${MIDDLE}H${COST - COST_SIZE[0] / 2 - 2}`)
    add('queue', [586, MIDDLE], [140, 38], memoryGuard)
  }
  if (method.memory === 'bank') {
    line('remember', `M614 ${ROWS[1]}V${MIDDLE + 48}`, 'update')
    line('recall', `M638 ${MIDDLE}H${COST - COST_SIZE[0] / 2 - 2}`)
    add('bank', [556, MIDDLE], [138, 70], memoryGuard)
    add('stopGradient', [664, MIDDLE], [40, 46], { guard: guards('stopGradient') })
  }
  if (method.batch !== 'none') {
    line('compare batch', `M659 ${MIDDLE}H${COST - COST_SIZE[0] / 2 - 2}`)
    const id = method.inputs === 'modalities' ? 'otherClips' : method.batch
    add(id, [600, MIDDLE], [92, 92], { guard: guards('batch') })
  }
  add('cost', [COST, MIDDLE], COST_SIZE)
  return { parts, arrows, letters }
}

function inputsOf({ inputs }: MethodDiagram): Pick<Layout, 'parts' | 'arrows'> {
  const part = (id: PartId, at: Part['at'], size: Part['size']): Part => ({ id, at, size, guard: false })
  const [first, second]: readonly PartId[] = {
    views: ['firstView', 'secondView'] as const,
    puzzle: ['puzzle', 'wholeImage'] as const,
    modalities: ['video', 'audio'] as const,
  }[inputs]
  const fork = ROWS.map((y, i) => ({
    id: `view ${i}`,
    path: `M90 ${MIDDLE}H106V${y}H124`,
    kind: 'forward' as const,
  }))
  return {
    parts: [
      part(inputs === 'modalities' ? 'clip' : 'image', [46, MIDDLE], [86, 68]),
      part(first!, [162, ROWS[0]], [66, 66]),
      part(second!, [162, ROWS[1]], [66, 66]),
    ],
    arrows: fork,
  }
}

/** Letters of both branches as the papers write them: PIRL calls its projectors f and g, and its encoder nothing. */
function symbols({ inputs, second, memory }: MethodDiagram) {
  const branch = (projector: string, sub?: string) => {
    const index = sub === undefined ? {} : { sub }
    return { projector: { symbol: projector, ...index }, encoder: inputs === 'puzzle' ? {} : { symbol: 'f', ...index } }
  }
  if (inputs === 'puzzle') return [branch('g'), branch('f')] as const
  if (inputs === 'modalities') return [branch('g', 'v'), branch('g', 'a')] as const
  if (second !== 'momentum') return [branch('g'), branch('g')] as const
  return memory !== 'none'
    ? ([branch('g', 'q'), branch('g', 'k')] as const)
    : ([branch('g', 'θ'), branch('g', 'ξ')] as const)
}

/** The tip of an arrow whose path goes along the axes: `M x y`, then `H x` and `V y`. */
export function tip(path: string): string {
  let [x, y] = [0, 0]
  let [dx, dy] = [0, 0]
  for (const [, command, a, b] of path.matchAll(/([MHV])([-\d.]+)(?: ([-\d.]+))?/g)) {
    const [fromX, fromY]: [number, number] = [x, y]
    if (command !== 'V') x = Number(a)
    if (command !== 'H') y = Number(command === 'M' ? b : a)
    ;[dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)]
  }
  const [left, right] = [-1, 1].map((side) => `${x - 11 * dx + 6 * side * dy} ${y - 11 * dy + 6 * side * dx}`)
  return `M${x} ${y}L${left}L${right}Z`
}
