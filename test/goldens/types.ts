export interface Tensor {
  shape: number[]
  data: number[]
}
export type Json = unknown

export interface GoldenCase {
  case: string
  notes?: string | null
  inputs: Readonly<Record<string, Json>>
  params: Readonly<Record<string, Json>>
  expected: Json
  tolerance?: { rtol?: number; atol?: Readonly<Record<string, number>> }
}
export interface GoldenFile {
  name: string
  cases: GoldenCase[]
}

/** Computes a case with the functions of core; the result has the form of `expected`. May throw `NotNeeded`. */
export type Adapter = (
  inputs: Readonly<Record<string, Json>>,
  params: Readonly<Record<string, Json>>,
  caseName: string,
) => Json | Promise<Json>

/** A case of another function than the ones the deck uses. */
export class NotNeeded extends Error {}
