// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import demo from '../../../demos/avid-cma/demo'
import type { AvidParams } from '../../../demos/avid-cma/schema'
import all from '../../../demos/avid-cma/strings'
import View from '../../../demos/avid-cma/View.vue'
import type { Lang } from '../../../demos/core/text'
import { readPoster } from '../../../demos/runtime/demo-assets'

const poster = readPoster(demo, (await demo.load.poster()).default)!
function show(changes: Partial<AvidParams> = {}, { lang = 'en' as Lang, still = false } = {}) {
  const params = { ...(poster.params as AvidParams), ...changes }
  return mount(View, {
    props: { params, snapshot: poster.snapshot, curves: poster.curves, strings: all[lang], lang, still },
  })
}
/** Pairs and share of right ones of a criterion. */
const row = (view: ReturnType<typeof show>, by: string): number[] =>
  view.findAll(`tr.${by} td`).map((cell) => Number(cell.text()))

const started = vi.fn()
class Context {
  destination = {}
  createBuffer = (_: number, length: number) => ({ getChannelData: () => new Float32Array(length) })
  createBufferSource = () => ({ connect: () => undefined, start: started, buffer: undefined })
  close = async () => undefined
}
vi.stubGlobal('AudioContext', Context)
afterEach(() => started.mockClear())

describe('AVID and CMA demo', () => {
  it('shows that AND is right far more often than either sense, in the poster', () => {
    const { video, audio, consensus, union } = poster.snapshot.metrics
    expect(consensus! - Math.max(video!, audio!, union!)).toBeGreaterThan(0.2)
  })
  it('counts the pairs above both thresholds', () => {
    const [loose, strict] = [show({ tv: 0, ta: 0 }), show({ tv: 0.6, ta: 0.6 })]
    expect(row(loose, 'consensus')[0]).toBeGreaterThan(row(strict, 'consensus')[0]!)
    expect(row(loose, 'consensus')[1]).toBeLessThan(row(strict, 'consensus')[1]!)
    const [video, audio] = [row(strict, 'video')[0]!, row(strict, 'audio')[0]!]
    expect(row(strict, 'union')[0]).toBe(video + audio - row(strict, 'consensus')[0]!)
    expect(show({ tv: 1, ta: 1 }).text()).toContain('–')
  })
  it('moves its thresholds by the arrow keys, and goes from clip to clip', async () => {
    const view = show({ tv: 1, ta: 0.5 })
    const [clips, ta, tv] = view.findAll('[role=slider]')
    await ta!.trigger('keydown', { key: 'ArrowRight' })
    await tv!.trigger('keydown', { key: 'ArrowUp' })
    await clips!.trigger('keydown', { key: 'ArrowRight' })
    const [first, second, third] = view.emitted('set') as [string, number][]
    expect([first, second]).toEqual([
      ['ta', 0.52],
      ['tv', 1],
    ])
    expect(third![0]).toBe('other')
  })
  it('sounds only when a clip is played and not muted, and says in words what is heard', async () => {
    const play = all.en.view.play
    const button = (view: ReturnType<typeof show>) => view.findAll('.clip button')[0]!
    const view = show()
    expect(started).not.toHaveBeenCalled()
    expect(view.get('.clip p').text()).toMatch(/^The shape (jumps|slides|turns); the sound (rises|falls|beats)\.$/)
    await button(view).trigger('click')
    expect(started).toHaveBeenCalledOnce()
    await view.setProps({ snapshot: { ...poster.snapshot, arrays: { ...poster.snapshot.arrays } } })
    expect(button(view).text()).not.toBe(play)
    const muted = show({ mute: true })
    await button(muted).trigger('click')
    expect(started).toHaveBeenCalledOnce()
    await button(muted).trigger('click')
    expect(button(muted).text()).toBe(play)
    view.unmount()
    muted.unmount()
  })
  it('has nothing to press when it is printed', () => {
    expect(show({}, { still: true }).findAll('button, [tabindex]')).toEqual([])
  })
})
