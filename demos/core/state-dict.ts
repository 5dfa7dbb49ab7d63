/**
 * All that training needs to go on, as arrays under names, as PyTorch's `state_dict`: `params`, `adam.m`,
 * `momentumEncoder.params`. Loading is strict: what does not fit is refused by name.
 */
import type { ArrayData, NdArray } from './ndarray'

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

/** The entries of a part under its name and a dot. */
export const withPrefix = (part: string, state: StateDict): StateDict =>
  Object.fromEntries(Object.entries(state).map(([entry, value]) => [joined(part, entry), value]))

/**
 * The inverse of `withPrefix` for some parts at once: the entries of each, and those of no prefix for the part ''.
 *
 * @throws StateDictError if an entry belongs to no part
 */
export function splitByPart(state: StateDict, parts: readonly string[]): Map<string, StateDict> {
  const entries = new Map(parts.map((part) => [part, {} as Record<string, NdArray>]))
  for (const [entry, value] of Object.entries(state)) {
    const part = parts.find((name) => name && (entry === name || entry.startsWith(`${name}.`))) ?? ''
    const own = entries.get(part)
    if (!own) throw new StateDictError(entry, 'is unknown')
    own[part ? entry.slice(part.length + 1) : entry] = value
  }
  return entries
}

/** The entries of all parts, each under the name of its part and a dot; those of a part named '' as they are. */
export async function stateDictOf(parts: Readonly<Record<string, Stateful>>): Promise<StateDict> {
  const all: StateDict[] = []
  for (const [part, stateful] of Object.entries(parts)) all.push(withPrefix(part, await stateful.stateDict()))
  return Object.assign({}, ...all) as StateDict
}

/**
 * The inverse of `stateDictOf`: hands each part its entries.
 *
 * @throws StateDictError if an entry is missing, misshapen or belongs to no part
 */
export function loadStateDictOf(parts: Readonly<Record<string, Stateful>>, state: StateDict): void {
  for (const [part, entries] of splitByPart(state, Object.keys(parts))) {
    try {
      parts[part]!.loadStateDict(entries)
    } catch (error) {
      if (!(error instanceof StateDictError)) throw error
      throw new StateDictError(joined(part, error.entry), error.problem)
    }
  }
}

/** Numbers that are changed in place from step to step and saved with the model. */
export class SavedArray<Data extends ArrayData> implements Stateful {
  constructor(
    readonly values: Data,
    private readonly shape: readonly number[] = [values.length],
  ) {}

  async stateDict(): Promise<StateDict> {
    return { '': { shape: this.shape, data: this.values.slice() } }
  }

  loadStateDict(state: StateDict): void {
    checkEntries(state, { '': this.shape })
    this.values.set(state['']!.data)
  }
}
