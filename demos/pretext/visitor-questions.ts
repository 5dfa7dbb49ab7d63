import { sampleQuestions, toBatch } from '../core/pretext/batch'
import { MAX_TRIES, type Question, type PretextTask } from '../core/pretext/tasks'
import { MIN_CONTRAST, type Cues } from '../core/pretext/patch-sampler'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import { QUESTIONS } from './schema'

/** With more answers than can be told apart at a glance, the visitor is offered a few. */
const MOST_OFFERED = 8
const OFFERED = 4

/**
 * The visitor's questions, drawn from held-out images by the seed: pieces [Q · pieces, side, side, 3], labels
 * [Q], the answers offered [Q, k], and a number that tells this deal from others.
 */
export function visitorQuestions(task: PretextTask, cues: Cues, seed: number): Record<string, NdArray> {
  const random = new Random(seed, 'deal')
  const questions = Array.from({ length: QUESTIONS }, () => drawFair(task, cues, random))
  const { pixels, side } = toBatch(task, questions, cues)
  const pieces = Uint8Array.from(pixels, (value) => Math.round(255 * value))
  const offered = questions.map(({ label }) => offer(label, task.classes, random))
  const deal = pieces.reduce((hash, byte) => (31 * hash + byte) % 999_983, 1)
  return {
    pieces: { shape: [QUESTIONS * task.pieces, side, side, 3], data: pieces },
    answers: { shape: [QUESTIONS], data: Int32Array.from(questions, ({ label }) => label) },
    offered: { shape: [QUESTIONS, offered[0]!.length], data: Int32Array.from(offered.flat()) },
    deal: { shape: [1], data: Int32Array.of(deal) },
  }
}

/** A question of two patches that both show something, as they are shown: nobody can place an empty one. */
function drawFair(task: PretextTask, cues: Cues, random: Random): Question {
  for (let tries = 1; ; tries++) {
    const [question] = sampleQuestions(task, 1, random) as [Question]
    const { pixels } = toBatch(task, [question], cues)
    const width = pixels.length / task.pieces
    const empty = (piece: number): boolean => {
      const own = pixels.subarray(piece * width, (piece + 1) * width)
      return Math.max(...own) - Math.min(...own) < MIN_CONTRAST
    }
    if (task.pieces !== 2 || tries === MAX_TRIES || !(empty(0) || empty(1))) return question
  }
}

/** All answers, or the right one among a few, in the order of their numbers. */
function offer(label: number, classes: number, random: Random): number[] {
  if (classes <= MOST_OFFERED) return [...Array(classes).keys()]
  const others = [...random.permutation(classes)].filter((other) => other !== label)
  return [label, ...others.slice(0, OFFERED - 1)].sort((a, b) => a - b)
}
