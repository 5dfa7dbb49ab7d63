import { watchDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { fill } from '../demos/core/text'
import { searchable } from './parts'
import type { strings } from './strings'

/**
 * The search in a part of the lecture.
 *
 * @param slides - gives the slides of the part by their numbers, with all their text
 * @returns what was typed, the numbers of the slides that contain it (undefined while nothing is typed), and the result
 * in words
 */
export function useSearch(
  slides: () => readonly { readonly no: number; readonly text: string }[],
  texts: (typeof strings)['fr'],
): { words: Ref<string>; found: Ref<ReadonlySet<number> | undefined>; result: ComputedRef<string> } {
  const words = ref('')
  const found = shallowRef<ReadonlySet<number>>()
  function search(): void {
    const wanted = searchable(words.value)
    if (wanted === '') return void (found.value = undefined)
    const matches = slides().filter(({ text }) => searchable(text).includes(wanted))
    found.value = new Set(matches.map(({ no }) => no))
  }
  watchDebounced(words, search, { debounce: 200 })
  const result = computed(() => {
    if (!found.value) return ''
    const { size } = found.value
    const text = size === 0 ? texts.foundNone : size === 1 ? texts.foundOne : texts.found
    return fill(text, { n: size, words: words.value.trim() })
  })
  return { words, found, result }
}
