// @vitest-environment happy-dom
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { schema, type CausalMaskParams } from '../../../demos/causal-mask/schema'
import { create } from '../../../demos/causal-mask/session'
import all from '../../../demos/causal-mask/strings'
import View from '../../../demos/causal-mask/View.vue'
import { SENTENCE_LENGTH } from '../../../demos/core/numerals/language-model'
import { defaultParams } from '../../../demos/runtime/params'

beforeAll(() => tf.setBackend('cpu'))

it('the mask keeps each place from the next ones; without it they are seen', async () => {
  const params = { ...defaultParams(schema), batchSize: 16 } as CausalMaskParams
  const session = await create(params, 1)
  const snapshot = await session.snapshot(true)
  session.dispose()
  const A = snapshot.arrays.A!.data
  let [masked, open] = [0, 0]
  for (let j = 0; j < SENTENCE_LENGTH; j++)
    for (let i = j + 1; i < SENTENCE_LENGTH; i++) {
      masked += A[j * SENTENCE_LENGTH + i]!
      open += A[(SENTENCE_LENGTH + j) * SENTENCE_LENGTH + i]!
    }
  expect(masked).toBe(0)
  expect(open).toBeGreaterThan(1)
  expect(snapshot.metrics.loss).not.toBe(snapshot.metrics.openLoss)

  const props = { params, snapshot, curves: { steps: [0], metrics: { loss: [3], openLoss: [3] } } }
  const view = mount(View, { props: { ...props, strings: all.en, lang: 'en', still: false } })
  expect(view.findAll('.sentence')).toHaveLength(10)
  expect(view.text()).toContain('Without a mask')
  const counts = view.findAll('.figures strong').map((count) => Number(count.text()))
  expect(counts).toEqual([64 * snapshot.metrics.valid!, 64 * snapshot.metrics.openValid!].map(Math.round))
})
