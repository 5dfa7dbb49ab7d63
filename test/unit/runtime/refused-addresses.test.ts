import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgiveRefusedAddresses } from '../../../setup/refused-addresses'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('an address that is refused is written later, the latest only, however long browsers refuse', () => {
  const written: string[] = []
  let refuses = true
  const write = (_: unknown, __: string, address: string): void => {
    if (refuses) throw new DOMException('100 times per 30 seconds', 'SecurityError')
    written.push(address)
  }
  const history = { replaceState: write, pushState: write }
  vi.stubGlobal('history', history)
  forgiveRefusedAddresses()
  for (let i = 0; i < 1000; i++) history.replaceState(null, '', `#/${i}`)
  history.pushState(null, '', '#/last')
  vi.advanceTimersByTime(30_000)
  expect([written, vi.getTimerCount()]).toEqual([[], 1])
  refuses = false
  vi.advanceTimersByTime(5000)
  expect([written, vi.getTimerCount()]).toEqual([['#/last'], 0])
  history.pushState(null, '', '#/next')
  expect(written).toEqual(['#/last', '#/next'])
})
