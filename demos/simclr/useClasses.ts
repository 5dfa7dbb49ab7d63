import { computed, type ComputedRef } from 'vue'
import type { ViewProps } from '../runtime/contract'
import { fill } from '../plots/format'
import type { Strings } from './strings'

/** The parameters of demo.ts that change the picture. */
export interface Choices {
  dataset: 'mnist' | 'emoji' | 'shapes'
  colourBy: Attribute | 'label'
  picked: number
}
type Attribute = 'shape' | 'colour' | 'texture'

/** What colours and letters stand for on the map, and how an image is called. */
export function useClasses(props: ViewProps & { strings: Strings }): {
  classes: ComputedRef<ArrayLike<number>>
  letters: ComputedRef<readonly string[]>
  by: ComputedRef<string>
  name(index: number): string
} {
  const params = computed(() => props.params as unknown as Choices)
  /** Only the shapes have more to colour by than their label. */
  const attribute = computed<Attribute | 'label'>(() => {
    const { colourBy } = params.value
    return colourBy !== 'label' && props.snapshot.arrays[colourBy] ? colourBy : 'label'
  })
  const array = (key: string): ArrayLike<number> => props.snapshot.arrays[key]?.data ?? []
  const classes = computed(() => array(attribute.value === 'label' ? 'labels' : attribute.value))
  const names = (key: Attribute): readonly string[] => props.strings.view[key].split(' ')
  const letters = computed<readonly string[]>(() => {
    if (params.value.dataset === 'mnist') return '0123456789'.split('')
    if (params.value.dataset === 'emoji') return 'abcdefghij'.split('')
    const key = attribute.value === 'label' ? 'shape' : attribute.value
    return key === 'shape' ? shapeLetters : names(key).map((name) => name[0]!.toUpperCase())
  })
  const by = computed(() => props.strings.params.colourBy.options[attribute.value])

  function name(index: number): string {
    const { view } = props.strings
    const label = array('labels')[index]!
    if (params.value.dataset === 'mnist') return called(fill(view.digitName, { c: label }))
    const known = (['shape', 'colour', 'texture'] as const).filter((key) => props.snapshot.arrays[key])
    if (known.length) return called(known.map((key) => names(key)[array(key)[index]!] ?? '').join(', '))
    return called(fill(view.className, { c: label }))
    function called(what: string): string {
      return fill(view.imageName, { n: index + 1, name: what })
    }
  }
  return { classes, letters, by, name }
}

/** Letters that look like the shapes they stand for. */
const shapeLetters = ['●', '■', '▲', '◆', '✚', '★']
