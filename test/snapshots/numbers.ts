/** Two decimals: what differs only in the last digit of a machine's arithmetic is the same in a snapshot. */
export const round = (value: number): string => String(Number(value.toFixed(2)) + 0)

/** Each number in a text, rounded. */
export const roundAll = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (found) => round(Number(found)))

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
