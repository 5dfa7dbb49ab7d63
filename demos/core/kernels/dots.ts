import { BINARY } from './binary'
import { compileKernels, instantiateKernels, type Kernels } from './compile'

const PAGE = 65536
const memory = new WebAssembly.Memory({ initial: 1 })
let kernels: Kernels | undefined
let compiled = false

/**
 * A Bᵀ by the kernel of that name, equal to the last bit to what a loop gives that adds from first to last.
 *
 * @param A [n, d]
 * @param B [m, d]
 * @returns [n, m]; undefined where there is no SIMD
 */
export function dots(A: Float64Array, B: Float64Array, d: number): Float64Array | undefined {
  if (!compiled) kernels = tryToCompile()
  if (!kernels) return undefined
  const [n, m] = [A.length / d, B.length / d]
  const sizes = [A.length, A === B ? 0 : B.length, n * m]
  const bytes = 8 * sizes.reduce((sum, size) => sum + size) + kernels.dotsScratch(m)
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE)
  if (missing > 0) memory.grow(missing)
  const b = A === B ? 0 : 8 * A.length
  const c = 8 * (A.length + sizes[1]!)
  const numbers = new Float64Array(memory.buffer)
  numbers.set(A)
  if (A !== B) numbers.set(B, A.length)
  kernels.dots(0, b, c, n, m, d, c + 8 * n * m)
  return numbers.slice(c / 8, c / 8 + n * m)
}

/** Some browsers compile no module of this size at once in a window, only in a worker. */
function tryToCompile(): Kernels | undefined {
  compiled = true
  try {
    const module = compileKernels(memory, [BINARY])
    return module && instantiateKernels(module, memory)
  } catch {
    return undefined
  }
}
