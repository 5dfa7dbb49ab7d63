// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { deckName } from '../../../demos/runtime/deck-name'
import { onRemembered, recall, remember } from '../../../demos/runtime/storage'

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

it('keeps what is of the window apart from what is of the browser', () => {
  remember('race', [1])
  remember('race', [2], 'browser')
  expect([recall('race'), recall('race', 'browser')]).toEqual([[1], [2]])
  sessionStorage.clear()
  expect([recall('race'), recall('race', 'browser')]).toEqual([undefined, [2]])
})

it('remembers nothing where storage is blocked, and reads nothing out of what was tampered with', () => {
  localStorage.setItem(deckName('demos:race'), '{')
  expect(recall('race', 'browser')).toBeUndefined()
  const blocked = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  expect(remember('race', [1], 'browser')).toBe(false)
  expect(recall('race', 'browser')).toBeUndefined()
  blocked.mockRestore()
})

it('hears of another window, of its own key only', () => {
  const heard = vi.fn()
  onRemembered('race', heard)
  const told = (key: string | null) => dispatchEvent(new StorageEvent('storage', { key }))
  told(deckName('demos:other'))
  expect(heard).not.toHaveBeenCalled()
  told(deckName('demos:race'))
  told(null)
  expect(heard).toHaveBeenCalledTimes(2)
})
