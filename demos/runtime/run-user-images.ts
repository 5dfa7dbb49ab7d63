import type { Schema } from './contract'
import type { RunState } from './run-state'
import { imagesParam, userImages, usesUserImages, type UserImages } from './user-images'

/** The visitor's images that a run trains on. They stay in their window, so that another may be asked for them in vain. */
export function createRunUserImages(schema: Schema, state: RunState) {
  let held: UserImages | undefined

  return {
    /** The images of the run; undefined while it trains on others. */
    get held(): UserImages | undefined {
      return held
    },
    /** Takes the images that the parameters ask for. Where they are missing, the first image set of the demo takes their place. */
    hold(): void {
      if (!usesUserImages(schema, state.params.value)) return void (held = undefined)
      // a run on other images cannot go on with these
      if (held && held !== userImages.value) state.forget()
      held = userImages.value
      if (held) return
      const key = imagesParam(schema)!
      state.userImagesMissing.value = true
      state.params.value = { ...state.params.value, [key]: schema[key]!.default }
      state.forget()
    },
  }
}
