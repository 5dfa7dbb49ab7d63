import { beforeAll, expect, it } from 'vitest'
import { schema, type CausalMaskParams } from '../../../demos/causal-mask/schema'
import { create } from '../../../demos/causal-mask/session'
import { LEAST_LOSS } from '../../../demos/core/numerals/language-model'
import { defaultParams } from '../../../demos/runtime/params'
import { useWasm } from '../../../scripts/wasm'

beforeAll(useWasm)

it('without the mask the loss falls below what is possible, and few of the numbers said are any', async () => {
  const session = await create(defaultParams(schema) as CausalMaskParams, 1)
  for (let t = 0; t < 120; t++) session.step!()
  const { loss, openLoss, valid, openValid } = (await session.snapshot(true)).metrics
  session.dispose()
  expect(loss).toBeGreaterThan(0.95 * LEAST_LOSS)
  expect(loss).toBeLessThan(1.2 * LEAST_LOSS)
  expect(valid).toBeGreaterThan(0.7)
  expect(openLoss).toBeLessThan(0.2 * LEAST_LOSS)
  expect(openValid).toBeLessThan(0.5 * valid!)
})
