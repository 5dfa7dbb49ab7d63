import { shallowRef } from 'vue'

/** Number of the slide on the middle line of the reading view, 0 before there is one; undefined in every other view. */
export const slideBeingRead = shallowRef<number>()
