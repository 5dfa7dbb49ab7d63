/** The way back through a dense layer, as the kernels for WebGL take it. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { sizeOf } from '../ndarray'
import { draw, free, INSIDE, reshape, stock, type Call, type Outputs } from './webgl-program'

/** φ′ from the output y alone, see `dense`. */
const SLOPES: Readonly<Record<string, string>> = {
  elu: 'min(y, vec4(0.)) + 1.',
  relu: 'vec4(greaterThan(y, vec4(0.)))',
}

/** Rows of which one fragment sums a column, and rows of one part of a product that is summed afterwards. */
const PART = 256

/** Sums of the columns of x [rows, n] as [1, n], part by part where there are many rows. */
function columnSums(backend: MathBackendWebGL, x: TensorInfo): TensorInfo {
  const [rows, n] = x.shape as [number, number]
  const parts = Math.ceil(rows / PART)
  const sums = draw(backend, {
    inputs: { x },
    shape: [parts, n],
    ints: { rows, parts, n },
    code: `
      ${INSIDE}
      vec2 sumFrom(int part, int column) {
        vec2 sum = vec2(0.);
        int start = part * ${PART};
        for (int i = 0; i < ${PART}; i += 2) {
          if (start + i >= rows) break;
          vec4 x = getX(start + i, column);
          sum += x.xy + (start + i + 1 < rows ? x.zw : vec2(0.));
        }
        return sum;
      }
      void main() {
        ivec2 at = getOutputCoords();
        setOutput(inside(vec4(sumFrom(at.x, at.y), sumFrom(at.x + 1, at.y)), at, parts, n));
      }`,
  })
  if (parts === 1) return sums
  const total = columnSums(backend, sums)
  free(backend, sums)
  return total
}

/** Aᵀ B of A [rows, k] and B [rows, n]: long ones in parts, which are as many fragments more. */
function transposedProduct(backend: MathBackendWebGL, a: TensorInfo, b: TensorInfo): TensorInfo {
  const [rows, k] = a.shape as [number, number]
  const n = b.shape[1]!
  const attrs = { transposeA: true, transposeB: false }
  if (rows < 4 * PART || rows % PART) return stock(backend, 'BatchMatMul', { a, b }, attrs)
  const parts = rows / PART
  const [a3, b3] = [reshape(backend, a, [parts, PART, k]), reshape(backend, b, [parts, PART, n])]
  const products = stock(backend, 'BatchMatMul', { a: a3, b: b3 }, attrs)
  const sum = draw(backend, {
    inputs: { x: products },
    shape: [k, n],
    ints: { parts },
    code: `
      void main() {
        ivec2 at = getOutputCoords();
        vec4 sum = vec4(0.);
        for (int part = 0; part < parts; part++) sum += getX(part, at.x, at.y);
        setOutput(sum);
      }`,
  })
  free(backend, a3, b3, products)
  return sum
}

/** See `dense`: ∂L/∂W, ∂L/∂b if `hasBias`, ∂L/∂x if `needsDx`. */
export function denseGradient({ inputs, attrs, backend }: Call): Outputs {
  const { x, w, y, dy } = inputs as Record<'x' | 'w' | 'y' | 'dy', TensorInfo>
  const [k, n] = w.shape as [number, number]
  const rows = sizeOf(x.shape) / k
  const slope = SLOPES[attrs.activation as string]
  const code = `
    void main() {
      ivec2 at = getOutputCoords();
      vec4 y = getY(at.x, at.y);
      setOutput(getDy(at.x, at.y) * (${slope}));
    }`
  const dz = slope ? draw(backend, { inputs: { y, dy }, shape: [rows, n], code }) : dy
  const merged = reshape(backend, x, [rows, k])
  const outputs = [transposedProduct(backend, merged, dz)]
  if (attrs.hasBias) outputs.push(columnSums(backend, dz))
  if (attrs.needsDx) {
    const dx = stock(backend, 'BatchMatMul', { a: dz, b: w }, { transposeA: false, transposeB: true })
    outputs.push(reshape(backend, dx, x.shape))
    free(backend, dx)
  }
  free(backend, merged)
  if (slope) free(backend, dz)
  return outputs
}
