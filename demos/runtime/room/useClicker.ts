import { useNav } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { recall, remember } from '../storage'
import { demoInView } from '../useLiveDemo'
import type { Lecturer } from './lecturer'
import { readPairing, writePairing, type Pairing } from './pairing'
import { speakerNotes } from './speaker-notes'
import { commandSchema, createPairing, createRemoteReader, sealRemote, type Command } from './remote'

const PAIRED = 'room clicker'
/** So often the phone is told how far the demo has come. */
const PROMPT_MS = 500

/** The phone that is paired with the lecturer's window: what it says is done, and it is told what to show. */
export function useClicker(lecturer: () => Lecturer | undefined, link: () => string | undefined) {
  const { currentSlideNo, currentSlideRoute, clicks, next, prev, total } = useNav()
  const pairing = shallowRef<Pairing>()
  const isPaired = shallowRef(false)
  let read: ((message: Uint8Array) => Command | undefined) | undefined

  function pairWith(other: Pairing | undefined): void {
    if (pairing.value) lecturer()?.unpair(pairing.value.channel)
    pairing.value = other
    isPaired.value = false
    remember(PAIRED, other ? writePairing(other, 'clicker') : undefined)
    read = other && createRemoteReader(other, 'phone', commandSchema)
    if (other) lecturer()?.pair(other.channel)
  }
  function obey(message: Uint8Array): void {
    const command = read?.(message)
    if (!command) return
    isPaired.value = true
    const demo = demoInView()
    if (command.act === 'next') void next()
    else if (command.act === 'back') void prev()
    else if (command.act === 'play') demo?.play()
    else if (command.act === 'pause') demo?.pause()
    else if (command.act === 'scrub') demo?.scrub(command.to)
    prompt()
  }
  function prompt(): void {
    if (!pairing.value || !isPaired.value) return
    const demo = demoInView()
    const { title = '', noteHTML = '' } = currentSlideRoute.value.meta.slide ?? {}
    const said = {
      title,
      notes: speakerNotes(noteHTML),
      no: currentSlideNo.value,
      total: total.value,
      demo: demo?.definition?.steps
        ? { playing: demo.playing.value, step: demo.step.value, last: demo.lastStep.value }
        : undefined,
    }
    lecturer()?.tellRemote(pairing.value.channel, sealRemote(pairing.value, 'lecturer', said))
  }
  watch([currentSlideNo, clicks], prompt, { flush: 'post' })
  const prompting = setInterval(prompt, PROMPT_MS)
  onScopeDispose(() => clearInterval(prompting))

  return {
    isPaired,
    /** The link of the phone that becomes the clicker; it holds the key. */
    clickerLink: computed(() => pairing.value && link() && `${link()}${writePairing(pairing.value, 'clicker')}`),
    obey,
    /** The phone that was paired before the window was loaded again. */
    pairAgain(): void {
      const kept = recall(PAIRED)
      if (typeof kept === 'string') pairWith(readPairing(kept))
    },
    pair: (): void => pairWith(createPairing()),
    unpair: (): void => pairWith(undefined),
  }
}
