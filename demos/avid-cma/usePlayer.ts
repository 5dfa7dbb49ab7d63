import { useIntervalFn } from '@vueuse/core'
import { onBeforeUnmount, ref, watch } from 'vue'
import { FRAMES } from '../core/pairs/card'
import { toVector, waveform, type ClipCauses } from '../core/pairs/audio-visual-clips'
import { Random } from '../core/random'

const FRAME_SECONDS = 0.25
/** Hertz of a pitch of 1. */
const BASE = 110
const RATE = 22_050
const VOLUME = 0.15

/** Plays a clip once when asked to: its frames, and its sound unless it is muted. */
export function usePlayer(scene: () => ClipCauses, mute: () => boolean) {
  const frame = ref(0)
  const timer = useIntervalFn(() => (frame.value === FRAMES - 1 ? stop() : frame.value++), 1000 * FRAME_SECONDS, {
    immediate: false,
  })
  let audio: AudioContext | undefined

  function stop(): void {
    timer.pause()
    void audio?.close()
    audio = undefined
    frame.value = 0
  }
  function play(): void {
    stop()
    if (!mute()) sound()
    timer.resume()
  }
  /** The same tones as the encoder hears, higher, with noise of the same strength. */
  function sound(): void {
    const perFrame = Math.round(RATE * FRAME_SECONDS)
    const samples = waveform(scene(), perFrame, BASE * FRAME_SECONDS, new Random(0, 'played'))
    audio = new AudioContext()
    const buffer = audio.createBuffer(1, samples.length, RATE)
    buffer.getChannelData(0).set(samples.map((sample) => sample * VOLUME))
    const source = audio.createBufferSource()
    source.buffer = buffer
    source.connect(audio.destination)
    source.start()
  }
  // each snapshot brings the same scene as a new object
  watch([() => toVector(scene()).join(), mute], stop)
  onBeforeUnmount(stop)
  return { frame, playing: timer.isActive, toggle: () => (timer.isActive.value ? stop() : play()) }
}
