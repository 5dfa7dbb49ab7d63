import {
  attentionLayer,
  attentionOperations,
  convolutionLayer,
  convolutionOperations,
  fittedExponent,
} from '../core/attention/layer-cost'
import { Random } from '../core/random'
import type { Session } from '../runtime/contract'
import { FITTED_FROM, LENGTHS, type CostParams } from './schema'

/** A layer is run at least three times, and until so many milliseconds have passed. */
const MIN_RUNS = 3
const ENOUGH_MS = 60

/** The shortest of several runs: what the sums take, with the least of what else the machine does. */
function timed(run: () => Float32Array): { ms: number; output: Float32Array } {
  let output = run() // warms the code and the memory
  let shortest = Infinity
  let spent = 0
  for (let n = 0; n < MIN_RUNS || spent < ENOUGH_MS; n++) {
    const begin = performance.now()
    output = run()
    const ms = performance.now() - begin
    shortest = Math.min(shortest, ms)
    spent += ms
    if (n > 200) break // a clock that stands still
  }
  return { ms: shortest, output }
}

/** Each step times both layers at one length. Times are measured, all else is counted. */
export async function create(params: CostParams, seed: number): Promise<Session> {
  const d = Number(params.d)
  const random = new Random(seed, 'layer')
  const normals = (n: number, scale = 1): Float32Array =>
    Float32Array.from({ length: n }, () => scale * random.normal())
  const maps = { Wq: normals(d * d, d ** -0.5), Wk: normals(d * d, d ** -0.5), Wv: normals(d * d, d ** -0.5) }
  const kernel = normals(3 * d * d, (3 * d) ** -0.5)
  const X = normals(LENGTHS.at(-1)! * d)

  let step = 0
  /** [lengths, (attention, convolution)] in milliseconds; NaN until measured. */
  const times = new Float32Array(2 * LENGTHS.length).fill(NaN)
  let output = 0

  const exponent = (which: 0 | 1): number => {
    const fitted = LENGTHS.map((t, i) => ({ t, i })).filter(({ t, i }) => t >= FITTED_FROM && i < step)
    return fittedExponent(
      fitted.map(({ t }) => t),
      fitted.map(({ i }) => times[2 * i + which]!),
    )
  }
  return {
    step() {
      const t = LENGTHS[step]!
      const tokens = X.subarray(0, t * d)
      const attention = timed(() => attentionLayer(tokens, maps, t, d))
      const convolution = timed(() => convolutionLayer(tokens, kernel, t, d))
      times.set([attention.ms, convolution.ms], 2 * step)
      output = attention.output.reduce((sum, value) => sum + value * value, 0) / (t * d)
      step++
    },
    async snapshot() {
      const t = LENGTHS[step - 1]
      const measured: Record<string, number> = t
        ? {
            t,
            attentionMs: times[2 * step - 2]!,
            convolutionMs: times[2 * step - 1]!,
            attentionOperations: attentionOperations(t, d),
            convolutionOperations: convolutionOperations(t, d),
            output,
          }
        : {}
      const [attentionExponent, convolutionExponent] = [exponent(0), exponent(1)]
      const fits: Record<string, number> = Number.isFinite(attentionExponent)
        ? { attentionExponent, convolutionExponent }
        : {}
      return {
        step,
        metrics: { ...measured, ...fits },
        arrays: { times: { shape: [LENGTHS.length, 2], data: times.slice() } },
      }
    },
    dispose() {},
  }
}
