import { BINARY } from './binary'

/** The functions of assembly/index.ts: places in memory are in bytes, sizes in numbers. */
export type Kernels = Readonly<
  Record<
    | 'activationGradient'
    | 'adam'
    | 'addTransposed'
    | 'applyViews'
    | 'dots'
    | 'dotsScratch'
    | 'expSumsOfOthers'
    | 'l2Normalize'
    | 'l2NormalizeGradient'
    | 'products'
    | 'productScratch'
    | 'pullPairs'
    | 'softargmax'
    | 'stemPatches',
    (...numbers: number[]) => number
  >
>

/** The compiled kernels, working on a memory; undefined where there is no SIMD. */
export function compileKernels(memory: WebAssembly.Memory): Kernels | undefined {
  const binary = Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0))
  if (!WebAssembly.validate(binary)) return undefined
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } })
  return exports as unknown as Kernels
}
