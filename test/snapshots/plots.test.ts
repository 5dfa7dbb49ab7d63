// @vitest-environment happy-dom
/** Each plot with examples of what it is given: a change is seen in review. `npm run test:unit -- test/snapshots -u`. */
import { readdir } from 'node:fs/promises'
import { mount } from '@vue/test-utils'
import { h, type Component, type VNode } from 'vue'
import { expect, it } from 'vitest'
import { noteCanvases } from './canvas'
import { examples } from './examples'
import { picture } from './picture'
import { useLightTheme } from './theme'

noteCanvases()
useLightTheme()
const plots = import.meta.glob<Component>('../../demos/plots/*.vue', { import: 'default' })
const names = Object.keys(plots).map((path) => path.replace(/.*\/|\.vue/g, ''))

it('each plot has examples, and no snapshot is of one that is gone', async () => {
  expect(Object.keys(examples).sort()).toEqual([...names].sort())
  const wanted = names.map((name) => `${name}.html`)
  expect((await readdir('test/snapshots/plots')).filter((name) => !wanted.includes(name))).toEqual([])
})

it.each(names)('%s', async (name) => {
  const plot = await plots[`../../demos/plots/${name}.vue`]!()
  const parts = Object.entries(examples[name]!).map(([title, { slots, ...props }]) => {
    const wrapper = mount(() => h('figure', [h(plot, props, slots as Record<string, () => VNode>)]))
    const drawn = `<!-- ${title} -->\n${picture(wrapper.element)}`
    wrapper.unmount()
    return drawn
  })
  expect(parts.join('')).not.toMatch(/NaN|undefined|\[object/)
  await expect(parts.join('\n')).toMatchFileSnapshot(`plots/${name}.html`)
})
