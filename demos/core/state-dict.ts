/**
 * All that training needs to go on, as arrays under names, as PyTorch's `state_dict`: `params`, `adam.m`,
 * `momentumEncoder.params`. Loading is strict: what does not fit is refused by name.
 */
import type { NdArray } from './ndarray'

export type StateDict = Readonly<Record<string, NdArray>>

/** What can be saved, and can go on from what was saved. */
export interface Stateful {
  stateDict(): Promise<StateDict>
  /** @throws StateDictError if an entry is missing, unexpected or misshapen */
  loadStateDict(state: StateDict): void
}

/** An entry is missing, unexpected or of another shape than the model's. */
export class StateDictError extends Error {
  override readonly name = 'StateDictError'
  constructor(
    readonly entry: string,
    readonly problem: string,
  ) {
    super(`The saved state does not fit: ${entry} ${problem}.`)
  }
}

/**
 * Throws unless a state dict has entries of these shapes and no other.
 *
 * @throws StateDictError that names the entry
 */
export function checkEntries(state: StateDict, shapes: Readonly<Record<string, readonly number[]>>): void {
  for (const [entry, shape] of Object.entries(shapes)) {
    if (!Object.hasOwn(state, entry)) throw new StateDictError(entry, 'is missing')
    const { shape: found, data } = state[entry]!
    const size = shape.reduce((product, n) => product * n, 1)
    if (`${found}` !== `${shape}` || data.length !== size) {
      throw new StateDictError(entry, `is [${found}] with ${data.length} numbers, where [${shape}] is wanted`)
    }
  }
  const unknown = Object.keys(state).find((entry) => !Object.hasOwn(shapes, entry))
  if (unknown !== undefined) throw new StateDictError(unknown, 'is unknown')
}

const joined = (part: string, entry: string): string => (part && entry ? `${part}.${entry}` : part || entry)

/** The entries of all parts, each under the name of its part and a dot; those of a part named '' as they are. */
export async function stateDictOf(parts: Readonly<Record<string, Stateful>>): Promise<StateDict> {
  const all: Record<string, NdArray> = {}
  for (const [part, stateful] of Object.entries(parts)) {
    for (const [entry, value] of Object.entries(await stateful.stateDict())) all[joined(part, entry)] = value
  }
  return all
}

/**
 * The inverse of `stateDictOf`: hands each part its entries.
 *
 * @throws StateDictError if an entry is missing, misshapen or belongs to no part
 */
export function loadStateDictOf(parts: Readonly<Record<string, Stateful>>, state: StateDict): void {
  const entries = new Map(Object.keys(parts).map((part) => [part, {} as Record<string, NdArray>]))
  for (const [entry, value] of Object.entries(state)) {
    const part = Object.keys(parts).find((name) => name && (entry === name || entry.startsWith(`${name}.`))) ?? ''
    const own = entries.get(part)
    if (!own) throw new StateDictError(entry, 'is unknown')
    own[part ? entry.slice(part.length + 1) : entry] = value
  }
  for (const [part, stateful] of Object.entries(parts)) {
    try {
      stateful.loadStateDict(entries.get(part)!)
    } catch (error) {
      if (!(error instanceof StateDictError)) throw error
      throw new StateDictError(joined(part, error.entry), error.problem)
    }
  }
}
