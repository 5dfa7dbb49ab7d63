import { encodeCurves, encodeSnapshot } from './codec'
import type { DemoDefinition, PosterFile, PosterRun, SessionContext, SessionModule, Snapshot } from './contract'
import { History } from './history'
import { parseParams } from './params'
import { isEvaluated } from './protocol'

/** Computes a poster: a run that the demo's definition names, evaluated at the same steps as a live one. */
export async function makePoster(
  definition: DemoDefinition,
  module: SessionModule,
  context: Omit<SessionContext, 'steps'>,
  poster: PosterRun,
): Promise<PosterFile> {
  const params = parseParams(definition.schema, poster.params).value
  const session = await module.create(params, poster.seed, { ...context, steps: definition.steps })
  try {
    const history = new History()
    const keep = async (step: number): Promise<Snapshot> => {
      const snapshot = await session.snapshot(isEvaluated(step) || step === poster.step)
      history.push({ ...snapshot, arrays: {} })
      return snapshot
    }
    let last = await keep(0)
    for (let step = 1; step <= poster.step; step++) {
      await session.step?.()
      last = await keep(step)
    }
    const snapshot = encodeSnapshot({ ...last, arrays: { ...session.fixed, ...last.arrays } })
    return { params, seed: poster.seed, snapshot, curves: encodeCurves(history.curves()) }
  } finally {
    session.dispose()
  }
}
