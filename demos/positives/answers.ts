import { CARD_COUNT } from '../core/pairs/sample-cards'
import { POSITIVE_RULES, type PositiveRule } from '../core/pairs/positive-rules'

/** The visitor's answer to a card. */
export type Answer = 'none' | 'positive' | 'negative'
const ANSWERS: readonly Answer[] = ['none', 'positive', 'negative']
const answerIndex = (rule: PositiveRule, card: number): number => 1 + POSITIVE_RULES.indexOf(rule) * CARD_COUNT + card

/** Reads the answers to the cards of a rule. Answers to other cards than those of this deal do not count. */
export function answersOf(list: readonly number[], deal: number, rule: PositiveRule): Answer[] {
  return Array.from({ length: CARD_COUNT }, (_, card) =>
    list[0] === deal ? (ANSWERS[list[answerIndex(rule, card)] ?? 0] ?? 'none') : 'none',
  )
}

/** Adds an answer to the list, or replaces it. */
export function answered(
  list: readonly number[],
  deal: number,
  rule: PositiveRule,
  card: number,
  answer: Answer,
): number[] {
  const kept = list[0] === deal ? list.slice(1) : []
  const next = Array.from({ length: Math.max(kept.length, answerIndex(rule, card)) }, (_, i) => kept[i] ?? 0)
  next[answerIndex(rule, card) - 1] = ANSWERS.indexOf(answer)
  return [deal, ...next]
}
