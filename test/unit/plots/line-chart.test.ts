// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import LineChart from '../../../demos/plots/LineChart.vue'
import Meter from '../../../demos/plots/Meter.vue'

const chart = (values: number[], more: object = {}) =>
  mount(LineChart, {
    props: {
      steps: values.map((_, i) => i * 10),
      series: [{ label: 'loss', colour: 'var(--cost)', values, ...more }],
      label: 'the loss',
      lang: 'fr' as const,
    },
  })

describe('LineChart', () => {
  it('draws one stroke for a whole curve and writes its last value at its end', () => {
    const wrapper = chart([3, 2, 1])
    expect(wrapper.find('.curve').attributes('d')!.match(/M/g)).toHaveLength(1)
    expect(wrapper.attributes('aria-label')).toBe('the loss')
    expect(wrapper.text()).toContain('loss 1,00')
  })

  it('breaks at NaN, shows lone points, and joins over NaN when asked', () => {
    const broken = chart([3, 2, NaN, 1, NaN, 4, 5])
    expect(broken.find('.curve').attributes('d')!.match(/M/g)).toHaveLength(2)
    expect(broken.findAll('.dot')).toHaveLength(2)
    const joined = chart([3, NaN, 1], { join: true })
    expect(joined.find('.curve').attributes('d')!.match(/M/g)).toHaveLength(1)
  })

  it('tells what is small by its power of ten, on a logarithmic axis only', () => {
    const wrapper = mount(LineChart, {
      props: {
        steps: [0, 1],
        series: [{ label: '', colour: 'var(--ink)', values: [0.2, 3e-5] }],
        label: 'the gradient',
        lang: 'fr',
        log: true,
      },
    })
    expect(wrapper.text()).toContain('3 · 10⁻⁵')
    const ticks = wrapper.findAll('.grid .end').map((tick) => tick.text())
    expect(ticks).toEqual(['1 · 10⁻⁴', '0,001', '0,01', '0,1'])
    expect(chart([0.2, 3e-5]).text()).toContain('loss 0,00')
  })

  it('names its curves at their ends, or none of them where that takes more height than it has', () => {
    const named = (n: number) => {
      const series = Array.from({ length: n }, (_, i) => ({ label: `curve ${i}`, colour: '', values: [0, 1] }))
      return mount(LineChart, { props: { steps: [0, 1], series, label: '', lang: 'en', height: 88 } }).text()
    }
    expect(named(6).match(/curve \d/g)).toHaveLength(6)
    expect(named(7)).not.toContain('curve')
  })

  it('names the steps where names are given', () => {
    const ticks = chart([3, 2, 1], {}).findAll('.middle').length
    const wrapper = mount(LineChart, {
      props: { steps: [0, 1], names: ['first', 'second'], series: [], label: 'layers', lang: 'en' },
    })
    expect(wrapper.findAll('.middle').map((tick) => tick.text())).toEqual(['first', 'second'])
    expect(ticks).toBeGreaterThan(1)
  })

  it('has no half step', () => {
    expect(
      chart([3])
        .findAll('.middle')
        .map((tick) => tick.text()),
    ).toEqual(['0', '1'])
  })

  it('holds with one point, no point and nothing but NaN', () => {
    expect(chart([2]).findAll('.dot')).toHaveLength(2)
    for (const values of [[], [NaN, NaN]]) {
      const wrapper = chart(values)
      expect(wrapper.find('.curve').attributes('d')).toBe('')
      expect(wrapper.html()).not.toContain('NaN')
    }
  })
})

describe('Meter', () => {
  it('says its value and what it is compared with, leaving out what was not measured', () => {
    const references = [
      { label: 'untrained', value: 0.59 },
      { label: 'raw pixels', value: NaN },
    ]
    const wrapper = mount(Meter, { props: { value: 0.8, label: 'k-NN', lang: 'en', references, width: 200 } })
    expect(wrapper.attributes('aria-label')).toBe('k-NN: 0.80; untrained 0.59')
    expect(wrapper.findAll('rect')[1]!.attributes('width')).toBe('160')
    expect(wrapper.findAll('line')).toHaveLength(1)
  })
})
