/**
 * Browsers refuse an address that changes too often (Safari: 100 times in 30 s) by an error, which the router answers
 * by loading the page. The address catches up later instead.
 */
export function forgiveRefusedAddresses(): void {
  type Entry = Parameters<History['replaceState']>
  const replace = history.replaceState.bind(history)
  const push = history.pushState.bind(history)
  let refused: Entry | undefined
  const attempt = (write: typeof replace, entry: Entry): void => {
    try {
      write(...entry)
      refused = undefined
    } catch {
      if (!refused) setTimeout(catchUp, CATCH_UP_MS)
      refused = entry
    }
  }
  function catchUp(): void {
    const latest = refused
    refused = undefined
    if (latest) attempt(replace, latest)
  }
  history.replaceState = (...entry) => attempt(replace, entry)
  history.pushState = (...entry) => attempt(push, entry)
}
const CATCH_UP_MS = 5000
