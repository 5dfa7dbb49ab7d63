/** Each rule by which windows agree on who leads; test/trust tries them together, in random schedules. */
import { describe, expect, it, vi } from 'vitest'
import type { Lead } from '../../../demos/runtime/leader-state'
import { createLeadership, isSameLead, MAX_AHEAD_MS, showsLeader } from '../../../demos/runtime/leadership'

const NOW = 1000
const other = (epoch: number, by = 'other'): Lead => ({ epoch, by })

function setUp({ mayLead = true, mayFollow = true, stored = 0 } = {}) {
  const may = { lead: mayLead, follow: mayFollow }
  const epochs = [stored]
  const changed = vi.fn()
  const leadership = createLeadership({
    id: 'own',
    wallClock: () => NOW,
    storedEpoch: () => epochs.at(-1)!,
    storeEpoch: (epoch) => epochs.push(epoch),
    epochLimit: () => NOW + MAX_AHEAD_MS,
    mayLead: () => may.lead,
    mayFollow: () => may.follow,
    changed,
  })
  return { leadership, may, epochs, changed }
}

describe('to lead', () => {
  it('is refused where the window may not', () => {
    const { leadership, changed } = setUp({ mayLead: false })
    expect(leadership.lead()).toBe(false)
    expect(leadership).toMatchObject({ role: 'alone', current: undefined })
    expect(changed).not.toHaveBeenCalled()
  })
  it('begins an epoch by the clock, which is stored, and is done once', () => {
    const { leadership, epochs, changed } = setUp()
    expect(leadership.lead()).toBe(true)
    expect(leadership).toMatchObject({ role: 'leading', current: { epoch: NOW, by: 'own' } })
    expect(leadership.lead()).toBe(true)
    expect(leadership.current).toEqual({ epoch: NOW, by: 'own' })
    expect(epochs).toEqual([0, NOW])
    expect(changed.mock.calls).toEqual([['leading']])
  })
  it.each([
    ['that was stored', { stored: 5000, heard: undefined, epoch: 5002 }],
    ['that was heard', { stored: 0, heard: 5000, epoch: 5002 }],
    ['that is as new as the clock', { stored: NOW, heard: undefined, epoch: NOW + 2 }],
    ['that is believed: not one beyond the limit', { stored: NOW + MAX_AHEAD_MS + 1, heard: undefined, epoch: NOW }],
    ['at the limit', { stored: NOW + MAX_AHEAD_MS, heard: undefined, epoch: NOW + MAX_AHEAD_MS + 2 }],
  ])('comes after the latest epoch %s', (_, { stored, heard, epoch }) => {
    const { leadership } = setUp({ stored })
    if (heard !== undefined) leadership.hear(other(heard), 'present')
    leadership.lead()
    expect(leadership).toMatchObject({ role: 'leading', current: { epoch, by: 'own' } })
  })
})

describe('to hear of a lead', () => {
  it('is to follow it, and to know its epoch', () => {
    const { leadership, epochs, changed } = setUp()
    expect(leadership.hear(other(NOW), 'present')).toBe(true)
    expect(leadership).toMatchObject({ role: 'following', current: other(NOW) })
    expect(leadership.hear(other(NOW), 'present')).toBe(true)
    expect(epochs).toEqual([0, NOW])
    expect(changed.mock.calls).toEqual([['following']])
  })
  it('changes nothing if it bears the name of the window itself, or an epoch beyond the limit', () => {
    const { leadership, changed } = setUp()
    for (const lead of [other(NOW, 'own'), other(NOW + MAX_AHEAD_MS + 1)])
      expect(leadership.hear(lead, 'present')).toBe(false)
    expect(leadership.current).toBeUndefined()
    expect(changed).not.toHaveBeenCalled()
    expect(leadership.hear(other(NOW + MAX_AHEAD_MS), 'present')).toBe(true)
  })
  it('of an earlier lead is to ignore it: by the epoch, then by the name', () => {
    const { leadership } = setUp()
    leadership.hear(other(NOW, 'm'), 'present')
    for (const earlier of [other(NOW - 1, 'z'), other(NOW, 'a')]) {
      expect(leadership.hear(earlier, 'closed')).toBe(false)
      expect(leadership).toMatchObject({ role: 'following', current: other(NOW, 'm') })
    }
    for (const later of [other(NOW, 'z'), other(NOW + 1, 'a')]) {
      expect(leadership.hear(later, 'present')).toBe(true)
      expect(leadership.current).toEqual(later)
    }
  })
  it('of an earlier lead leaves the window leading, also after it followed one that is gone', () => {
    const { leadership } = setUp()
    leadership.hear(other(NOW - 9), 'closed')
    leadership.lead()
    expect(leadership.hear(other(NOW - 5), 'present')).toBe(false)
    expect(leadership).toMatchObject({ role: 'leading', current: other(NOW, 'own') })
  })
  it.each([
    ['said goodbye', (leadership: ReturnType<typeof createLeadership>) => leadership.goodbye()],
    ['does not answer', (leadership: ReturnType<typeof createLeadership>) => leadership.unanswered()],
    ['was closed', (leadership: ReturnType<typeof createLeadership>) => leadership.hear(other(NOW), 'closed')],
  ])('of an earlier lead is to follow it when the leader %s', (_, ends) => {
    const { leadership } = setUp()
    leadership.hear(other(NOW), 'present')
    ends(leadership)
    expect(leadership.hear(other(NOW - 5, 'before'), 'present')).toBe(true)
    expect(leadership).toMatchObject({ role: 'following', current: other(NOW - 5, 'before') })
    // which is not gone itself
    expect(leadership.hear(other(NOW - 6), 'present')).toBe(false)
  })
  it.each(['away', 'closed'] as const)('that is %s is to say so, and to follow when it is back', (its) => {
    const { leadership, changed } = setUp()
    leadership.hear(other(NOW), 'present')
    leadership.hear(other(NOW), its)
    leadership.hear(other(NOW), 'present')
    expect(changed.mock.calls.flat()).toEqual(['following', its, 'following'])
  })
  it('ends a lead of its own: followed where that may be, beside it elsewhere', () => {
    for (const [mayFollow, role] of [
      [true, 'following'],
      [false, 'detached'],
    ] as const) {
      const { leadership } = setUp({ mayFollow })
      leadership.lead()
      leadership.hear(other(NOW + 1), 'present')
      expect(leadership.role).toBe(role)
    }
  })
  it('that is closed leaves a window alone that has a run of its own', () => {
    const { leadership } = setUp({ mayFollow: false })
    leadership.hear(other(NOW), 'closed')
    expect(leadership.role).toBe('alone')
    leadership.hear(other(NOW), 'present')
    expect(leadership.role).toBe('detached')
    leadership.hear(other(NOW), 'closed')
    expect(leadership.role).toBe('alone')
  })
})

describe('a leader that does not answer', () => {
  it('is silent for who follows, and no reason to stay apart', () => {
    const { leadership } = setUp()
    leadership.hear(other(NOW), 'present')
    leadership.unanswered()
    expect(leadership.role).toBe('silent')
    const apart = setUp({ mayFollow: false })
    apart.leadership.hear(other(NOW), 'present')
    apart.leadership.unanswered()
    expect(apart.leadership.role).toBe('alone')
  })
  it('means nothing to a window that leads', () => {
    const { leadership } = setUp()
    leadership.lead()
    leadership.unanswered()
    expect(leadership.role).toBe('leading')
  })
})

describe('to go one’s own way', () => {
  it('is to be detached while another leads, and alone otherwise', () => {
    const { leadership } = setUp()
    leadership.detach()
    expect(leadership.role).toBe('alone')
    leadership.hear(other(NOW), 'present')
    leadership.detach()
    expect(leadership.role).toBe('detached')
    leadership.hear(other(NOW), 'closed')
    leadership.detach()
    expect(leadership.role).toBe('alone')
    leadership.lead()
    leadership.detach()
    expect(leadership.role).toBe('alone')
  })
  it('lasts, or lasts until another window leads', () => {
    for (const [untilNextLead, role] of [
      [false, 'detached'],
      [true, 'following'],
    ] as const) {
      const { leadership } = setUp()
      leadership.hear(other(NOW), 'present')
      leadership.detach(untilNextLead)
      leadership.hear(other(NOW), 'present')
      expect(leadership.role).toBe('detached')
      leadership.hear(other(NOW + 1), 'present')
      expect(leadership.role).toBe(role)
    }
  })
  it('is forgotten by a lead of its own', () => {
    const { leadership } = setUp()
    leadership.hear(other(NOW), 'present')
    leadership.detach(true)
    leadership.lead()
    leadership.detach()
    leadership.hear(other(NOW + 5), 'present')
    expect(leadership.role).toBe('following')
    leadership.detach()
    leadership.hear(other(NOW + 6), 'present')
    expect(leadership.role).toBe('detached')
  })
  it('ends by choice, where somebody leads', () => {
    const { leadership } = setUp()
    leadership.follow()
    expect(leadership.role).toBe('alone')
    leadership.hear(other(NOW), 'away')
    leadership.detach()
    leadership.follow()
    expect(leadership.role).toBe('away')
    leadership.lead()
    leadership.follow()
    expect(leadership.role).toBe('leading')
  })
})

describe('a window that is loaded again', () => {
  const former = other(NOW, 'former')
  it('takes its lead up, one epoch later', () => {
    const { leadership } = setUp()
    expect(leadership.resume(former)).toBe(true)
    expect(leadership).toMatchObject({ role: 'leading', current: { epoch: NOW + 1, by: 'own' } })
  })
  it('does not while its lead goes on in a copy of the window, and does when that is gone', () => {
    const { leadership } = setUp()
    leadership.hear(former, 'present')
    expect(leadership.resume(former)).toBe(false)
    expect(leadership.role).toBe('following')
    leadership.goodbye()
    expect(leadership.resume(former)).toBe(true)
    expect(leadership.role).toBe('leading')
  })
  it.each([
    ['where it may not lead any more', false, undefined],
    ['where somebody led meanwhile', true, other(NOW + 2)],
  ])('does not %s', (_, mayLead, meanwhile) => {
    const { leadership } = setUp({ mayLead })
    if (meanwhile) leadership.hear(meanwhile, 'present')
    expect(leadership.resume(former)).toBe(true)
    expect(leadership.role).not.toBe('leading')
  })
})

it('leads are the same by epoch and window', () => {
  expect(isSameLead(other(1, 'a'), other(1, 'a'))).toBe(true)
  for (const different of [other(2, 'a'), other(1, 'b'), undefined])
    expect(isSameLead(other(1, 'a'), different)).toBe(false)
  expect(isSameLead(undefined, undefined)).toBe(false)
})

it('a leader is shown by windows that follow, also when it is away, closed or silent', () => {
  const shown = (['alone', 'leading', 'following', 'detached', 'away', 'closed', 'silent'] as const).filter(showsLeader)
  expect(shown).toEqual(['following', 'away', 'closed', 'silent'])
})
