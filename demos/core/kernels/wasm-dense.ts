/** Products and the way back through activations, as the kernels for wasm use them, in shares where there are helpers. */
import type { Division } from './shares'
import type { WasmModule } from './wasm-module'

interface Product {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly m: number
  readonly k: number
  readonly n: number
  readonly bias?: number
  readonly transposeA?: boolean
  readonly transposeB?: boolean
  readonly activation?: number
  /** How many products there are, of matrices that lie so many numbers apart. */
  readonly count?: number
  readonly aNext?: number
  readonly bNext?: number
}

/** φ(A B + bias) at c, from the places of A, B and the bias. `scratch` has room for `productScratch(k, n)` bytes. */
export function product(
  wasm: WasmModule,
  { a, b, c, m, k, n, bias = 0, transposeA, transposeB, activation = 0, count = 1, aNext = 0, bNext = 0 }: Product,
  scratch = wasm.scratch(wasm.kernels.productScratch(k, n)),
): void {
  const next = { a: 4 * aNext, b: 4 * bNext, c: 4 * m * n }
  const wide = { a: transposeA ? m : k, b: transposeB ? k : n }
  wasm.run(
    'products',
    [
      ...[count, a, next.a, b, next.b, bias, c, next.c, m, k, n, wide.a, wide.b, n],
      ...[Number(transposeA), Number(transposeB), activation, scratch],
    ],
    { ...sharesOfProduct(), scratch: { at: 17, bytes: wasm.kernels.productScratch(k, n) } },
  )

  /** Matrices, rows of C or columns of C: of rows each thread packs all of B, of columns all of A that it has to. */
  function sharesOfProduct(): Division {
    if (count > 1) return { rows: 0, steps: [0, next.a, 0, next.b, 0, 0, next.c], cost: m * k * n }
    if (!activation && (transposeA || (transposeB && m < TRANSPOSED_COST * n)))
      return { rows: 10, steps: [0, 0, 0, transposeB ? 4 * k : 4, 0, bias ? 4 : 0, 4], cost: m * k }
    return { rows: 8, steps: [0, transposeA ? 4 : 4 * k, 0, 0, 0, 0, 4 * n], cost: k * n }
  }
}
/** How many times longer a number of Bᵀ takes to pack than one of A. */
const TRANSPOSED_COST = 4

/** ∂L/∂z of `numbers` numbers, from ∂L/∂y and y = φ(z), where φ is not the identity. */
export function activationGradient(
  wasm: WasmModule,
  { y, dy, dz }: { readonly y: number; readonly dy: number; readonly dz: number },
  numbers: number,
  activation: number,
): void {
  wasm.run('activationGradient', [y, dy, dz, numbers, activation], { rows: 3, steps: [4, 4, 4], cost: 4 })
}
