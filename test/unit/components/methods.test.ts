// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import DemoMethods from '../../../components/demo/DemoMethods.vue'
import { diagramStrings } from '../../../components/method-diagram/strings'
import { asPublished } from '../../../demos/core/ssl/diagrams'
import { defaultParams } from '../../../demos/runtime/params'
import { findDemo } from '../../../demos/runtime/registry'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'en' } } }))

const texts = diagramStrings.en
const show = (names: Parameters<typeof asPublished>[0], still = false) =>
  mount(DemoMethods, { props: { methods: asPublished(names), lang: 'en', still } })
const methodsOf = (id: string, changes: Record<string, unknown> = {}) => {
  const demo = findDemo(id)!
  return demo.methods!({ ...defaultParams(demo.schema), ...changes } as never)
}

describe('the small diagram of a demo', () => {
  it('is named, has no words, and opens into one that explains its parts', async () => {
    const wrapper = show(['moco'])
    expect(wrapper.get('summary').attributes('aria-label')).toContain('MoCo')
    expect(wrapper.find('.method-diagram').exists()).toBe(false)
    const details = wrapper.get('details')
    ;(details.element as HTMLDetailsElement).open = true
    await details.trigger('toggle')
    expect(wrapper.get('.method-diagram').text()).toContain(texts.hint)
    expect(wrapper.findAll('button')).toHaveLength(0)
  })

  it('shows several methods one at a time, round and round', async () => {
    const wrapper = show(['simclr', 'byol', 'barlow'])
    const name = () => wrapper.get('[aria-live]').text()
    const [before, after] = wrapper.findAll('button')
    await before!.trigger('click')
    expect(name()).toBe('Barlow Twins')
    await after!.trigger('click')
    await after!.trigger('click')
    expect(name()).toBe('BYOL')
    await wrapper.setProps({ methods: asPublished(['simclr']) })
    expect(name()).toBe('SimCLR')
  })

  it('is a named picture in print', () => {
    const wrapper = show(['simclr', 'byol'], true)
    expect(wrapper.findAll('button, summary')).toHaveLength(0)
    expect(wrapper.get('svg').attributes('aria-label')).toContain('SimCLR')
  })
})

describe('the methods of a demo', () => {
  it('follow its switches', () => {
    const [byol] = methodsOf('distillation')
    expect(byol).toMatchObject({ name: 'byol', diagram: { predictor: true, second: 'momentum' } })
    const [combination] = methodsOf('distillation', { predictor: false })
    expect(combination).toMatchObject({ diagram: { predictor: false, stopGradient: true, guard: [] } })
    expect(combination).not.toHaveProperty('name')
    expect(methodsOf('moco', { memory: 'bank' })[0]!.diagram.memory).toBe('bank')
    expect(methodsOf('moco', { momentum: '0' })[0]!.diagram.second).toBe('shared')
    expect(methodsOf('swav', { equipartition: false })[0]!.diagram.guard).toEqual([])
    expect(methodsOf('barlow', { redundancy: '0' })[0]!.diagram.guard).toEqual([])
    expect(methodsOf('collapse', { remedy: 'negatives' })[0]!.name).toBe('simclr')
    expect(methodsOf('arena').map(({ name }) => name)).toEqual(['similarity', 'simclr', 'byol', 'barlow'])
  })

  it('are drawn for each demo that trains a method of self-supervised learning', () => {
    for (const id of ['collapse', 'pirl', 'simclr', 'simclr-sweep', 'moco', 'swav', 'crops', 'avid-cma', 'ablations'])
      expect(methodsOf(id).length, id).toBeGreaterThan(0)
  })
})
