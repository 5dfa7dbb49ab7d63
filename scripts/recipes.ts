/**
 * Compares recipes of the arena's methods: k-NN with 100 labels after a race of one start, mean over seeds that no
 * poster shows. Recipes are compared on a validation split, the last 1,000 of the training images, which are not trained
 * on; `--test` states those in use on the test images. Prints the rows of docs/recipes.md.
 *
 *     npx tsx scripts/recipes.ts simsiam byol --seeds 21,22
 *     npx tsx scripts/recipes.ts --test --seeds 21,22,23
 */
import { parseArgs } from 'node:util'
import { loadDataset, type Dataset, type Split } from '../demos/core/data/index.ts'
import { dense } from '../demos/core/nn/dense.ts'
import { EMBEDDING, FEATURES, normalizedLayer } from '../demos/core/nn/encoder.ts'
import { nonAffineBatchNorm } from '../demos/core/nn/batch-norm.ts'
import { Network } from '../demos/core/nn/network.ts'
import { createExperiment } from '../demos/core/ssl/experiment.ts'
import { createByol } from '../demos/core/ssl/methods/byol/method.ts'
import { createSimsiam, createSimsiamHeads } from '../demos/core/ssl/methods/simsiam/method.ts'
import { SSLModel } from '../demos/core/ssl/model.ts'
import { LEARNING_RATES, METHOD_NAMES, type MethodName, type MethodRun } from '../demos/core/ssl/registry.ts'
import { Evaluation } from '../demos/training/evaluation.ts'
import { learningRateFactor, Trainer } from '../demos/training/trainer.ts'
import { fromPublic } from './from-public.ts'
import { useWasm } from './wasm.ts'

const VALIDATION = 1000
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '21,22' },
    steps: { type: 'string', default: '750' },
    batch: { type: 'string', default: '64' },
    test: { type: 'boolean', default: false },
  },
})
const [seeds, steps, batch] = [values.seeds.split(',').map(Number), Number(values.steps), Number(values.batch)]

interface Recipe {
  readonly change: string
  readonly rate?: number
  readonly create?: (seed: number) => MethodRun
}
const inUse: Recipe = { change: 'in use' }
const rates = (...of: number[]): Recipe[] => of.map((rate) => ({ change: `rate ${rate}`, rate }))

/** SimSiam's projector with two layers instead of three, as in its experiments on CIFAR-10 (arXiv 2011.10566). */
const twoLayers = () => ({
  ...createSimsiamHeads(EMBEDDING),
  projector: new Network([
    ...normalizedLayer(FEATURES, FEATURES),
    dense(FEATURES, EMBEDDING, 'linear', false),
    nonAffineBatchNorm,
  ]),
})
const simsiam = (seed: number) => new SSLModel(1, createSimsiam({ heads: twoLayers() }), seed)
const byol = (momentum: number) => (seed: number) => new SSLModel(1, createByol(momentum), seed)

const others: Readonly<Partial<Record<MethodName, readonly Recipe[]>>> = {
  swav: rates(0.003),
  byol: [
    ...rates(0.003),
    { change: 'rate 0.003, m = 0.9', create: byol(0.9), rate: 0.003 },
    { change: 'rate 0.003, m = 0.99', create: byol(0.99), rate: 0.003 },
  ],
  simsiam: [
    ...rates(0.01),
    { change: 'projector of 2 layers', create: simsiam },
    { change: 'projector of 2 layers, rate 0.01', create: simsiam, rate: 0.01 },
  ],
  vicreg: rates(0.003),
  dino: rates(0.003),
}

await useWasm()
const mnist = await loadDataset('mnist', fromPublic, 0)
const dataset = values.test ? mnist : withValidation(mnist)
const names = METHOD_NAMES.filter((name) => positionals.length === 0 || positionals.includes(name))
for (const name of names) {
  for (const recipe of [inUse, ...(values.test ? [] : (others[name] ?? []))]) {
    const found: number[] = []
    for (const seed of seeds) found.push(await trained(name, recipe, seed))
    const mean = found.reduce((sum, knn) => sum + knn, 0) / found.length
    const each = found.map((knn) => knn.toFixed(3)).join(', ')
    console.log(`| ${name} | ${recipe.change} | ${steps} x ${batch} | **${mean.toFixed(3)}** | ${each} |`)
  }
}
for (const seed of seeds) {
  const evaluation = new Evaluation(dataset, seed)
  console.log(`| raw pixels | seed ${seed} | | **${(await evaluation.pixels()).toFixed(3)}** | |`)
  evaluation.dispose()
}

async function trained(name: MethodName, { rate = LEARNING_RATES[name], create }: Recipe, seed: number) {
  const experiment = createExperiment(dataset, batch, seed)
  const run = create?.(seed) ?? experiment.createMethod(name)
  const trainer = new Trainer({
    learners: { run },
    batchAt: experiment.viewsAt,
    learningRate: (step) => rate * learningRateFactor(steps, step),
  })
  trainer.trainTo(steps)
  const evaluation = new Evaluation(dataset, seed)
  const { knn } = await evaluation.knn(run)
  trainer.dispose()
  evaluation.dispose()
  return knn
}

/** The last training images in the place of the test images. */
function withValidation({ train, ...dataset }: Dataset): Dataset {
  const { length } = train.labels
  const part = (first: number, end: number): Split => ({
    images: train.images.slice(first * dataset.size ** 2, end * dataset.size ** 2),
    labels: train.labels.slice(first, end),
  })
  return { ...dataset, train: part(0, length - VALIDATION), test: part(length - VALIDATION, length) }
}
