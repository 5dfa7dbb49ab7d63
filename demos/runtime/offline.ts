import { shallowRef } from 'vue'
import { baseUrl } from './base-url'
import type { Lang } from '../core/text'

/** A later version of the site is ready, and waits until nobody looks at this one. */
export const laterVersion = shallowRef<ServiceWorker>()

/** The first slide is there by then, and what it loads. */
const LATER_MS = 8000

/**
 * Has the site kept on this device, so that it works without network: not while the deck loads or a demo trains, and not
 * in a frame, where the page around it decides.
 */
export function keepOffline(lang: Lang): void {
  if (__DEV__ || __FOLLOWS_FEED__ || !__SLIDEV_HASH_ROUTE__) return
  if (!('serviceWorker' in navigator) || window.top !== window) return
  const root = new URL(lang === 'fr' ? './' : '../', baseUrl())
  setTimeout(function keep() {
    // two languages are 20 MB, which would slow down what trains
    if (document.querySelector('[data-status=running]')) return void setTimeout(keep, LATER_MS)
    // a host may refuse it, and a browser too: then the site needs the network as before
    navigator.serviceWorker.register(new URL('service-worker.js', root), { scope: root.pathname }).then(watch, () => {})
  }, LATER_MS)
}

function watch(registration: ServiceWorkerRegistration): void {
  const note = (): void => {
    // the first version has nothing to replace
    if (registration.waiting && navigator.serviceWorker.controller) laterVersion.value = registration.waiting
  }
  note()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', note)
  })
}

/** Uses the later version, and loads the page anew, if this is the only window; otherwise it goes on waiting. */
export function useLaterVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  laterVersion.value?.postMessage('replace')
}
