/** Golden items of AVID+CMA: the losses of PIRL's module with a memory for each sense, and sets of positives. */
import * as tf from '@tensorflow/tfjs-core'
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { logPartition, nceGradient, nceLoss } from '../../../demos/core/ssl/noise-contrastive'
import { l2Normalize, l2NormalizeGradient } from '../../../demos/core/nn/l2-normalize'
import {
  agreement,
  AGREEMENT_CRITERIA,
  positiveSets,
  pairwiseSimilarity,
  type AgreementCriterion,
} from '../../../demos/core/pairs/cross-modal-agreement'
import { fromTf, scalarOf, toTf2d } from '../tensors'
import type { Adapter, Tensor } from '../types'
import { contrastiveScores, queryGradient } from '../../../demos/core/ssl/contrastive-scores'
import { bankOf, rowsOf } from './pirl'

type Tensors = Readonly<Record<string, Tensor>>
type Sense = 'video' | 'audio'
interface Term {
  name: string
  query: Sense
  memory: Sense
  /** Rows of the memory that are positives [B, P], and negatives [B, K]. */
  positives: Tensor
  negatives: Tensor
  weight: number
}

const columns = ({ shape, data }: Tensor, first: number, count: number): Tensor => {
  const [B, width] = shape as [number, number]
  const rows = Array.from({ length: B }, (_, b) => data.slice(b * width + first, b * width + first + count))
  return { shape: [B, count], data: rows.flat() }
}
const beside = (own: Tensor, others: Tensor): Tensor => {
  const [B, K] = others.shape as [number, number]
  const rows = Array.from({ length: B }, (_, b) => [own.data[b]!, ...others.data.slice(b * K, (b + 1) * K)])
  return { shape: [B, 1 + K], data: rows.flat() }
}

/** Terms of AVID, or of CMA where there are positives; their weights add up to 1. */
function termsOf(given: Tensors, params: Readonly<Record<string, unknown>>): Term[] {
  const B = given.instance_index!.shape[0]!
  const own: Tensor = { shape: [B, 1], data: given.instance_index!.data }
  const cma = params.coeffs_xInst_wInst_xPos_wPos as number[] | undefined
  const negatives = given.negative_index!
  const within = columns(negatives, 0, (params.num_negatives_within as number | null) ?? negatives.shape[1]!)
  const pair = (label: string, crossed: boolean, positives: Tensor, weight: number): Term[] =>
    (['video', 'audio'] as const).map((query) => {
      const memory = crossed ? (query === 'video' ? 'audio' : 'video') : query
      const name = `${label}${query[0]}2${memory[0]}`
      return { name, query, memory, positives, negatives: crossed ? negatives : within, weight }
    })
  const [xInst, wInst, xPos, wPos] = cma ?? [params.xModal_coeff as number, params.wModal_coeff as number, 0, 0]
  const of = (label: string): string => (cma ? `${label}-` : '')
  const all = [
    ...pair(of('inst'), true, own, xInst!),
    ...pair(of('inst'), false, own, wInst!),
    ...pair(of('pos'), true, given.positive_index ?? own, xPos!),
    ...pair(of('pos'), false, given.positive_index ?? own, wPos!),
  ].filter(({ weight }) => weight > 0)
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  return all.map((term) => ({ ...term, weight: term.weight / total }))
}

/** A run: the mean of exp s over the negatives of the first term of all is kept as the level of noise. */
function createRun(memories: Tensors, params: Readonly<Record<string, unknown>>) {
  const { temperature, momentum } = params as Record<'temperature' | 'momentum', number>
  const banks = {
    video: bankOf(memories.video_memory!, momentum),
    audio: bankOf(memories.audio_memory!, momentum),
  }
  let logNoise: number | undefined
  return (given: Tensors) => {
    const queries = {
      video: l2Normalize(toTf2d(given.video_emb!)),
      audio: l2Normalize(toTf2d(given.audio_emb!)),
    }
    const dz: Record<Sense, Tensor2D[]> = { video: [], audio: [] }
    const terms: Record<string, number> = {}
    let loss = 0
    for (const { name, query, memory, positives, negatives, weight } of termsOf(given, params)) {
      const K = negatives.shape[1]!
      const P = positives.shape[1]!
      // the mean over positives of the loss with one of them: the part of the negatives is the same in each
      const each = Array.from({ length: P }, (_, p) => {
        const index = beside(columns(positives, p, 1), negatives)
        const rows = rowsOf(banks[memory], index)
        const s = contrastiveScores(queries[query].z, rows.memory, rows.negatives, temperature)
        const back = (ds: Tensor2D) => queryGradient(ds, rows.memory, rows.negatives, temperature)
        logNoise ??= scalarOf(logPartition(tf.slice(s, [0, 1]), 1))
        const bias = Math.log(K) + logNoise
        dz[query].push(tf.mul(back(nceGradient(s, bias)), weight / P))
        return scalarOf(nceLoss(s, bias))
      })
      terms[name] = each.reduce((sum, value) => sum + value, 0) / P
      loss += weight * terms[name]
    }
    const gradient = (sense: Sense): Tensor =>
      fromTf(l2NormalizeGradient(queries[sense].z, queries[sense].inverse, tf.addN(dz[sense])))
    const grads = { video_emb: gradient('video'), audio_emb: gradient('audio') }
    const instances = Int32Array.from(given.instance_index!.data)
    banks.video.store(queries.video.z, instances, 0)
    banks.audio.store(queries.audio.z, instances, 0)
    return {
      terms,
      loss,
      avg_exp_score: Math.exp(logNoise!),
      grads,
      video_memory_after: fromTf(banks.video.vectors),
      audio_memory_after: fromTf(banks.audio.vectors),
    }
  }
}

function setsOf({ video_memory, audio_memory }: Tensors, k: number) {
  const n = video_memory!.shape[0]!
  const [video, audio] = [pairwiseSimilarity(video_memory!.data, n), pairwiseSimilarity(audio_memory!.data, n)]
  const sets = (by: AgreementCriterion): Tensor => {
    const chosen = positiveSets(agreement(video, audio, by), n, k)
    return { shape: [n, k], data: chosen.flatMap((set) => [...set]) }
  }
  return { n, video, audio, sets }
}

const avidCmaLoss: Adapter = (inputs, params) => {
  const given = inputs as Tensors
  const run = createRun(given, params)
  if (inputs.steps) return { steps: (inputs.steps as Tensors[]).map(run) }
  if (!params.pos_k) return run(given)
  const { sets } = setsOf(given, params.pos_k as number)
  return { positive_set_all: sets(params.sampling_type as AgreementCriterion), ...run(given) }
}

const cmaPositiveSets: Adapter = (inputs, params) => {
  const { n, video, audio, sets } = setsOf(inputs as Tensors, params.pos_k as number)
  return {
    positive_index_sorted: Object.fromEntries(AGREEMENT_CRITERIA.map((by) => [by, sets(by)])),
    consensus_similarity: { shape: [n, n], data: [...agreement(video, audio, 'consensus')] },
  }
}

export const adapters: Readonly<Record<string, Adapter>> = {
  avid_cma_loss: avidCmaLoss,
  cma_positive_sets: cmaPositiveSets,
}
