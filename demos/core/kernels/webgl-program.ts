/** What the kernels of `webgl.ts` are made of: programs in GLSL, and kernels of TensorFlow.js itself. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'

/** What TensorFlow.js calls a kernel with. */
export interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>
  readonly attrs: Readonly<Record<string, unknown>>
  readonly backend: MathBackendWebGL
}
export type Outputs = TensorInfo | TensorInfo[]

interface Program {
  readonly inputs: Readonly<Record<string, TensorInfo>>
  readonly shape: readonly number[]
  /** GLSL with a function `main` that calls `setOutput`; inputs are read by `getX(row, column)` and the like. */
  readonly code: string
  /** Numbers by name, as uniforms: the program stays the same when they change. */
  readonly ints?: Readonly<Record<string, number>>
  readonly floats?: Readonly<Record<string, number>>
  readonly packedInputs?: boolean
  readonly packedOutput?: boolean
}

/** Draws a program's output. Compiled programs are kept by TensorFlow.js, by their code. */
export function draw(
  backend: MathBackendWebGL,
  { inputs, shape, code, ints = {}, floats = {}, packedInputs = true, packedOutput = true }: Program,
): TensorInfo {
  const uniforms = [
    ...Object.keys(ints).map((name) => ({ name, type: 'int' as const })),
    ...Object.keys(floats).map((name) => ({ name, type: 'float' as const })),
  ]
  const program = {
    variableNames: Object.keys(inputs),
    outputShape: [...shape],
    userCode: code,
    enableShapeUniforms: true,
    packedInputs,
    packedOutput,
    customUniforms: uniforms,
  }
  const values = [...Object.values(ints), ...Object.values(floats)].map((value) => [value])
  return backend.runWebGLProgram(program, Object.values(inputs), 'float32', values)
}

/** A kernel of TensorFlow.js. */
export function stock(
  backend: MathBackendWebGL,
  name: string,
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs: Readonly<Record<string, unknown>>,
): TensorInfo {
  const { kernelFunc } = tf.getKernel(name, 'webgl')
  return kernelFunc({ inputs, attrs: attrs as Parameters<KernelFunc>[0]['attrs'], backend }) as TensorInfo
}
/** The same numbers in another shape. */
export const reshape = (backend: MathBackendWebGL, x: TensorInfo, shape: readonly number[]): TensorInfo =>
  stock(backend, 'Reshape', { x }, { shape })

/** Gives back what a kernel made on its way to its result. */
export const free = (backend: MathBackendWebGL, ...tensors: readonly TensorInfo[]): void =>
  tensors.forEach((tensor) => backend.disposeIntermediateTensorInfo(tensor))

/** 0 beyond the last row and the last column. */
export const INSIDE = `
  vec4 inside(vec4 value, ivec2 at, int rows, int columns) {
    bool below = at.x + 1 < rows;
    bool right = at.y + 1 < columns;
    return vec4(value.x, right ? value.y : 0., below ? value.z : 0., below && right ? value.w : 0.);
  }`
