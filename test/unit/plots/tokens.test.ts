// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import Heatmap from '../../../demos/plots/Heatmap.vue'

it('what is drawn in numbers follows the theme', async () => {
  const root = document.documentElement
  root.style.setProperty('--surface', '#ffffff')
  const wrapper = mount(Heatmap, { props: { rows: 1, columns: 1, values: [0], domain: [0, 1], label: 'one' } })
  const fill = (): string => wrapper.find<SVGElement>('.cell').element.style.fill
  expect(fill()).toBe('rgb(255 255 255)')
  root.style.setProperty('--surface', '#000000')
  root.classList.add('dark')
  await new Promise((resolve) => setTimeout(resolve))
  await wrapper.vm.$nextTick()
  expect(fill()).toBe('rgb(0 0 0)')
})
