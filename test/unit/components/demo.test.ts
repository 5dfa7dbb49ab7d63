// @vitest-environment happy-dom
/** What a demo's frame shows and says. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import Demo from '../../../components/Demo.vue'
import type { DemoStatus } from '../../../demos/runtime/contract'
import type { DemoHandle } from '../../../demos/runtime/demo-handle'
import { fakeHandle, strings, type FakeOptions } from './fake'

const given = vi.hoisted(() => ({ handle: undefined as DemoHandle | undefined }))
vi.mock('../../../demos/runtime/useDemo', () => ({ useDemo: () => given.handle }))
vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'en' } } }))

let wrapper: VueWrapper
function frame(options?: FakeOptions) {
  const fake = fakeHandle(options)
  given.handle = fake.handle
  wrapper = mount(Demo, { props: { id: 'fake' }, attachTo: document.body })
  return fake
}
const button = (name: string) =>
  wrapper.findAll('button').find((b) => b.text() === name || b.attributes('aria-label') === name)!

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  wrapper.unmount()
  vi.useRealTimers()
})

describe('root', () => {
  it.each(['loading', 'ready', 'running', 'paused', 'following', 'replay', 'error'] as DemoStatus[])(
    'says %s',
    async (status) => {
      const fake = frame()
      fake.status.value = status
      fake.step.value = 120
      fake.backend.value = 'wasm'
      await nextTick()
      const root = wrapper.find('section')
      expect(root.attributes()).toMatchObject({
        'data-demo': 'fake',
        'data-status': status,
        'data-step': '120',
        'data-backend': 'wasm',
        'aria-label': 'A demo',
      })
    },
  )
  it('has no backend before one serves', () => {
    frame()
    expect(wrapper.find('section').attributes()).not.toHaveProperty('data-backend')
  })
  it('names what the export waits for only once the view is drawn', async () => {
    frame()
    const waited = wrapper.find('section').attributes('data-waitfor')!
    expect(wrapper.find(waited).exists()).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(wrapper.find(waited).text()).toBe('at 0')
  })
})

describe('a picture that cannot be drawn', () => {
  it('leaves one message, and the next picture is drawn', async () => {
    const view = defineComponent({
      props: ['snapshot'],
      setup: (props) => () => {
        if (props.snapshot.step === 7) throw new Error('no such row')
        return h('p', `step ${props.snapshot.step}`)
      },
    })
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const fake = frame({ view })
    for (const step of [7, 8]) {
      fake.step.value = step
      await vi.advanceTimersByTimeAsync(1200)
    }
    expect(wrapper.find('.demo-view-ready').text()).toBe('step 8')
    expect(wrapper.findAll('[role="alert"]').map((alert) => alert.text())).toEqual([
      'The picture could not be drawn: no such row',
    ])
  })
})

describe('said to those who do not see', () => {
  it('a run is said when it starts and when it has come to rest; in between its figures can be read', async () => {
    const fake = frame()
    const [figures, live] = wrapper.findAll('.demo-live')
    expect(live!.attributes('role')).toBe('status')
    const heard: string[] = []
    const step = async (i: number): Promise<void> => {
      fake.step.value = i
      await vi.advanceTimersByTimeAsync(100)
      if (live!.text() && live!.text() !== heard.at(-1)) heard.push(live!.text())
    }
    fake.status.value = 'running'
    for (let i = 1; i <= 200; i++) await step(i)
    expect(figures!.text()).toBe('running, step 200, Loss 201')
    fake.status.value = 'paused'
    for (let i = 0; i < 100; i++) await step(200)
    expect(heard).toEqual(['running, step 1, Loss 2', 'paused, step 200, Loss 201'])
    expect(live!.text()).toBe('')
  })
  it('what the visitor does is said once, however often it changes on the way', async () => {
    const fake = frame()
    const live = wrapper.findAll('.demo-live')[1]!
    for (let i = 1; i <= 20; i++) {
      fake.step.value = i
      await vi.advanceTimersByTimeAsync(100)
      expect(live.text()).toBe('')
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(live.text()).toBe('ready, step 20, Loss 21')
  })
  it('the figures are read with the main button', () => {
    frame()
    const figures = wrapper.find('.demo-live')
    expect(button('Play').attributes('aria-describedby')).toBe(figures.attributes('id'))
  })
})

describe('badge', () => {
  it('tells live from recorded in words', async () => {
    const fake = frame()
    const badge = wrapper.find('.demo-badge')
    fake.status.value = 'running'
    fake.backend.value = 'webgl'
    fake.stepMs.value = 12.34
    await nextTick()
    expect(badge.findAll('span').map((s) => s.text())).toEqual([
      'running',
      'step 0',
      'computed by webgl',
      '12.3 ms per step',
    ])
    fake.wrongBackends.value = ['cpu']
    await nextTick()
    expect(badge.text()).toContain('cpu is wrong on this machine')
    fake.status.value = 'loading'
    fake.isPoster.value = true
    await nextTick()
    expect(badge.text()).toContain('Recorded picture')
  })
})

describe('a recording', () => {
  it('of the end is not shown while a run is prepared, and is where none can be', async () => {
    const fake = frame()
    fake.isPoster.value = true
    fake.status.value = 'loading'
    await nextTick()
    expect(wrapper.find('.demo-view').exists()).toBe(false)
    fake.status.value = 'error'
    await nextTick()
    expect(wrapper.find('.demo-view').exists()).toBe(true)
  })
})

describe('question and notice', () => {
  it('the notice appears once a quarter of the run is done, never on the poster', async () => {
    const fake = frame()
    expect(wrapper.text()).toContain('What happens?')
    expect(wrapper.text()).not.toContain('It settled.')
    fake.keySteps.value = [0, 75]
    fake.isPoster.value = true
    await nextTick()
    expect(wrapper.text()).not.toContain('It settled.')
    fake.isPoster.value = false
    await nextTick()
    expect(wrapper.text()).toContain('It settled.')
    await button('What to notice').trigger('click')
    expect(wrapper.text()).toContain('What happens?')
  })

  it('fit the visitor’s own images while those are shown', async () => {
    const { handle, params } = fakeHandle()
    const images = { type: 'choice', options: ['digits', 'own'], default: 'digits', images: true } as const
    const named = { images: { label: 'Images', options: { digits: 'digits', own: 'yours' } } }
    given.handle = {
      ...handle,
      definition: { ...handle.definition!, schema: { images } },
      strings: shallowRef({ ...strings, params: named, own: { notice: 'Yours settled.' } }),
    }
    params.value = { images: 'digits' }
    wrapper = mount(Demo, { props: { id: 'fake' }, attachTo: document.body })
    await button('What to notice').trigger('click')
    expect(wrapper.text()).toContain('It settled.')
    params.value = { images: 'own' }
    await nextTick()
    expect(wrapper.text()).toContain('Yours settled.')
    await button('What to notice').trigger('click')
    expect(wrapper.text()).toContain('What happens?')
  })
})

it('in print there is no control, and beside the picture is said what to notice and where it comes from', () => {
  frame({ still: true })
  expect(wrapper.findAll('button, input, select, summary')).toHaveLength(0)
  expect(wrapper.find('.demo-poster-caption :not(.notice)').text()).toBe(
    'Recorded picture, computed in advance by the project’s script · step 0 · seed 7 · ' +
      'Rate 0.01 · Batch 64 images · Set A · Method one · Mask no · Sentence pizza',
  )
  expect(wrapper.text()).toContain('What happens?')
  expect(wrapper.find('.notice').text()).toBe('It settled.')
})
