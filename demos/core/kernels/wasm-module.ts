import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { compileKernels, type Kernels } from './compile'

/** What the backend of TensorFlow.js 4.22 has beyond its published types: the module that Emscripten made. */
interface Emscripten {
  readonly HEAPU8: Uint8Array
  readonly asm: { readonly memory: WebAssembly.Memory }
  _malloc(bytes: number): number
  _free(place: number): void
}

/** The kernels, working on the memory in which a backend keeps its tensors. */
export class WasmModule {
  private scratchPlace = 0
  private scratchBytes = 0

  private constructor(
    readonly backend: BackendWasm,
    private readonly emscripten: Emscripten,
    readonly kernels: Kernels,
  ) {}

  /** Compiles the kernels for a backend; undefined where the browser has no SIMD. */
  static create(backend: BackendWasm): WasmModule | undefined {
    const emscripten = backend.wasm as unknown as Emscripten
    const kernels = compileKernels(emscripten.asm.memory)
    return kernels && new WasmModule(backend, emscripten, kernels)
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
    if (bytes > this.scratchBytes) {
      if (this.scratchPlace) this.emscripten._free(this.scratchPlace)
      this.scratchPlace = this.emscripten._malloc(bytes) >>> 0
      this.scratchBytes = bytes
    }
    return this.scratchPlace
  }

  /** The numbers at a place, until memory grows. */
  numbers(place: number, count: number): Float32Array {
    return new Float32Array(this.emscripten.HEAPU8.buffer, place, count)
  }

  /** Copies numbers from one place of memory to another. */
  copy(from: number, to: number, numbers: number): void {
    this.emscripten.HEAPU8.copyWithin(to, from, from + 4 * numbers)
  }
}
