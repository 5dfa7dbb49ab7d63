// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { layoutOf } from '../../../components/method-diagram/layout'
import MethodDiagramPicture from '../../../components/method-diagram/MethodDiagramPicture.vue'
import { DIAGRAMS } from '../../../demos/core/ssl/diagrams'

vi.mock('@slidev/client', () => ({ configs: { htmlAttrs: { lang: 'en' } } }))

it.each(Object.entries(DIAGRAMS))('every part of the diagram of %s is drawn, named and explained', (_, method) => {
  const view = mount(MethodDiagramPicture, { props: { method, title: 'a diagram' } })
  for (const { id } of layoutOf(method).parts) {
    const part = view.get(`.part.${id}`)
    expect(part.findAll('.drawing :is(path, rect, circle, svg)').length, id).toBeGreaterThan(0)
    expect(part.attributes('aria-label')!.length).toBeGreaterThan(10)
  }
  expect(view.html()).not.toMatch(/NaN|undefined/)
})
