// @vitest-environment happy-dom
/** What a visitor does in a demo's frame: buttons, the timeline, messages, keys and fingers. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import Demo from '../../../components/Demo.vue'
import type { DemoHandle } from '../../../demos/runtime/demo-handle'
import { fakeHandle, type FakeOptions } from './fake'

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

describe('transport', () => {
  it('passes every button on', async () => {
    const fake = frame()
    for (const name of [
      'Play',
      'One step',
      'Start again from the same starting point',
      'Start again with other random numbers',
    ])
      await button(name).trigger('click')
    fake.status.value = 'running'
    await nextTick()
    await button('Pause').trigger('click')
    expect(fake.calls).toEqual([['play'], ['stepOnce'], ['reset'], ['reseed'], ['pause']])
  })
  it('offers to follow only when detached', async () => {
    const fake = frame()
    expect(button('Follow')).toBeUndefined()
    fake.detached.value = true
    await nextTick()
    await button('Follow').trigger('click')
    expect(fake.calls).toEqual([['follow']])
  })
  it('copies the link, or shows it where the clipboard refuses', async () => {
    frame()
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce()
    await button('Copy link').trigger('click')
    expect(write).toHaveBeenCalledWith('https://example.org/#/3?demo=fake')
    expect(button('Link copied')).toBeDefined()
    write.mockRejectedValueOnce(new Error('denied'))
    await button('Link copied').trigger('click')
    await vi.advanceTimersByTimeAsync(10)
    expect((wrapper.find('.demo-playback input').element as HTMLInputElement).value).toContain('demo=fake')
  })
  it('of a demo that does not train has neither play nor timeline, but its original values', async () => {
    const fake = frame({ steps: 0 })
    expect(button('Play')).toBeUndefined()
    expect(wrapper.find('.demo-timeline').exists()).toBe(false)
    await button('Original values').trigger('click')
    expect(fake.calls).toEqual([['setOrigin']])
  })
})

describe('timeline', () => {
  it.each([
    ['fr', 'pas 120 sur 300'],
    ['en', 'step 120 of 300'],
  ] as const)('says where it is in %s', async (lang, text) => {
    const fake = frame({ lang })
    fake.keySteps.value = [0, 40, 120, 300]
    fake.step.value = 120
    await nextTick()
    const slider = wrapper.find('.demo-timeline input')
    expect(slider.attributes('aria-valuetext')).toBe(text)
    expect((slider.element as HTMLInputElement).value).toBe('2')
  })
  it('reaches every key frame exactly', async () => {
    const fake = frame()
    const keys = [0, 1, 2, 7, 111, 300]
    fake.keySteps.value = keys
    await nextTick()
    for (const i of keys.keys()) await wrapper.find('.demo-timeline input').setValue(i)
    expect(fake.calls).toEqual(keys.map((key) => ['scrub', key]))
  })
})

describe('messages', () => {
  it('show text, run their action and can be dismissed', async () => {
    const fake = frame()
    const run = vi.fn()
    fake.messages.value = [{ id: 'm', level: 'error', text: 'It broke.', action: { label: 'Mend', run } }]
    await nextTick()
    expect(wrapper.find('[role="alert"]').text()).toBe('It broke.')
    await button('Mend').trigger('click')
    expect(run).toHaveBeenCalledOnce()
    await button('Close this message').trigger('click')
    expect(fake.calls).toEqual([['dismiss', 'm']])
  })
  it('a view that throws says so, and is drawn again on retry', async () => {
    let broken = true
    const view = defineComponent({
      setup: () => () => {
        if (broken) throw new Error('no such colour')
        return h('p', 'drawn')
      },
    })
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    frame({ view })
    await vi.advanceTimersByTimeAsync(100)
    expect(wrapper.find('[role="alert"]').text()).toBe('The picture could not be drawn: no such colour')
    expect(wrapper.find('.demo-view-ready').exists()).toBe(false)
    broken = false
    await button('Try again').trigger('click')
    await vi.advanceTimersByTimeAsync(100)
    expect(wrapper.find('.demo-view-ready').text()).toBe('drawn')
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
  })
})

it('arrow keys in a list stay there, and others reach the deck', async () => {
  frame()
  await nextTick()
  const heard = vi.fn()
  window.addEventListener('keydown', heard)
  await wrapper.find('select').trigger('keydown', { key: 'ArrowRight' })
  expect(heard).not.toHaveBeenCalled()
  await wrapper.find('.picture').trigger('keydown', { key: 'ArrowRight' })
  expect(heard).toHaveBeenCalledOnce()
  window.removeEventListener('keydown', heard)
})

it('a touch of a control does not reach the deck, which swipes', async () => {
  frame()
  const heard = vi.fn()
  document.body.addEventListener('pointerdown', heard)
  await wrapper.find('.demo-timeline input').trigger('pointerdown')
  document.body.removeEventListener('pointerdown', heard)
  expect(heard).not.toHaveBeenCalled()
})
