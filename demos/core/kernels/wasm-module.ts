import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { compileKernels, instantiateKernels, type KernelName, type Kernels } from './compile'
import { Shares, type Division, type HelperSetup } from './shares'

/** What the backend of TensorFlow.js 4.22 has beyond its published types: the module that Emscripten made. */
interface Emscripten {
  readonly HEAPU8: Uint8Array
  readonly asm: { readonly memory: WebAssembly.Memory }
  _malloc(bytes: number): number
  _free(place: number): void
}

/** The kernels, working on the memory in which a backend keeps its tensors. */
export class WasmModule {
  private readonly ownScratch = { place: 0, bytes: 0 }
  private readonly helpersScratch = { place: 0, bytes: 0 }
  private shares: Shares | undefined

  private constructor(
    readonly backend: BackendWasm,
    private readonly emscripten: Emscripten,
    private readonly module: WebAssembly.Module,
    readonly kernels: Kernels,
  ) {}

  /** Compiles the kernels for a backend, see `compileKernels`; undefined where the browser has no SIMD. */
  static create(backend: BackendWasm, binaries: readonly string[]): WasmModule | undefined {
    const emscripten = backend.wasm as unknown as Emscripten
    const { memory } = emscripten.asm
    const module = compileKernels(memory, binaries)
    return module && new WasmModule(backend, emscripten, module, instantiateKernels(module, memory))
  }

  /**
   * Lets helpers take shares of the work from now on; undefined if the memory is not shared.
   *
   * @param onLost is told that a helper does not answer any more
   */
  divide(onLost: () => void): Omit<HelperSetup, 'thread'> | undefined {
    const { memory } = this.emscripten.asm
    if (memory.buffer instanceof ArrayBuffer) return undefined
    this.shares = new Shares(this.kernels, onLost)
    return { memory, module: this.module, board: this.shares.board }
  }

  /** From now on this thread works alone. */
  undivide(): void {
    this.shares = undefined
  }

  /** Calls a kernel, in shares where there are helpers. */
  run(kernel: KernelName, args: readonly number[], division: Division): void {
    if (!this.shares) this.kernels[kernel](...args)
    else this.shares.run(kernel, args, division, (bytes) => this.allocate(this.helpersScratch, bytes))
  }

  /** Where a tensor lies in memory. */
  place(tensor: TensorInfo): number {
    return this.backend.getMemoryOffset(tensor.dataId)
  }

  /** A tensor of numbers that are not set yet. */
  empty(shape: readonly number[]): TensorInfo {
    return this.backend.makeOutput([...shape], 'float32')
  }

  /** Memory for the use of one kernel, at addresses that are multiples of 16; the next one overwrites it. */
  scratch(bytes: number): number {
    return this.allocate(this.ownScratch, bytes)
  }

  private allocate(scratch: { place: number; bytes: number }, bytes: number): number {
    if (bytes > scratch.bytes) {
      if (scratch.place) this.emscripten._free(scratch.place)
      scratch.place = this.emscripten._malloc(bytes) >>> 0
      scratch.bytes = bytes
    }
    return scratch.place
  }

  /** The numbers at a place, until memory grows. */
  numbers(place: number, count: number): Float32Array {
    return new Float32Array(this.emscripten.HEAPU8.buffer, place, count)
  }
}
