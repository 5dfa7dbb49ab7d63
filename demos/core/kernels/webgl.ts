/**
 * Kernels for the WebGL backend of TensorFlow.js 4.22, called by name through `runKernel`: one draw call where the
 * composition takes up to ten. Matrices are packed as TensorFlow.js packs them: a texel is two rows by two columns,
 * (x y / z w), and what lies beyond the edge is 0.
 */
import * as tf from '@tensorflow/tfjs-core'
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import { sizeOf } from '../ndarray'
import { denseGradient } from './webgl-dense'
import { draw, free, INSIDE, reshape, stock, type Call, type Outputs } from './webgl-program'

/** Gives the WebGL backend, which is the current one, the kernels. */
export function registerWebglKernels(): void {
  for (const [kernelName, by] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, 'webgl')) return
    tf.registerKernel({ kernelName, backendName: 'webgl', kernelFunc: by as unknown as KernelFunc })
  }
}

const kernels: Readonly<Record<string, (call: Call) => Outputs>> = {
  DenseGradient: denseGradient,

  /** See `stemPatches`. */
  StemPatches({ inputs, backend }) {
    const images = inputs.images!
    const [n, , , channels] = images.shape as [number, number, number, number]
    return draw(backend, {
      inputs: { images },
      shape: [64 * n, 16 * channels],
      packedInputs: false,
      code: `
        float value(int row, int field) {
          int place = row % 64; // its bits are r₂ c₂ r₁ c₁ r₀ c₀
          int r = (place >> 5 & 1) * 4 + (place >> 3 & 1) * 2 + (place >> 1 & 1);
          int c = (place >> 4 & 1) * 4 + (place >> 2 & 1) * 2 + (place & 1);
          int y = 2 * r - 1 + field / ${4 * channels};
          int x = 2 * c - 1 + field / ${channels} % 4;
          if (x < 0 || y < 0 || x > 15 || y > 15) return 0.;
          return 2. * getImages(row / 64, y, x, field % ${channels}) - 0.5;
        }
        void main() {
          ivec2 at = getOutputCoords();
          int below = at.x + 1;
          int right = at.y + 1;
          setOutput(vec4(value(at.x, at.y), value(at.x, right), value(below, at.y), value(below, right)));
        }`,
    })
  },

  /** See `applyViews`. */
  ApplyViews({ inputs, attrs, backend }) {
    const images = inputs.images!
    const [n, side, , channels] = images.shape as [number, number, number, number]
    const colour =
      channels === 1
        ? 'read(n, x, y, 0) * (matrix(n, 0) + matrix(n, 1) + matrix(n, 2)) + getOffsets(n, 0)'
        : `read(n, x, y, 0) * matrix(n, 3 * channel) + read(n, x, y, 1) * matrix(n, 3 * channel + 1)
            + read(n, x, y, 2) * matrix(n, 3 * channel + 2) + getOffsets(n, channel)`
    return draw(backend, {
      inputs,
      shape: [n, side, side, channels],
      ints: { side },
      floats: attrs as Record<'middle' | 'beside', number>,
      packedInputs: false,
      packedOutput: false,
      code: `
        float matrix(int n, int i) { return getMatrices(n, i); }
        float transform(int n, int i) { return getTransforms(n, i); }
        float read(int n, float x, float y, int channel) {
          int x0 = int(x);
          int y0 = int(y);
          int x1 = min(x0 + 1, side - 1);
          int y1 = min(y0 + 1, side - 1);
          float top = mix(getImages(n, y0, x0, channel), getImages(n, y0, x1, channel), x - float(x0));
          float bottom = mix(getImages(n, y1, x0, channel), getImages(n, y1, x1, channel), x - float(x0));
          return mix(top, bottom, y - float(y0));
        }
        float sharp(int n, int v, int u, int channel) {
          float last = float(side - 1);
          float x = clamp(transform(n, 0) * float(u) + transform(n, 1) * float(v) + transform(n, 2), 0., last);
          float y = clamp(transform(n, 3) * float(u) + transform(n, 4) * float(v) + transform(n, 5), 0., last);
          return clamp(${colour}, 0., 1.);
        }
        int reflected(int i) { return i < 0 ? -i : i >= side ? 2 * side - 2 - i : i; }
        void main() {
          ivec4 at = getOutputCoords();
          float value = sharp(at.x, at.y, at.z, at.w);
          float share = getShares(at.x);
          if (share > 0.) {
            float blurred = 0.;
            for (int dy = -1; dy <= 1; dy++) {
              for (int dx = -1; dx <= 1; dx++) {
                float weight = (dy == 0 ? middle : beside) * (dx == 0 ? middle : beside);
                blurred += weight * sharp(at.x, reflected(at.y + dy), reflected(at.z + dx), at.w);
              }
            }
            value = mix(value, blurred, share);
          }
          setOutput(value);
        }`,
    })
  },

  /** See `l2Normalize`: z and 1 / ‖u‖. */
  L2Normalize({ inputs, backend }) {
    const u = inputs.u!
    const [rows, d] = u.shape as [number, number]
    const inverse = `
      ${INSIDE}
      vec2 inverseLengths(int row) {
        vec2 squares = vec2(0.);
        for (int i = 0; i < d; i += 2) {
          vec4 u = inside(getU(row, i), ivec2(row, i), rows, d);
          squares += vec2(dot(u.xy, u.xy), dot(u.zw, u.zw));
        }
        return inversesqrt(squares + 1e-12);
      }`
    const shared = { inputs: { u }, ints: { rows, d } }
    const z = draw(backend, {
      ...shared,
      shape: u.shape,
      code: `
        ${inverse}
        void main() {
          ivec2 at = getOutputCoords();
          setOutput(inside(getU(at.x, at.y) * inverseLengths(at.x).xxyy, at, rows, d));
        }`,
    })
    const lengths = draw(backend, {
      ...shared,
      shape: [rows, 1],
      code: `
        ${inverse}
        void main() {
          ivec2 at = getOutputCoords();
          vec2 lengths = inverseLengths(at.x);
          setOutput(inside(vec4(lengths.x, 0., lengths.y, 0.), at, rows, 1));
        }`,
    })
    return [z, lengths]
  },

  /** See `gradient` of simclr: ∂L/∂e. */
  NTXentGradient({ inputs, attrs, backend }) {
    const { z, inverse, logits } = inputs as Record<'z' | 'inverse' | 'logits', TensorInfo>
    const [n, d] = z.shape as [number, number]
    // of each row of the logits: the largest, and 1 / Σ exp(s − largest)
    const stats = draw(backend, {
      inputs: { logits },
      shape: [n, 2],
      ints: { n },
      code: `
        void main() {
          ivec2 at = getOutputCoords();
          vec2 top = vec2(-1e38);
          for (int i = 0; i < n; i += 2) {
            vec4 s = getLogits(at.x, i);
            top = max(top, max(s.xz, s.yw));
          }
          vec2 sum = vec2(0.);
          for (int i = 0; i < n; i += 2) {
            vec4 p = exp(getLogits(at.x, i) - top.xxyy);
            sum += p.xz + p.yw;
          }
          setOutput(vec4(top.x, 1. / sum.x, top.y, 1. / sum.y));
        }`,
    })
    // P + Pᵀ; the logits are symmetric
    const both = draw(backend, {
      inputs: { logits, stats },
      shape: [n, n],
      code: `
        void main() {
          ivec2 at = getOutputCoords();
          vec4 s = getLogits(at.x, at.y);
          vec4 a = getStats(at.x, 0);
          vec4 b = getStats(at.y, 0);
          setOutput(exp(s - a.xxzz) * a.yyww + exp(s - b.xzxz) * b.ywyw);
        }`,
    })
    const push = stock(backend, 'BatchMatMul', { a: both, b: z }, { transposeA: false, transposeB: false })
    const de = draw(backend, {
      inputs: { push, z, lengths: inverse },
      shape: [n, d],
      ints: { n, d },
      floats: { scale: 1 / (n * (attrs.temperature as number)) },
      code: `
        ${INSIDE}
        vec2 rowOfZ(int row, int column) {
          vec4 z = getZ(row, column);
          return row % 2 == 0 ? z.xy : z.zw;
        }
        int other(int row) { return row < n / 2 ? row + n / 2 : row - n / 2; }
        vec4 slope(int row, int column) {
          vec4 pull = vec4(rowOfZ(other(row), column), rowOfZ(other(row + 1), column));
          return inside((getPush(row, column) - 2. * pull) * scale, ivec2(row, column), n, d);
        }
        void main() {
          ivec2 at = getOutputCoords();
          vec2 along = vec2(0.);
          for (int i = 0; i < d; i += 2) {
            vec4 product = slope(at.x, i) * inside(getZ(at.x, i), ivec2(at.x, i), n, d);
            along += product.xz + product.yw;
          }
          vec4 across = slope(at.x, at.y) - getZ(at.x, at.y) * along.xxyy;
          setOutput(inside(across * getLengths(at.x, 0).xxzz, at, n, d));
        }`,
    })
    free(backend, stats, both, push)
    return de
  },

  /** See `adam`: θ, m and v after the step. They are not packed, so that a slice of them is no copy. */
  Adam({ inputs, attrs, backend }) {
    const { theta, m, v, gradient } = inputs as Record<'theta' | 'm' | 'v' | 'gradient', TensorInfo>
    const { rate, beta1, beta2, epsilon, weightDecay, kept } = attrs as Record<string, number>
    const flat = { shape: theta.shape, packedInputs: false, packedOutput: false }
    const average = (old: TensorInfo, beta: number, of: string): TensorInfo =>
      draw(backend, {
        ...flat,
        inputs: { old, theta, gradient },
        floats: { beta, rest: 1 - beta, penalty: weightDecay! },
        code: `
          void main() {
            int i = getOutputCoords();
            float g = getGradient(i) + penalty * getTheta(i);
            setOutput(beta * getOld(i) + rest * ${of});
          }`,
      })
    const [m2, v2] = [average(m, beta1!, 'g'), average(v, beta2!, 'g * g')]
    const theta2 = draw(backend, {
      ...flat,
      inputs: { theta, m: m2, v: v2 },
      floats: { rate: rate!, epsilon: epsilon!, kept: kept! },
      code: `
        void main() {
          int i = getOutputCoords();
          setOutput(kept * getTheta(i) - rate * getM(i) / (sqrt(getV(i)) + epsilon));
        }`,
    })
    return [theta2, m2, v2]
  },

  /** See `pack`. A program reads sixteen tensors at most, so many are packed group by group. */
  PackParameters({ inputs, backend }) {
    const parts = Object.values(inputs)
    if (parts.length === 1) return reshape(backend, parts[0]!, [sizeOf(parts[0]!.shape)])
    const sizes = parts.map(({ shape }) => sizeOf(shape))
    if (parts.length > MOST_PARTS || parts.some(({ shape }) => shape.length !== 2)) {
      const rows = parts.map((part, i) => reshape(backend, part, [1, sizes[i]!]))
      const row = stock(backend, 'Concat', rows as unknown as Record<string, TensorInfo>, { axis: 1 })
      const out = reshape(backend, row, [row.shape[1]!])
      free(backend, row, ...rows)
      return out
    }
    let from = 0
    const cases = parts.map(({ shape }, i) => {
      const start = from
      from += sizes[i]!
      return `if (i < ${from}) return pick(getPart${i}((i - ${start}) / ${shape[1]}, (i - ${start}) % ${shape[1]}), (i - ${start}) / ${shape[1]}, (i - ${start}) % ${shape[1]});`
    })
    return draw(backend, {
      inputs: Object.fromEntries(parts.map((part, i) => [`part${i}`, part])),
      shape: [from],
      packedOutput: false,
      code: `
        float pick(vec4 texel, int row, int column) {
          vec2 pair = row % 2 == 0 ? texel.xy : texel.zw;
          return column % 2 == 0 ? pair.x : pair.y;
        }
        float value(int i) {
          ${cases.join('\n          ')}
          return 0.;
        }
        void main() { setOutput(value(getOutputCoords())); }`,
    })
  },
}
const MOST_PARTS = 15
