import { shallowRef } from 'vue'

/** A race that is over, kept to be compared with later ones. */
export interface Kept {
  readonly title: string
  /** By method, in the order of the line-up; NaN for those that did not race. */
  readonly means: readonly number[]
  readonly rows: readonly (readonly (string | number)[])[]
}
/** The visitor's, for as long as the page is open. */
export const kept = shallowRef<readonly Kept[]>([])
