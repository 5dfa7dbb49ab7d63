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
  const decoded = binaries.map((binary) => Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)))
  const binary = decoded.find((binary) => WebAssembly.validate(binary))
  const isShared = !(memory.buffer instanceof ArrayBuffer)
  return binary && new WebAssembly.Module(isShared ? shareMemory(binary) : binary)
}

/** The kernels, working on a memory. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
