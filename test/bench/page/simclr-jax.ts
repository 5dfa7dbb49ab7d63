/**
 * The step of SimCLR with jax-js: the whole step is one function that it compiles. Same layers and sizes as
 * `core/nn/encoder.ts`; the receptive fields lie in rows already, so that a convolution is a product.
 */
import { jit, nn, numpy as np, random, tree, valueAndGrad } from '@jax-js/jax'
import { defaults } from './simclr'

type Params = { w: np.Array[]; b: np.Array[] }

/** Inputs and outputs of each layer; a row of the next one is `inputs` numbers of this one's outputs. */
const LAYERS = [
  [16, 16],
  [64, 32],
  [128, 64],
  [256, 128],
  [128, 128],
  [128, 64],
] as const
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8]

/** e = g(f(x)). x [64 N, 16], e [N, 64] */
function embed({ w, b }: Params, x: np.Array): np.Array {
  return LAYERS.reduce((rows, [inputs], i) => {
    const z = np.matmul(rows.reshape([-1, inputs]), w[i]!).add(b[i]!)
    return i < LAYERS.length - 1 ? nn.elu(z) : z
  }, x)
}

/** NT-Xent of 2 N rows, of which the i-th and the (i + N)-th are a pair. */
function loss(params: Params, x: np.Array, pairs: np.Array, temperature: number): np.Array {
  const e = embed(params, x)
  const [n] = e.shape as [number]
  const norm = np.sqrt(np.square(e.ref).sum(1, { keepdims: true }).add(1e-12))
  const z = e.div(norm)
  const logits = np.matmul(z.ref, z.transpose()).div(temperature).sub(np.eye(n).mul(1e9))
  return nn.logSoftmax(logits, 1).mul(pairs).sum().div(-n)
}

type State = { params: Params; m: Params; v: Params; steps: np.Array }

/** One step of Adam; the state is given away, and another comes back. */
function advance(
  state: State,
  x: np.Array,
  pairs: np.Array,
  temperature: number,
  learningRate: number,
): [np.Array, State] {
  const { params, steps } = state
  const [cost, gradient] = valueAndGrad(loss)(tree.ref(params), x, pairs, temperature)
  const t = steps.add(1)
  const rate = np
    .sqrt(np.subtract(1, np.power(BETA2, t.ref)))
    .div(np.subtract(1, np.power(BETA1, t.ref)))
    .mul(learningRate)
  const m = tree.map((m: np.Array, g: np.Array) => m.mul(BETA1).add(g.mul(1 - BETA1)), state.m, tree.ref(gradient))
  const v = tree.map((v: np.Array, g: np.Array) => v.mul(BETA2).add(np.square(g).mul(1 - BETA2)), state.v, gradient)
  const after = tree.map(
    (p: np.Array, m: np.Array, v: np.Array) => p.sub(m.mul(rate.ref).div(np.sqrt(v).add(EPSILON))),
    params,
    tree.ref(m),
    tree.ref(v),
  )
  rate.dispose()
  return [cost, { params: after, m, v, steps: t }]
}

const zeros = (params: Params): Params => tree.map((p: np.Array) => np.zeros(p.shape), params) as Params

function createJax(batchSize: number, temperature: number, learningRate: number) {
  const n = 2 * batchSize
  const normal = (i: number, shape: number[]) => random.normal(random.key(i), shape)
  const params: Params = {
    w: LAYERS.map(([inputs, outputs], i) => normal(i, [inputs, outputs]).mul(Math.sqrt(2 / inputs))),
    b: LAYERS.map(([, outputs]) => np.zeros([outputs])),
  }
  let state: State = { params, m: zeros(params), v: zeros(params), steps: np.array(0) }
  const x = random.uniform(random.key(9), [64 * n, 16])
  const other = (i: number) => (i + batchSize) % n
  const pairs = np
    .array(Float32Array.from({ length: n * n }, (_, at) => Number(at % n === other(Math.floor(at / n)))))
    .reshape([n, n])
  const compiled = jit((state: State, x: np.Array, pairs: np.Array) =>
    advance(state, x, pairs, temperature, learningRate),
  )

  return {
    /** One step on the same batch; its loss. */
    async step(): Promise<number> {
      const [cost, after] = compiled(state, x.ref, pairs.ref)
      state = after
      const [value] = await cost.data()
      return value!
    },
  }
}

/** Milliseconds of steps on one batch, its loss read, after those that compile and warm up. */
export async function measureJax(steps: number, batchSize: number): Promise<number[]> {
  const model = createJax(batchSize, defaults.temperature, defaults.learningRate)
  const times: number[] = []
  for (let i = -WARM; i < steps; i++) {
    const start = performance.now()
    await model.step()
    if (i >= 0) times.push(performance.now() - start)
  }
  return times
}
const WARM = 10
