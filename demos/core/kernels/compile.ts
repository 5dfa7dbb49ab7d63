import { BINARY } from './binary'
import { shareMemory } from './share-memory'

export type KernelName =
  | 'activationGradient'
  | 'adam'
  | 'addTransposed'
  | 'applyViews'
  | 'columnSums'
  | 'copy'
  | 'dots'
  | 'dotsScratch'
  | 'expSumsOfOthers'
  | 'l2Normalize'
  | 'l2NormalizeGradient'
  | 'products'
  | 'productScratch'
  | 'pullPairs'
  | 'softargmax'
  | 'stemPatches'
/** The functions of assembly/index.ts: places in memory are in bytes, sizes in numbers. */
export type Kernels = Readonly<Record<KernelName, (...numbers: number[]) => number>>

/** The compiled kernels, for a memory that threads share or for one that they do not; undefined where there is no SIMD. */
export function compileKernels(memory: WebAssembly.Memory): WebAssembly.Module | undefined {
  const binary = Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0))
  const isShared = !(memory.buffer instanceof ArrayBuffer)
  return WebAssembly.validate(binary) ? new WebAssembly.Module(isShared ? shareMemory(binary) : binary) : undefined
}

/** The kernels, working on a memory. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
