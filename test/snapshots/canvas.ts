/**
 * Canvases for happy-dom, which has none: each call is noted, and what is noted is summarised in a few lines, equal on
 * any machine.
 */
import { mean, round } from './numbers'

type Argument = number | string | boolean | object | null
interface Call {
  name: string
  args: readonly Argument[]
}

/** Of a canvas, or of the bitmap that it became. */
const noted = new WeakMap<object, Call[]>()
const contexts = new WeakMap<HTMLCanvasElement, object>()

/** From now on canvases of this window have a 2D context that draws nothing and notes everything. */
export function noteCanvases(): void {
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value(this: HTMLCanvasElement) {
      if (!contexts.has(this)) contexts.set(this, notingContext(this))
      return contexts.get(this)
    },
  })
  Object.defineProperty(window, 'OffscreenCanvas', { configurable: true, value: NotedCanvas })
}

/** A canvas that is not in the document; its bitmap is told apart by what was drawn on it. */
class NotedCanvas {
  readonly getContext = () => (this.context ??= notingContext(this))
  readonly transferToImageBitmap = () => this
  private context: object | undefined
  constructor(
    public width: number,
    public height: number,
  ) {}
}

/** What was drawn on a canvas: calls in order, equal ones in a row counted, with the mean of each numeric argument. */
export function drawn(canvas: object): string[] {
  const groups: { name: string; calls: Call[] }[] = []
  for (const call of noted.get(canvas) ?? []) {
    const last = groups.at(-1)
    if (last?.name === call.name) last.calls.push(call)
    else groups.push({ name: call.name, calls: [call] })
  }
  return groups.map(({ name, calls }) => {
    const args = calls[0]!.args.map((_, i) => summary(calls.map((call) => call.args[i]!)))
    const many = calls.length > 1 ? ` × ${calls.length}, means` : ''
    return name.endsWith('=') ? `${name} ${args.join()}${many}` : `${name}(${args.join(', ')})${many}`
  })
}

function notingContext(canvas: object): object {
  const calls: Call[] = []
  noted.set(canvas, calls)
  const createImageData = (width: number, height: number) => ({
    width,
    height,
    data: new Uint8ClampedArray(4 * width * height),
  })
  const side = { actualBoundingBoxLeft: 9, actualBoundingBoxRight: 9 }
  const measureText = () => ({ ...side, actualBoundingBoxAscent: 9, actualBoundingBoxDescent: 9 })
  return new Proxy<Record<string | symbol, unknown>>(
    { createImageData, measureText },
    {
      get: (own, name) => own[name] ?? ((...args: Argument[]) => void calls.push({ name: String(name), args })),
      set: (own, name, value: Argument) => {
        own[name] = value
        calls.push({ name: `${String(name)} =`, args: [value] })
        return true
      },
    },
  )
}

function summary(values: readonly Argument[]): string {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === values.length) return round(mean(numbers))
  const texts = new Set(values.map((value) => (value && typeof value === 'object' ? describe(value) : String(value))))
  return texts.size > 3 ? `${texts.size} values` : [...texts].join(' | ')
}

/** An image by what it holds: pixels by their mean colours, a canvas by what was drawn on it. */
function describe(value: object): string {
  const { width, height, data } = value as { width: number; height: number; data: Uint8ClampedArray }
  if (noted.has(value)) return `canvas ${width} x ${height} { ${drawn(value).join('; ')} }`
  return `pixels ${width} x ${height} ${colours(width, height, data)}`
}

/** Mean colours of what is not transparent in at most 4 x 4 fields, in steps of 8: the last digit makes no difference. */
function colours(width: number, height: number, data: Uint8ClampedArray): string {
  const [columns, rows] = [Math.min(4, width), Math.min(4, height)]
  const fields = Array.from({ length: columns * rows }, () => ({ sums: [0, 0, 0], count: 0 }))
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (data[4 * pixel + 3] === 0) continue
    const column = Math.floor(((pixel % width) * columns) / width)
    const row = Math.floor((Math.floor(pixel / width) * rows) / height)
    const field = fields[row * columns + column]!
    field.count++
    for (let c = 0; c < 3; c++) field.sums[c]! += data[4 * pixel + c]!
  }
  return fields.map(({ sums, count }) => (count > 0 ? sums.map((sum) => hex(sum / count)).join('') : 'none')).join(' ')
}
const hex = (level: number): string => (8 * Math.floor(level / 8)).toString(16).padStart(2, '0')
