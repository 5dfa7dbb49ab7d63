import { NotNeeded, type Adapter, type Json } from './types'

/** One form in which the cases of an item come. A key that ends with `?` may be missing. */
export interface Form {
  /** Keys of the inputs. A form is chosen by them: all that must be there are. */
  readonly inputs: readonly string[]
  /** Keys of the parameters that `compute` reads. */
  readonly params: readonly string[]
  /** Parameters that `compute` knows at one value only, or at a few: a list stands for any of its entries. */
  readonly only?: Readonly<Record<string, Json>>
  /** Parameters that `compute` reads off the inputs instead, with the values that these have. */
  readonly implied?: (inputs: Parameters<Adapter>[0]) => Readonly<Record<string, Json | undefined>>
  readonly compute: Adapter
}

/**
 * The adapter of an item whose cases come in these forms. A case with a key that its form does not name, or at a value
 * that its form does not know or that contradicts the inputs, is skipped by the name of that key: no option is dropped
 * in silence.
 */
export const adapterOf =
  (...forms: readonly Form[]): Adapter =>
  (inputs, params, caseName) => {
    const form = forms.find((candidate) => required(candidate.inputs).every((key) => key in inputs))
    if (!form) throw new NotNeeded(`inputs ${Object.keys(inputs).join(', ')}: no form is known`)
    const only = form.only ?? {}
    refuse('input', inputs, form.inputs)
    const implied = form.implied?.(inputs) ?? {}
    const others = [...Object.keys(only), ...Object.keys(implied)].map((key) => `${key}?`)
    refuse('option', params, [...form.params, ...others])
    for (const [key, value] of Object.entries(implied)) {
      if (key in params && params[key] !== value) {
        throw new NotNeeded(`option ${key} = ${JSON.stringify(params[key])} is not what the inputs say: ${value}`)
      }
    }
    for (const [key, known] of Object.entries(only)) {
      const wanted: readonly Json[] = Array.isArray(known) ? known : [known]
      if (key in params && !wanted.includes(params[key])) {
        throw new NotNeeded(`option ${key} = ${JSON.stringify(params[key])} is not known`)
      }
    }
    return form.compute(inputs, params, caseName)
  }

const required = (keys: readonly string[]): string[] => keys.filter((key) => !key.endsWith('?'))

function refuse(what: string, given: Readonly<Record<string, Json>>, known: readonly string[]): void {
  const names = known.map((key) => key.replace(/\?$/, ''))
  const unknown = Object.keys(given).filter((key) => !names.includes(key))
  if (unknown.length > 0) throw new NotNeeded(`${what} ${unknown.join(', ')} is not known`)
  const missing = required(known).filter((key) => !(key in given))
  if (missing.length > 0) throw new NotNeeded(`${what} ${missing.join(', ')} is missing`)
}
