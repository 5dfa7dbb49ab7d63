/** Demos that have a long run besides the one of a lecture have one parameter more, which says which it is. */
import type { ChoiceSpec, DemoDefinition, Params } from './contract'

export const LENGTH = 'length'
const spec: ChoiceSpec = { type: 'choice', options: ['short', 'long'], default: 'short', inView: true }

/** A demo with a long run, and the parameter that tells its runs apart. */
export function withLength(definition: DemoDefinition): DemoDefinition {
  return definition.longRun ? { ...definition, schema: { ...definition.schema, [LENGTH]: spec } } : definition
}

/** Whether parameters are those of a long run. */
export const isLong = (params: Params): boolean => params[LENGTH] === 'long'

/** Step at which a run of these parameters ends. */
export const stepsOf = ({ longRun, steps }: DemoDefinition, params: Params): number =>
  longRun && isLong(params) ? longRun.steps : steps
