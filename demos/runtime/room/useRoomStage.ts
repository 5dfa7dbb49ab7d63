import { onScopeDispose, shallowRef } from 'vue'
import * as v from 'valibot'
import { deckStore } from '../deck-store'
import { nameSchema, parsed } from '../validation'
import { pollSchema, questionsSchema } from './activity'
import { classRunSchema } from './kept-results'

const SLOT = 'room stage'
const AGAIN_MS = 2000

const stageSchema = v.variant('kind', [
  v.object({ kind: v.literal('code'), link: v.pipe(v.string(), v.url(), v.maxLength(500)) }),
  v.object({ kind: v.literal('poll'), poll: pollSchema }),
  v.object({
    kind: v.literal('class'),
    demo: nameSchema,
    metric: nameSchema,
    vary: v.optional(nameSchema),
    runs: v.pipe(v.array(classRunSchema), v.maxLength(20_000)),
  }),
  v.object({ kind: v.literal('questions'), shown: questionsSchema.entries.shown }),
])
/** What the room shows over the slide, on the projector. */
export type StageView = v.InferOutput<typeof stageSchema>

/** What is shown, if it is anything that can be. */
export const readStage = (given: unknown): StageView | undefined => parsed(stageSchema, given)

/** What another window of this device has the room show; undefined shows the slide. */
export function useRoomStage() {
  const shown = shallowRef<unknown>()
  const stop = deckStore().listen((slots) => {
    if (SLOT in slots) shown.value = slots[SLOT]
  })
  onScopeDispose(stop)
  return shown
}

/** Tells the windows of this device what to show over the slide; those that open later hear it too. */
export function useRoomProjector() {
  let shown: StageView | undefined
  const tell = (): void => deckStore().write({ [SLOT]: shown })
  const timer = setInterval(() => shown && tell(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return (next: StageView | undefined): void => {
    shown = next
    tell()
  }
}
