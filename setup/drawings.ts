import { useNav } from '@slidev/client'
// @ts-expect-error Slidev's client declares it as little
import serverState from 'server-reactive:drawings?diff'
import { watchEffect } from 'vue'
import { followsPresenter } from '../demos/runtime/directions'
import { drawings } from './channels'

/**
 * What is drawn on slides goes from the presenter view to the windows that follow it. By itself Slidev shows what any
 * window draws in all others, those among them that are on their own.
 */
export function separateDrawings(): void {
  const { isPresenter } = useNav()
  watchEffect(() => {
    const sends = isPresenter.value
    const receives = isPresenter.value || followsPresenter.value
    if (__SLIDEV_HAS_SERVER__) Object.assign(serverState, { $syncUp: sends, $syncDown: receives })
    else Object.assign(drawings, { sends, receives })
  })
}
