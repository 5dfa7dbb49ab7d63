/** One line of the bench's table. */
export interface Figure {
  figure: string
  measured: string
  aim: string
  /** Undefined: a figure without an aim. */
  met: boolean | undefined
  /** What `measured` was made from, for bench.json. */
  values: Readonly<Record<string, unknown>>
}

export const ms = (value: number): string => `${value.toPrecision(3)} ms`
export const ratio = (value: number): string => value.toFixed(2)

export function printTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ figure, measured, aim, met }) => [
    figure,
    measured,
    aim,
    met === undefined ? '' : met ? 'yes' : 'NO',
  ])
  return ['figure | measured | aim | met', '---|---|---|---', ...rows.map((row) => row.join(' | '))].join('\n')
}
