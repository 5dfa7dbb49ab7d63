import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { bagCeiling } from '../../../../demos/core/numerals/bag-of-words'
import { drawSentences, END, isNumeral, NumeralLanguageModel } from '../../../../demos/core/numerals/language-model'
import { drawTrainingNumber, has71, trainTestSplit } from '../../../../demos/core/numerals/train-test-split'
import { distractors } from '../../../../demos/core/numerals/distractors'
import { loadTrained, TRAINED } from '../../../../demos/core/numerals/trained-weights'
import { MAX_SYMBOLS, SYMBOLS, NumeralTranslator } from '../../../../demos/core/numerals/translator'
import { numeralTokens } from '../../../../demos/core/numerals/vocabulary'
import { Random } from '../../../../demos/core/random'

beforeAll(() => tf.setBackend('cpu'))

describe('held-out numbers', () => {
  const numbers = trainTestSplit(1000, 1, false)
  it('are never drawn to learn from', () => {
    const random = new Random(1, 'test')
    const drawn = Array.from({ length: 3000 }, () => drawTrainingNumber(numbers, random))
    expect(drawn.some((n) => numbers.held(n))).toBe(false)
    expect(drawn.filter((n) => n < 100).length).toBeGreaterThan(1000)
  })
  it('are whole bags with the ceiling of all numbers, and of several words', () => {
    expect(numbers.sample.length).toBeGreaterThan(100)
    expect(numbers.ceiling).toBeCloseTo(0.72, 10)
    for (const seed of [1, 2, 3]) {
      expect(trainTestSplit(1000, seed, false).ceiling).toBeCloseTo(0.72, 10)
      const { sample, ceiling: most } = trainTestSplit(10_000, seed, false)
      expect(most).toBe(bagCeiling(sample))
      expect(most).toBeCloseTo(0.397, 2)
    }
    expect(trainTestSplit(100_000, 1, false).ceiling).toBeCloseTo(0.22, 3)
    for (const n of numbers.sample) expect(numeralTokens(n).length).toBeGreaterThan(1)
  })
  it('leave out every 71 with the pattern, and judge it apart', () => {
    const without = trainTestSplit(1000, 1, true)
    expect([...without.pattern].sort((a, b) => a - b)).toEqual([71, 171, 271, 371, 471, 571, 671, 771, 871, 971])
    expect(without.sample.some(has71)).toBe(false)
    expect(without.held(571)).toBe(true)
  })
  it('are of every length', () => {
    for (const [length, list] of trainTestSplit(100_000, 1, false).byLength) {
      expect(list.length).toBeGreaterThan(0)
      for (const n of list) expect(String(n)).toHaveLength(length)
    }
  })
})

it('distractors of 71 hold the two of the course', () => {
  const answers = distractors(71, 8)
  expect(answers[0]).toBe(71)
  expect(answers).toContain(61)
  expect(answers).toContain(6011)
  expect(distractors(203, 8)).toContain(302)
  expect(distractors(80_020, 8)).toContain(8_020)
})

/** Symbol by symbol, each with a pass of its own over those before it. */
function greedy({ longModel, params }: NumeralTranslator, words: readonly number[]): number[] {
  const y: number[] = []
  while (y.length < MAX_SYMBOLS && y.at(-1) !== SYMBOLS - 1) {
    const best = tf.tidy(() => {
      const { logits } = longModel.forward(params, { x: [words], y: [[...y, 0]] }, true)
      return tf.argMax(logits, 1).dataSync()[y.length]!
    })
    y.push(best)
  }
  return y
}

describe('committed weights', async () => {
  const bytes = async () => new Uint8Array(readFileSync(`public/${TRAINED.path}`))
  const theta = await loadTrained(bytes)
  const translator = () => new NumeralTranslator(TRAINED.limit, true, theta)

  it('give the right answer the lowest energy, and decode to it', async () => {
    const network = translator()
    for (const n of [71, 80_020, 200_000]) {
      const answers = distractors(n, 6)
      const costs = await network.costs(numeralTokens(n), answers)
      const F = answers.map((_, i) =>
        costs.subarray(i * MAX_SYMBOLS, (i + 1) * MAX_SYMBOLS).reduce((sum, c) => sum + c, 0),
      )
      expect(F.indexOf(Math.min(...F))).toBe(0)
      const { y, cross } = await network.translate(numeralTokens(n))
      expect(Number(y.slice(0, -1).join(''))).toBe(n)
      const s = numeralTokens(n).length
      expect(cross.slice(0, s).reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 4)
    }
    network.dispose()
  })

  it.each([
    ['trained', theta],
    ['random', 3],
  ])('read, %s, what is read symbol by symbol, in fewer passes when trained', async (_, initial) => {
    const network = new NumeralTranslator(TRAINED.limit, true, initial)
    const decode = vi.spyOn(network.longModel, 'decode')
    for (const n of [0, 71, 1_980, 80_020, 494_494]) {
      const words = numeralTokens(n)
      decode.mockClear()
      const { y } = await network.translate(words)
      const passes = decode.mock.calls.length
      expect(passes).toBeLessThanOrEqual(y.length + 1)
      if (initial === theta && n > 1_000) expect(passes).toBeLessThan(y.length)
      expect(y).toEqual(greedy(network, words))
    }
    network.dispose()
  })

  it('are refused when damaged', async () => {
    await expect(loadTrained(async () => new Uint8Array(8))).rejects.toThrow(TRAINED.path)
    await expect(loadTrained(async () => (await bytes()).fill(255))).rejects.toThrow(TRAINED.path)
  })
})

describe('language model of numerals', () => {
  it('sees what it should say without the mask, and only then', () => {
    const y = drawSentences(1, new Random(1, 'test'))
    const other = [y[0]!.with(2, (y[0]![2]! + 1) % END)]
    const logits = (causal: boolean, sentences: typeof y) => {
      const model = new NumeralLanguageModel(causal, 1)
      const pass = model.forward(sentences)
      // Places 1 … 3: the symbol that differs stands at the fourth.
      const values = [...pass.logits.dataSync().subarray(0, 3 * (END + 1))]
      tf.dispose(pass.logits)
      model.dispose()
      return values
    }
    expect(logits(true, y)).toEqual(logits(true, other))
    expect(logits(false, y)).not.toEqual(logits(false, other))
  })
  it('knows a numeral', () => {
    expect(isNumeral([...numeralTokens(571), END, 3])).toBe(true)
    expect(isNumeral([END, 3])).toBe(false)
    expect(isNumeral([...numeralTokens(40), ...numeralTokens(40)])).toBe(false)
  })
})
