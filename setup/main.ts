import { slides } from '#slidev/slides'
import { addSyncMethod, disableBuiltinSync } from '@slidev/client'
import { defineAppSetup } from '@slidev/types'
import { listenToFeed } from '../demos/runtime/feed'
import { linkedRoom } from '../demos/runtime/room/joined-room'
import { repairAddress } from '../demos/runtime/repair-address'
import { nameChannels } from './channels'
import { loadNotes } from './notes'
import { forgiveRefusedAddresses } from './refused-addresses'
import { followRoutes } from './routes-guard'

nameChannels()
forgiveRefusedAddresses()
repairAddress()
// a page in a frame gets the keyboard only when it asks for it
if (window.top !== window) addEventListener('pointerdown', () => window.focus(), { capture: true })

export default defineAppSetup(({ router }) => {
  loadNotes(router)
  router.beforeEach(async (to) => {
    const { no } = to.params
    if (typeof to.query.demo !== 'string' || typeof no !== 'string') return
    const { slideOfDemo } = await import('../demos/runtime/demo-slide')
    const slide = slideOfDemo(to.query.demo, no, slides.value)
    return slide === undefined ? undefined : { ...to, params: { no: slide } }
  })
  // a window that joined a room follows its lecturer alone, or leads without other windows
  if (linkedRoom) return disableBuiltinSync()
  if (!__FOLLOWS_FEED__) return followRoutes(router)
  addSyncMethod({
    init(channel, onUpdate) {
      // Slidev ignores where the presenter is as long as the window shows no slide itself
      const listen = () => listenToFeed('nav', (state) => onUpdate(state as object))
      if (channel.endsWith(' - shared')) void router.isReady().then(listen)
      return undefined
    },
  })
})
