import { computed, shallowRef, type ShallowRef } from 'vue'
import type { Lang } from '../core/text'
import type { DemoMessage } from './contract'
import type { DemoAssets } from './demo-assets'
import type { Correction } from './params'
import type { Run, SavedRun } from './run'
import type { Failure } from './run-state'
import { fill } from '../core/text'
import { followsLecturer } from './room/joined-room'
import { showNumber } from './slider'
import { runtimeStrings, type RuntimeStrings } from './strings'
import type { Role } from './leadership'

/** How this window stands to the one that leads, and what its user can do about it. */
interface WindowActions {
  role: ShallowRef<Role>
  /** The leader's run is of own images, which are on another device. */
  isHidden: ShallowRef<boolean>
  /** A picture of the leader could not be shown. */
  hasRefused: ShallowRef<boolean>
  /** The run of this window, kept while another is followed. */
  ownRun: ShallowRef<SavedRun | undefined>
  /** The recording of the long run did not come. */
  recordingFailed: ShallowRef<boolean>
  showRecording(): void
  follow(): void
  returnToOwnRun(): void
}

/** What a demo has to say to its user, in plain words, and what can be done about it. */
export function useMessages(lang: Lang, run: Run, parts: DemoAssets, windows: WindowActions) {
  const words = computed(() => runtimeStrings(lang, followsLecturer()))
  const corrections = shallowRef<readonly Correction[]>([])
  const dismissed = shallowRef<readonly string[]>([])

  const info = (id: keyof RuntimeStrings, values = {}): DemoMessage => ({
    id,
    level: 'info',
    text: fill(words.value[id], values),
  })

  const all = computed((): DemoMessage[] => {
    const strings = words.value
    const { failure, notice, catchingUp, goal, lastStep, recorded, step } = run
    const list = correctionMessages(strings, corrections.value)
    if (parts.failed.value === 'offline') {
      list.push({ ...info('loadFailed'), level: 'error', action: { label: strings.retry, run: parts.load } })
    } else if (parts.failed.value === 'outdated') {
      // the address keeps the place
      const reload = (): void => location.reload()
      list.push({ ...info('outdated'), level: 'error', action: { label: strings.reload, run: reload } })
    }
    if (failure.value) list.push(failureMessage(strings, failure.value, run))
    if (notice.value) list.push(noticeMessage(strings, notice.value))
    if (catchingUp.value) list.push(info('catchingUp', { to: goal.value, step: lastStep.value }))
    if (run.userImagesMissing.value) list.push({ ...info('own.missing'), level: 'warning' })
    const role = windows.role.value
    if (role === 'following' && windows.isHidden.value) list.push(info('own.elsewhere'))
    if (windows.hasRefused.value) list.push({ ...info('refusedPicture'), level: 'warning' })
    if (role === 'detached') list.push({ ...info('detached'), action: { label: strings.follow, run: windows.follow } })
    if (role === 'away' || role === 'closed' || role === 'silent') list.push(info(`leader.${role}`))
    if (recorded.value && step.value === recorded.value.step) list.push(recordedMessage(strings, lang, recorded.value))
    if (windows.recordingFailed.value) {
      const action = { label: strings.retry, run: windows.showRecording }
      list.push({ ...info('recordingFailed'), level: 'error', action })
    }
    if (windows.ownRun.value) {
      list.push({ ...info('stashed'), action: { label: strings.back, run: windows.returnToOwnRun } })
    }
    return list
  })

  return {
    messages: computed(() => all.value.filter((message) => !dismissed.value.includes(message.id))),
    dismiss(id: string): void {
      dismissed.value = [...dismissed.value, id]
    },
    /** Says what had to be corrected; again even if it was dismissed before. */
    tellCorrections(list: readonly Correction[]): void {
      corrections.value = list
      again('mended.')
    },
    again,
  }
  function again(prefix: string): void {
    dismissed.value = dismissed.value.filter((id) => !id.startsWith(prefix))
  }
}

function recordedMessage(
  strings: RuntimeStrings,
  lang: Lang,
  { step, seconds }: { step: number; seconds: number },
): DemoMessage {
  const minutes = Math.max(1, Math.round(seconds / 60))
  return { id: 'recorded', level: 'info', text: fill(strings.recorded, { step: showNumber(step, lang), minutes }) }
}

function correctionMessages(strings: RuntimeStrings, corrections: readonly Correction[]): DemoMessage[] {
  return (['adjusted', 'dropped', 'unknown'] as const).flatMap((reason) => {
    const keys = corrections.filter((mend) => mend.reason === reason).map((mend) => mend.key)
    if (keys.length === 0) return []
    const shown = keys.slice(0, 4).join(', ') + (keys.length > 4 ? '…' : '')
    return [
      { id: `mended.${reason}`, level: 'warning' as const, text: fill(strings[`mended.${reason}`], { keys: shown }) },
    ]
  })
}

function failureMessage(strings: RuntimeStrings, failure: Failure, run: Run): DemoMessage {
  const action =
    failure.code === 'diverged' ? { label: strings.reset, run: run.reset } : { label: strings.retry, run: run.retry }
  return { ...noticeMessage(strings, failure), level: 'error', action }
}
function noticeMessage(strings: RuntimeStrings, { code, step, detail }: Failure): DemoMessage {
  const text = fill(strings[`failed.${code}`], { step, detail: detail.slice(0, 200) })
  return { id: `failed.${code}`, level: 'warning', text }
}
