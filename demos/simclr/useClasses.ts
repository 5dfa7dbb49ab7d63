import { computed, type ComputedRef } from 'vue'
import type { ViewProps } from '../runtime/contract'
import { fill } from '../core/text'
import type { schema } from './schema'
import type { Strings } from './strings'

const attributes = ['shape', 'colour', 'texture'] as const
type Attribute = (typeof attributes)[number]

const digits = [...'0123456789']
const ownLetters = [...'ABCDEFGHIJ']
const shapeLetters = ['●', '■', '▲', '✚', '○', '★']
/** The class colours that come nearest to red, orange, green, cyan, blue and violet. */
const nearestColours = [6, 1, 2, 7, 4, 0]

/** What colours and letters stand for on the map, and how an image is called. */
export function useClasses(props: ViewProps<typeof schema> & { strings: Strings }): {
  /** Equal for images of one class; empty when they have none. */
  classes: ComputedRef<ArrayLike<number>>
  letters: ComputedRef<readonly string[]>
  by: ComputedRef<string>
  name(index: number): string
} {
  const array = (key: string): ArrayLike<number> => props.snapshot.arrays[key]?.data ?? []
  const names = (key: Attribute | 'emoji'): readonly string[] => props.strings.view[key].split(' ')
  const initials = (key: Attribute): string[] => names(key).map((name) => name[0]!.toUpperCase())

  /** Only the shapes have more to colour by than their label, which is their shape. */
  const by = computed<Attribute | 'label'>(() => {
    const { dataset, colourBy } = props.params
    return dataset === 'shapes' ? (colourBy === 'label' ? 'shape' : colourBy) : 'label'
  })
  const classes = computed(() => {
    if (by.value === 'label') return array('labels')
    return by.value === 'colour' ? Uint8Array.from(array('colour'), (c) => nearestColours[c]!) : array(by.value)
  })
  const letters = computed<readonly string[]>(() => {
    if (by.value === 'label') return props.params.dataset === 'own' ? ownLetters : digits
    if (by.value === 'shape') return shapeLetters
    if (by.value === 'texture') return initials('texture')
    const placed: string[] = []
    initials('colour').forEach((letter, c) => (placed[nearestColours[c]!] = letter))
    return placed
  })

  function name(index: number): string {
    const { view } = props.strings
    if (classes.value.length === 0) return fill(view.imageAlone, { n: index + 1 })
    const label = array('labels')[index] ?? 0
    const what = {
      mnist: () => fill(view.digitName, { c: label }),
      emoji: () => names('emoji')[label] ?? '',
      own: () => fill(view.own, { c: ownLetters[label] ?? '' }),
      shapes: () => attributes.map((key) => names(key)[array(key)[index] ?? 0]).join(', '),
    }
    return fill(view.imageName, { n: index + 1, name: what[props.params.dataset]() })
  }
  return { classes, letters, by: computed(() => props.strings.params.colourBy.options[by.value]), name }
}
