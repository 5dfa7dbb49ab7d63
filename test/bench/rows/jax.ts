import { ms, ratio, type Figure } from '../figure.ts'
import { quantile } from '../statistics.ts'
import type { Stage } from '../stage.ts'

const [BATCH, ROUNDS, STEPS] = [128, 4, 25]

/**
 * A step on wasm, ours with the views of its batch and jax-js on a batch that is there, each on one thread, in turn: fast
 * quarters.
 */
export async function jax(stage: Stage): Promise<Figure[]> {
  const times = { ours: [] as number[], jax: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const given = [STEPS, BATCH] as const
    const demo = await stage.functions((page) => page.evaluate((given) => window.bench.demo('wasm', ...given), given))
    times.ours.push(...demo.times)
    times.jax.push(...(await stage.functions((page) => page.evaluate((given) => window.bench.jax(...given), given))))
  }
  const [ours, other] = [quantile(times.ours, 0.25), quantile(times.jax, 0.25)]
  return [
    {
      figure: `step, ours / jax-js without augmentation, wasm, one thread, batch ${BATCH}`,
      measured: `${ms(ours)} / ${ms(other)} = ${ratio(ours / other)}`,
      aim: '<= 0.4',
      met: ours / other <= 0.4,
      values: { ours, other, times },
    },
  ]
}
