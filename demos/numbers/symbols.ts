import { SYMBOLS } from '../core/numerals/translator'

/** The last symbol ends a number. */
export const END = SYMBOLS - 1
export const symbol = (value: number): string => (value === END ? '■' : String(value))
