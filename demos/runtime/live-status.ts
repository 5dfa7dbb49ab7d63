import type { DemoStatus } from './contract'
import { showsLeader, type Role } from './leadership'
import type { Run } from './run'

/** The status of a demo that runs in this window, as its frame says it. */
export function liveStatus(run: Run, role: Role): DemoStatus {
  if (run.failure.value) return 'error'
  if (role === 'following') return 'following'
  if (!run.snapshot.value || run.catchingUp.value) return 'loading'
  if (run.training.value && !run.isRestoring.value) return 'running'
  if (run.cursor.value !== undefined) return 'replay'
  // what was received from a leader can be looked at without a session of one's own
  if (!run.opened.value && !run.isRestoring.value && !showsLeader(role)) return 'loading'
  return run.lastStep.value === 0 ? 'ready' : 'paused'
}
