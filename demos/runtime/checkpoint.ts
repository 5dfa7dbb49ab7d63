import * as v from 'valibot'
import { arraysSchema } from './array-encoding'
import { countSchema } from './validation'

export const checkpointSchema = v.object({
  build: v.pipe(
    v.string(),
    v.transform((name) => name.slice(0, 64)),
  ),
  step: countSchema,
  state: arraysSchema,
})
/** A point that a run can go on from, and the build that made it: another build may train another network. */
export type Checkpoint = Readonly<v.InferOutput<typeof checkpointSchema>>

/** Whether this build made a checkpoint. */
export const isOfThisBuild = ({ build }: Checkpoint): boolean => build === __BUILD__
