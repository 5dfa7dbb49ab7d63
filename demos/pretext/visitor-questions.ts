import { sampleQuestions, toBatch } from '../core/pretext/batch'
import { MAX_TRIES, type Question, type PretextTask } from '../core/pretext/tasks'
import { MIN_CONTRAST, type Cues } from '../core/pretext/patch-sampler'
import { Random } from '../core/random'
import type { NdArray } from '../core/ndarray'
import { QUESTIONS } from './schema'

/** With more answers than this, the visitor is offered only a few of them. */
const MAX_OFFERED = 8
const OFFERED = 4

/**
 * Draws the visitor's questions from held-out images: pieces [Q · pieces, side, side, 3], right answers [Q], offered
 * answers [Q, k], and a number that identifies this set of questions.
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

/** Draws a question of two patches that both show something, because nobody can tell the position of an empty one. */
function drawFair(task: PretextTask, cues: Cues, random: Random): Question {
  for (let tries = 1; ; tries++) {
    const [question] = sampleQuestions(task, 1, random) as [Question]
    const { pixels } = toBatch(task, [question], cues)
    const width = pixels.length / task.pieces
    const empty = (piece: number): boolean => {
      const values = pixels.subarray(piece * width, (piece + 1) * width)
      return Math.max(...values) - Math.min(...values) < MIN_CONTRAST
    }
    if (task.pieces !== 2 || tries === MAX_TRIES || !(empty(0) || empty(1))) return question
  }
}

/** Offers all answers, or the right one and a few others, in rising order. */
function offer(label: number, classes: number, random: Random): number[] {
  if (classes <= MAX_OFFERED) return [...Array(classes).keys()]
  const others = [...random.permutation(classes)].filter((other) => other !== label)
  return [label, ...others.slice(0, OFFERED - 1)].sort((a, b) => a - b)
}
