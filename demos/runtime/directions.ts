/**
 * Which windows follow a presenter: the presenter view, the audience window opened from it, and whoever asks to. Any
 * other is on its own, and only the presenter view steers. Slidev's switches say so, for slides and demos alike; Slidev
 * has one set of them, on by default, for all windows of the host (slidevjs/slidev#2274), here each window has its own.
 */
import { sharedState, useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { syncDirections } from '@slidev/client/state/storage.ts'
import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import { isReload } from './kept-view'
import { joinedRoom } from './room/joined-room'
import { recall, remember } from './storage'
import { parsed } from './validation'

/** The key in the address of an audience window. */
const AUDIENCE = 'audience'
const SLIDEV_STORAGE = 'slidev-sync-directions'
const ownSchema = v.object({ viewerSend: v.boolean(), viewerReceive: v.boolean() })

/** A presenter is at work, and this window does not follow. */
export const missesPresenter = ref(false)

/** Whether this window shows what the presenter shows. */
export const followsPresenter = computed(() => syncDirections.value.viewerReceive)
/** Follows the presenter from now on. */
export function followPresenter(): void {
  syncDirections.value.viewerReceive = true
}

/** Opens a window for the audience, on the slide in view. It shares no process with this one, and nothing stored. */
export function useAudienceWindow(): () => void {
  const { router, currentSlideNo, clicks } = useNav()
  return () => {
    const query = { clicks: clicks.value || undefined }
    const { href } = router.resolve({ path: getSlidePath(currentSlideNo.value, false), query })
    const address = new URL(href, location.href)
    address.searchParams.set(AUDIENCE, '')
    window.open(address, '_blank', 'popup,noopener')
  }
}

/** Gives this window switches of its own. To be called once, before Slidev looks at them. */
export function separateDirections(): void {
  const { isPresenter, isPrintMode, go } = useNav()
  if (isPrintMode.value) return
  const { viewerSend, viewerReceive } = syncDirections.value
  const isAudience = new URLSearchParams(location.search).has(AUDIENCE)
  const follows = joinedRoom !== undefined || __FOLLOWS_FEED__ || isAudience
  const own = { viewerSend: false, viewerReceive: follows, ...parsed(ownSchema, recall('directions')) }
  if (isAudience && !isReload()) own.viewerReceive = true

  watch(
    syncDirections,
    (now) => {
      remember('directions', v.parse(ownSchema, now))
      keepForOthers({ ...now, viewerSend, viewerReceive })
    },
    // after Slidev has stored them
    { deep: true, flush: 'post' },
  )
  syncDirections.value = { ...syncDirections.value, ...own }
  // a window that presented goes on with the presentation
  watch(isPresenter, (presents) => presents && followPresenter(), { immediate: true })

  watch(
    () => sharedState.lastUpdate,
    (update) => {
      if (update?.type === 'presenter' && !isPresenter.value)
        missesPresenter.value = !syncDirections.value.viewerReceive
    },
  )
  watch(
    () => syncDirections.value.viewerReceive,
    (receives) => {
      if (!receives || !missesPresenter.value) return
      missesPresenter.value = false
      void go(sharedState.page, sharedState.clicks)
    },
  )
}

/** Slidev's other windows on this host find the switches as they were. */
function keepForOthers(directions: typeof syncDirections.value): void {
  try {
    localStorage.setItem(SLIDEV_STORAGE, JSON.stringify(directions))
  } catch {
    // nothing is stored here: then Slidev has not stored them either
  }
}
