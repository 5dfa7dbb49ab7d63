import type { DemoDefinition } from './contract'
import { withLength } from './long-run'
import { withPrediction } from './prediction'

const modules = import.meta.glob<DemoDefinition>('../*/demo.ts', { eager: true, import: 'default' })

const byId = new Map(
  Object.values(modules).map((definition) => [definition.id, withLength(withPrediction(definition))]),
)

/** The demo with this id, which may come from anywhere (`constructor` and its like find nothing). */
export function findDemo(id: string): DemoDefinition | undefined {
  return byId.get(id)
}

/** All demos of the deck. */
export function allDemos(): DemoDefinition[] {
  return [...byId.values()]
}
