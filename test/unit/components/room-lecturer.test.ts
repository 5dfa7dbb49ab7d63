// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import RoomLecturer from '../../../components/room/RoomLecturer.vue'
import { strings } from '../../../components/room/room-strings'
import moco from '../../../demos/moco/demo'
import mocoStrings from '../../../demos/moco/strings'
import { fill } from '../../../demos/core/text'
import type { Activity } from '../../../demos/runtime/room/activity'
import { digitsOf } from '../../../demos/runtime/room/admission'
import { speakerNotes } from '../../../demos/runtime/room/speaker-notes'
import type { Answer, AnswerContent } from '../../../demos/runtime/room/answers'

const told: Activity[] = []
const projected = vi.fn()
const leadLink = ref<string>()
const requests = ref<string[]>([])
const admit = vi.fn()
let answered: (answer: Answer) => void
vi.mock('@slidev/client', () => ({
  configs: { htmlAttrs: { lang: 'en' } },
  useNav: () => ({ currentSlideNo: ref(1), slides: ref([]) }),
}))
vi.mock('../../../demos/runtime/room/useRoomLecturer', () => ({
  useRoomLecturer: (given: typeof answered) => {
    answered = given
    return {
      state: ref('connected'),
      link: ref('https://deck.example/#/1?room=x'),
      devices: shallowRef(new Set(['a', 'b'])),
      refused: ref(0),
      clicker: { isPaired: ref(false), clickerLink: ref() },
      handover: { leadLink, requests, admit },
      followed: ref(),
      ask: (activity: Activity) => told.push(activity),
    }
  },
}))
vi.mock('../../../demos/runtime/room/useRoomStage', () => ({ useRoomProjector: () => projected }))
vi.mock('../../../demos/runtime/useLiveDemo', () => ({
  demoInView: () => ({ definition: moco, params: ref({}), seed: ref(3), strings: shallowRef(mocoStrings.en) }),
}))

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  told.length = 0
})
const texts = strings.en
const answer = (device: string, content: AnswerContent): void => answered({ device, content } as Answer)
async function panel() {
  const view = mount(RoomLecturer)
  await view.get('.handle').trigger('click')
  const button = (name: string) => view.findAll('button').find((each) => each.text() === name)!
  const press = async (name: string): Promise<void> => {
    await button(name).trigger('click')
    await vi.dynamicImportSettled()
    await flushPromises()
  }
  return { view, button, press }
}

it('asks for a prediction, and tells devices and projector of the answers once they are revealed', async () => {
  const { view, button, press } = await panel()
  await press(texts.predict.ask)
  const ask = told.at(-1)!.poll!.id
  answer('a', { kind: 'prediction', ask, value: 0.9 })
  vi.advanceTimersByTime(900)
  // comes after the last picture and before devices are told
  answer('b', { kind: 'prediction', ask, value: 0.1 })
  vi.advanceTimersByTime(100)
  expect(told.at(-1)!.poll).toMatchObject({ count: 2, bins: undefined })
  await press(texts.predict.show)
  const { poll } = told.at(-1)!
  expect(poll!.bins!.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(projected).toHaveBeenLastCalledWith({ kind: 'poll', poll }, expect.anything(), expect.anything())
  expect(view.text()).toContain('Answers: 2')
  await press(texts.fromRoom)
  expect(projected.mock.lastCall![0]).toBeUndefined()
  expect(button(texts.toRoom).attributes('aria-pressed')).toBe('false')
})

it('has the demo in view trained, and names what is measured and what varies as the demo does', async () => {
  const { view, press } = await panel()
  const details = view.findAll('details').find((each) => each.text().includes(texts.train.name))!
  ;(details.element as HTMLDetailsElement).open = true
  await details.trigger('toggle')
  const [vary] = details.findAll('select')
  await vary!.setValue('temperature')
  const steps = details.find<HTMLInputElement>('[role=spinbutton]')
  for (const typed of ['50,4', 'many']) {
    steps.element.value = typed
    await steps.trigger('change')
  }
  await press(texts.train.start)
  const { experiment } = told.at(-1)!
  expect(experiment).toMatchObject({ demo: 'moco', metric: 'loss', vary: 'temperature', seed: 3, steps: 50 })
  answer('a', { kind: 'run', ask: experiment!.id, setting: experiment!.values[0]!, steps: 10, curve: [[10, 2]] })
  vi.advanceTimersByTime(1000)
  await flushPromises()
  expect(told.at(-1)!.experiment!.summary).toMatchObject({ count: 1, mean: 2 })
  expect(projected.mock.lastCall![0]).toMatchObject({ kind: 'class', demo: 'moco', runs: [{ steps: 10 }] })
  expect(details.text()).toContain(mocoStrings.en.params.temperature!.label)
  expect(details.text()).toContain(mocoStrings.en.metrics.loss)
})

it('shows the questions that the lecturer picks, those with most votes first', async () => {
  const { view, press } = await panel()
  await press(texts.questions.open)
  const ask = told.at(-1)!.questions!.id
  answer('a', { kind: 'question', ask, text: 'Why a queue?' })
  answer('b', { kind: 'question', ask, text: 'Why momentum?' })
  await flushPromises()
  await press(texts.questions.show)
  const [shown] = told.at(-1)!.questions!.shown
  expect(shown).toMatchObject({ text: 'Why a queue?', votes: 0 })
  answer('b', { kind: 'vote', ask, question: shown!.id, up: true })
  vi.advanceTimersByTime(1000)
  expect(told.at(-1)!.questions!.shown).toEqual([{ ...shown, votes: 1 }])
  expect(view.findAll('li').map((each) => each.get('span').text())).toEqual(['Why a queue?', 'Why momentum?'])
})

it('admits the device that asks for the lead, after its digits were compared', async () => {
  leadLink.value = 'https://deck.example/?room=x#lead=y.z'
  const { view, press } = await panel()
  requests.value = ['A'.repeat(43)]
  await flushPromises()
  expect(view.text()).toContain(fill(texts.handover.asks, { digits: digitsOf('A'.repeat(43)) }))
  await press(texts.handover.admit)
  expect(admit).toHaveBeenCalledExactlyOnceWith('A'.repeat(43))
})

it('tells the clicker what the speaker’s part of the notes says, and not what readers get', () => {
  const html = '<p><strong>2 min.</strong> Say &lt;this&gt;.</p>\n<p>Click.</p><p>---explanation---</p><p>Read.</p>'
  expect(speakerNotes(html)).toBe('2 min. Say <this>.\n\nClick.')
  expect(speakerNotes('')).toBe('')
})
