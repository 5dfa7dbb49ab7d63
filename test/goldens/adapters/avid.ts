/** Golden items of AVID and CMA: the loss with a memory for each modality, and sets of positives. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor3D } from '@tensorflow/tfjs-core'
import {
  agreement,
  AGREEMENT_CRITERIA,
  pairwiseSimilarity,
  positiveSets,
  type AgreementCriterion,
} from '../../../demos/core/pairs/cross-modal-agreement'
import type { MemoryBank } from '../../../demos/core/ssl/memory-bank'
import { forward, gradient } from '../../../demos/core/ssl/methods/avid-cma/gradient'
import { loss, termLoss } from '../../../demos/core/ssl/methods/avid-cma/loss'
import { MODALITIES, termsOf, type Coefficients } from '../../../demos/core/ssl/methods/avid-cma/terms'
import { logPartition } from '../../../demos/core/ssl/noise-contrastive'
import { adapterOf, type Form } from '../options'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Json, Tensor } from '../types'
import { bankOf } from './pirl'

type Tensors = Readonly<Record<string, Tensor>>
type Params = Readonly<Record<string, Json>>
/** Names of a loss with one coefficient. */
const LABELS = {
  crossInstance: ['inst', true],
  withinInstance: ['inst', false],
  crossPositives: ['pos', true],
  withinPositives: ['pos', false],
} as const

/** Coefficients of a case: two of AVID, or four of CMA, whose terms have longer names. */
function coefficientsOf(params: Params): Coefficients {
  const four = params.coeffs_xInst_wInst_xPos_wPos as number[] | undefined
  const [crossInstance, withinInstance, crossPositives = 0, withinPositives = 0] = four ?? [
    params.xModal_coeff as number,
    params.wModal_coeff as number,
  ]
  return { crossInstance, withinInstance, crossPositives, withinPositives } as Required<Coefficients>
}

/** Rows of a bank by an index [B, K]: [B, K, d]. */
function gathered(bank: MemoryBank, { shape, data }: Tensor, count = shape[1]!): Tensor3D {
  const [B, width] = shape as [number, number]
  const rows: Tensor3D = tf.reshape(bank.of(Int32Array.from(data)), [B, width, -1])
  return tf.slice(rows, [0, 0, 0], [B, count, -1])
}

/** A run: z̄ comes from the first term of all and is kept. */
function createRun(memories: Tensors, params: Params) {
  const { temperature, momentum } = params as Record<'temperature' | 'momentum', number>
  const banks = {
    video: bankOf(memories.video_memory!, momentum),
    audio: bankOf(memories.audio_memory!, momentum),
  }
  const coefficients = coefficientsOf(params)
  const cma = 'coeffs_xInst_wInst_xPos_wPos' in params
  let logNoise: number | undefined
  return (given: Tensors) => {
    const [video, audio] = [toTf2d(given.video_emb!), toTf2d(given.audio_emb!)]
    const instances = Int32Array.from(given.instance_index!.data)
    const rowsOf = (bank: MemoryBank) => ({
      own: bank.of(instances),
      negatives: gathered(bank, given.negative_index!),
      withinNegatives: gathered(
        bank,
        given.negative_index!,
        (params.num_negatives_within as number | null) ?? undefined,
      ),
      ...(given.positive_index && { positives: gathered(bank, given.positive_index) }),
    })
    const memory = { video: rowsOf(banks.video), audio: rowsOf(banks.audio) }
    const cache = forward(video, audio, memory, { temperature, ...coefficients })
    const [first] = cache.terms
    logNoise ??= scalarOf(
      logPartition(tf.slice(first!.scores, [0, first!.scores.shape[1] - first!.negatives.shape.at(-2)!]), 1),
    )
    const level = { temperature, logNoise }
    const grads = gradient(cache, level)
    const terms = Object.keys(LABELS).flatMap((key) => {
      const [label, crossed] = LABELS[key as keyof typeof LABELS]
      if (!coefficients[key as keyof typeof LABELS]) return []
      return termsOf(memory, { [key]: 1 }).map((term) => {
        const to = crossed ? (term.query === 'video' ? 'audio' : 'video') : term.query
        const name = `${term.query[0]}2${to[0]}`
        return [cma ? `${label}-${name}` : name, scalarOf(termLoss(cache.unit[term.query].z, term, level))] as const
      })
    })
    const value = scalarOf(loss(video, audio, memory, { ...coefficients, ...level }))
    for (const modality of MODALITIES) banks[modality].store(cache.unit[modality].z, instances, 0)
    return {
      terms: Object.fromEntries(terms),
      loss: value,
      avg_exp_score: Math.exp(logNoise),
      grads: { video_emb: fromTf(grads.video), audio_emb: fromTf(grads.audio) },
      video_memory_after: fromTf(banks.video.vectors),
      audio_memory_after: fromTf(banks.audio.vectors),
    }
  }
}

const AVID = ['temperature', 'momentum', 'xModal_coeff', 'wModal_coeff']
const CMA = [
  'temperature',
  'momentum',
  'coeffs_xInst_wInst_xPos_wPos',
  'pos_k',
  'sampling_type',
  'num_negatives_within',
]
const STEP = ['video_emb', 'audio_emb', 'instance_index', 'negative_index']
const MEMORIES = ['video_memory', 'audio_memory']

const sizes = (memory: Json | undefined, negatives: Json | undefined) => ({
  num_data: (memory as Tensor).shape[0]!,
  num_negatives: (negatives as Tensor).shape[1]!,
})

const avidForms: Form[] = [
  {
    inputs: [...MEMORIES, 'steps'],
    params: AVID,
    implied: ({ video_memory, steps }) => sizes(video_memory, (steps as Tensors[])[0]!.negative_index),
    compute: (inputs, params) => ({ steps: (inputs.steps as Tensors[]).map(createRun(inputs as Tensors, params)) }),
  },
  {
    inputs: [...MEMORIES, ...STEP, 'positive_index'],
    params: CMA,
    implied: ({ video_memory, negative_index }) => sizes(video_memory, negative_index),
    only: { sampling_type: [...AGREEMENT_CRITERIA] },
    compute(inputs, params) {
      const { sets } = setsOf(inputs as Tensors, params.pos_k as number)
      const run = createRun(inputs as Tensors, params)
      return { positive_set_all: sets(params.sampling_type as AgreementCriterion), ...run(inputs as Tensors) }
    },
  },
  {
    inputs: [...MEMORIES, ...STEP],
    params: AVID,
    implied: ({ video_memory, negative_index }) => sizes(video_memory, negative_index),
    compute: (inputs, params) => createRun(inputs as Tensors, params)(inputs as Tensors),
  },
]

function setsOf({ video_memory, audio_memory }: Tensors, k: number) {
  const n = video_memory!.shape[0]!
  const [video, audio] = [pairwiseSimilarity(video_memory!.data, n), pairwiseSimilarity(audio_memory!.data, n)]
  const sets = (by: AgreementCriterion): Tensor => {
    const chosen = positiveSets(agreement(video, audio, by), n, k)
    return { shape: [n, k], data: chosen.flatMap((set) => [...set]) }
  }
  return { n, video, audio, sets }
}

const cmaPositiveSets = adapterOf({
  inputs: MEMORIES,
  params: ['pos_k'],
  compute(inputs, params) {
    const { n, video, audio, sets } = setsOf(inputs as Tensors, params.pos_k as number)
    return {
      positive_index_sorted: Object.fromEntries(AGREEMENT_CRITERIA.map((by) => [by, sets(by)])),
      consensus_similarity: { shape: [n, n], data: [...agreement(video, audio, 'consensus')] },
    }
  },
})

export const adapters = { avid_cma_loss: adapterOf(...avidForms), cma_positive_sets: cmaPositiveSets }
