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

/**
 * The compiled kernels, for a memory that threads share or for one that they do not.
 *
 * @param binaries in base64, of which the first is taken that this browser can run; undefined where it can run none
 */
export function compileKernels(
  memory: WebAssembly.Memory,
  binaries: readonly string[],
): WebAssembly.Module | undefined {
  for (const text of binaries) {
    const binary = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    const isShared = !(memory.buffer instanceof ArrayBuffer)
    if (WebAssembly.validate(binary)) return new WebAssembly.Module(isShared ? shareMemory(binary) : binary)
  }
  return undefined
}

/** The kernels, working on a memory. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
