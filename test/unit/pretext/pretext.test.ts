// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadDataset } from '../../../demos/core/data'
import { createTask, TASK_NAMES, type TaskName } from '../../../demos/core/pretext/tasks'
import { permutationSet } from '../../../demos/core/pretext/permutations'
import { answered, quizState, timedOut } from '../../../demos/pretext/answers'
import { visitorQuestions } from '../../../demos/pretext/visitor-questions'
import { QUESTIONS, schema, SECONDS, type PretextParams } from '../../../demos/pretext/schema'
import all from '../../../demos/pretext/strings'
import View from '../../../demos/pretext/View.vue'
import { defaultParams, parseValue } from '../../../demos/runtime/params'
import { publicBytes } from '../core/data/public-bytes'

const defaults = defaultParams(schema) as PretextParams
const PLAIN = { touching: false, aberration: false }
async function deal(game: TaskName, seed = 1, cues = PLAIN) {
  const dataset = await loadDataset('mnist', publicBytes, 1)
  return visitorQuestions(createTask(game, dataset, dataset.test, 16), cues, seed)
}

describe('deals', () => {
  it('offer the right answer among the others, once', async () => {
    for (const game of TASK_NAMES) {
      const { answers, offered } = await deal(game)
      const k = offered!.shape[1]!
      expect(k).toBe(game === 'position' ? 8 : 4)
      for (let i = 0; i < QUESTIONS; i++) {
        const some = [...offered!.data.subarray(i * k, (i + 1) * k)]
        expect(new Set(some).size).toBe(k)
        expect(some).toContain(answers!.data[i])
      }
    }
  })
  it('show something on both patches, touching or not', async () => {
    for (const touching of [false, true]) {
      for (const seed of [1, 2, 3]) {
        const { data, shape } = (await deal('position', seed, { ...PLAIN, touching })).pieces!
        const width = data.length / shape[0]!
        for (let at = 0; at < data.length; at += width) {
          const patch = data.subarray(at, at + width)
          expect(Math.max(...patch) - Math.min(...patch)).toBeGreaterThan(70)
        }
      }
    }
  })
  it('end with pictures of one colour too', async () => {
    const dataset = await loadDataset('mnist', publicBytes, 1)
    const blank = { ...dataset.test, images: new Uint8Array(dataset.test.images.length) }
    const { answers } = visitorQuestions(createTask('position', dataset, blank, 16), PLAIN, 1)
    expect(answers!.data).toHaveLength(QUESTIONS)
  })
  it('are the same for a seed, and known from others by their number', async () => {
    expect(await deal('position', 3)).toEqual(await deal('position', 3))
    expect((await deal('position', 4)).deal).not.toEqual((await deal('position', 3)).deal)
  })
})

describe('answers', () => {
  it('are kept with their time, within the parameter', () => {
    let list = answered(quizState([0, 0], 77), 77, 3, 2.34)
    list = answered(quizState(list, 77), 77, 5, 4.5)
    expect(quizState(list, 77)).toEqual({ answers: [3, 5], seconds: 4.5 })
    list = timedOut(quizState(list, 77), 77, SECONDS)
    expect(quizState(list, 77).answers).toEqual([3, 5, ...Array(QUESTIONS - 2).fill(-1)])
    expect(parseValue(schema.answers, list)).toEqual({ value: list, adjusted: false })
  })
  it('to other questions do not count', () => {
    expect(quizState(answered(quizState([0, 0], 77), 77, 3, 1), 78).answers).toEqual([])
  })
})

describe('view of the pretext demo', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
  afterEach(() => void vi.useRealTimers())
  const metrics = {
    loss: 1,
    chance: 0.125,
    trainedCueAskedCue: 0.8,
    trainedCueAskedPlain: 0.2,
    trainedPlainAskedPlain: 0.3,
    trainedPlainAskedCue: 0.25,
  }
  async function show(changes: Partial<PretextParams> = {}, still = false) {
    const params = { ...defaults, ...changes }
    const arrays = await deal(params.game)
    const curves = { steps: [0, 20], metrics: { trainedCueAskedCue: [0.1, 0.8] } }
    const snapshot = { step: 20, metrics, arrays }
    const view = mount(View, { props: { params, snapshot, curves, strings: all.en, lang: 'en', still } })
    return { view, number: arrays.deal!.data[0]!, labels: arrays.answers!.data }
  }

  it('starts the clock on demand, and writes the answer with its time', async () => {
    const { view, number } = await show()
    const up = view.get('button[aria-label="at the top"]')
    expect(up.attributes('disabled')).toBeDefined()
    await view.get('.play').trigger('click')
    vi.advanceTimersByTime(2000)
    await up.trigger('click')
    expect(view.emitted('set')).toEqual([['answers', [number, 20, 1]]])
  })
  it('ends the game when time is over', async () => {
    const { view, number } = await show()
    await view.get('.play').trigger('click')
    vi.advanceTimersByTime(1000 * SECONDS + 500)
    expect(view.emitted('set')).toEqual([['answers', timedOut({ answers: [], seconds: 0 }, number, SECONDS)]])
  })
  it('asks without a clock for those who want none', async () => {
    const { view, number } = await show({ clock: false })
    expect(view.find('.play, [role="timer"]').exists()).toBe(false)
    await view.get('button[aria-label="top left"]').trigger('click')
    expect(view.emitted('set')).toEqual([['answers', [number, 0, 0]]])
  })
  it('goes through the questions and counts what was right', async () => {
    const { number, labels } = await show()
    const answers = [number, 300, ...[...labels].map((label, i) => (i < 9 ? label : (label + 1) % 8))]
    const { view } = await show({ answers })
    expect(view.text()).toContain('9 right of 12')
    expect(view.get('.meter').attributes('aria-label')).toBe('Your accuracy: 0.75; chance 0.13')
    expect(view.findAll('.marks .good').length).toBe(9)
  })
  it('assembles the tiles by each order offered; the right one puts every tile in its place', async () => {
    const { view, labels, number } = await show({ game: 'jigsaw', clock: false })
    const places = view.findAllComponents({ name: 'ImageGrid' }).map((grid) => grid.props('indices') as number[])
    const offered = places.slice(1)
    const order = permutationSet(16)[labels[0]!]!
    const right = offered.findIndex((indices) => [...order].every((place, piece) => indices[place] === piece))
    expect(right).toBeGreaterThanOrEqual(0)
    await view.findAll('.picture')[right]!.trigger('click')
    expect(view.emitted('set')).toEqual([['answers', [number, 0, labels[0]]]])
    expect(view.text()).toContain('362,880')
  })
  it('prints each game without anything to press', async () => {
    for (const game of TASK_NAMES) {
      const { view } = await show({ game }, true)
      expect(view.findAll('button, [tabindex]')).toEqual([])
      expect(view.html()).not.toMatch(/undefined|NaN|\{\w+\}/)
    }
  })
})
