import { useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { patch } from '@slidev/client/state/shared.ts'
import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import { baseUrl } from '../base-url'
import { epochSchema } from '../leader-state'
import { recall } from '../storage'
import { parsed } from '../validation'
import { activitySchema, type Activity } from './activity'
import type { AnswerContent } from './answers'
import type { ConnectionState } from './connection'
import type { Here } from './here'
import { isHandedOver, returns, type linkedRoom } from './joined-room'
import { deviceKey } from './key-store'
import { roomPort } from './port'
import { readRoomConfig } from './room-config'
import { slideNoOf } from './slide-key'
import { createViewer, type Viewer } from './viewer'

/** A slide that changes so soon after a touch was changed by the viewer. */
const TOUCH_MS = 1500

/** What a viewer of a room sees of it: where the lecturer is, and whether this window follows. */
export function useRoomViewer({ room, broker }: NonNullable<typeof linkedRoom>) {
  const { currentSlideNo, clicks, hasPrimarySlide, isPresenter, slides } = useNav()
  const router = useRouter()
  const connection = shallowRef<ConnectionState | 'nowhere'>('connecting')
  const here = shallowRef<Here>()
  const activity = shallowRef<Activity>({})
  const follows = shallowRef(true)
  let viewer: Viewer | undefined
  let isClosed = false
  /** When the viewer last touched anything: moves without it are the router's own. */
  let touchedAt = -Infinity
  const touched = (): void => void (touchedAt = performance.now())
  for (const event of ['pointerdown', 'keydown', 'touchstart', 'popstate'])
    useEventListener(window, event, touched, { capture: true, passive: true })

  const base = baseUrl().href
  void open()
  async function open(): Promise<void> {
    const url = broker ?? (await readRoomConfig(base))?.broker
    if (!url) return void (connection.value = 'nowhere')
    if (isClosed) return
    viewer = createViewer({
      room,
      url,
      port: roomPort,
      device: () => deviceKey('viewer'),
      now: () => performance.now(),
      // windows that have led follow the lead that was taken last
      epoch: isHandedOver.value ? Math.max(Date.now(), (parsed(epochSchema, recall('epoch', 'browser')) ?? 0) + 2) : 1,
      version: __VERSION__,
      shows(next) {
        // of a lecturer who is gone the last slide stays
        here.value = next.gone ? { ...here.value!, ...next, slide: here.value?.slide } : next
        if (follows.value) void goThere()
      },
      asked: (next) => (activity.value = parsed(activitySchema, next) ?? {}),
      changed: (state) => (connection.value = state),
    })
  }
  onScopeDispose(() => {
    isClosed = true
    viewer?.close()
  })

  const place = computed(() => {
    const no = here.value?.slide && slideNoOf(slides.value, here.value.slide)
    return no ? { no, clicks: here.value!.clicks } : undefined
  })
  const isThere = (): boolean =>
    !place.value || (currentSlideNo.value === place.value.no && clicks.value === place.value.clicks)

  async function goThere(isReturning = false): Promise<void> {
    showCursor(here.value?.gone ? undefined : here.value?.cursor)
    // the page for reading shows no slide: who reads there looks around
    const reads = router.currentRoute.value.matched.length > 0 && !hasPrimarySlide.value
    if (reads && !isReturning) return void (follows.value = false)
    if ((isThere() && !reads) || !place.value) return
    const { no, clicks: count } = place.value
    const query = no === currentSlideNo.value ? router.currentRoute.value.query : {}
    await router.replace({ path: getSlidePath(no, isPresenter.value), query: { ...query, clicks: count || undefined } })
  }
  // a plain assignment would make Slidev go to the page of its own state, which is the first
  const showCursor = (cursor: Here['cursor']): void => patch('cursor', cursor)
  watch([currentSlideNo, clicks], () => {
    if (!follows.value || isThere()) return
    if (performance.now() - touchedAt > TOUCH_MS) return void goThere()
    follows.value = false
    showCursor(undefined)
  })

  return {
    device: () => deviceKey('viewer').then(({ publicKey }) => publicKey),
    connection,
    here,
    activity,
    follows,
    isOtherVersion: computed(() => Boolean(here.value?.version) && here.value?.version !== __VERSION__),
    /** Back to where the lecturer is. */
    comeBack(): void {
      follows.value = true
      returns.value++
      void goThere(true)
    },
    answer: (content: AnswerContent): Promise<boolean> => viewer?.answer(content) ?? Promise.resolve(false),
  }
}
