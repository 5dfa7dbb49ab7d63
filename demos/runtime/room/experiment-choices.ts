/** What the class can be asked to train: what varies, and what is measured. */
import { demoInView } from '../useLiveDemo'

/** Parameters of the demo in view that can vary, and the metrics that can be drawn; undefined if it does not train. */
export function experimentChoices() {
  const handle = demoInView()
  const definition = handle?.definition
  if (!definition || definition.steps === 0) return undefined
  const { strings } = handle
  return {
    demo: definition.id,
    steps: definition.steps,
    numbers: Object.entries(definition.schema)
      .filter(([, spec]) => spec.type === 'number' && !spec.view)
      .map(([name]) => ({ name, label: strings.value?.params[name]?.label ?? name })),
    metrics: Object.entries(strings.value?.metrics ?? {}).map(([name, label]) => ({ name, label })),
  }
}

const SETTINGS = 9
/** Values over the whole range of a slider, by equal steps or by equal factors. */
export function valuesOf(min: number, max: number, byFactors: boolean): number[] {
  return Array.from({ length: SETTINGS }, (_, i) => {
    const part = i / (SETTINGS - 1)
    const value = byFactors && min > 0 ? min * (max / min) ** part : min + (max - min) * part
    return Number(value.toPrecision(4))
  })
}
