/**
 * Audio-visual clips with known causes, after the examples of AVID+CMA, Morgado et al. 2020 (arXiv 2004.12943). An event
 * decides how a shape moves and which sound is heard. Two events share each motion and two share each sound, so that
 * neither the picture nor the sound alone tells the event. The rest is drawn independently: outline, colour and position
 * of the shape, pitch and noise of the sound.
 */
import type { Random } from '../random'
import { FrameStore, KINDS, FRAME_SIDE } from './frames'
import { FRAMES } from './card'
import { BANDS, HARMONICS, dftMagnitude, WINDOW } from './audio-spectrum'

export const MOTIONS = ['jumps', 'slides', 'turns'] as const
export const SOUNDS = ['rises', 'falls', 'beats'] as const
/** Motion (`look`) and sound of the six events. */
const EVENTS = [0, 1, 2].flatMap((look) => [look, (look + 1) % 3].map((sound) => [look, sound] as const))

/** The causes, in the order of `toVector`. */
const CAUSES = ['look', 'sound', 'kind', 'ground', 'x', 'y', 'phase', 'pitch', 'loudness', 'offbeat', 'noise'] as const
/** All that a clip follows from, besides white noise. */
export type ClipCauses = Readonly<Record<(typeof CAUSES)[number], number>>

/**
 * Draws the causes of a clip.
 *
 * @param shared whether picture and sound belong to one event; otherwise each is drawn by itself
 */
export function sampleClip(random: Random, shared: boolean): ClipCauses {
  const event = EVENTS[random.int(EVENTS.length)]!
  const [look, sound] = shared ? event : [random.int(MOTIONS.length), random.int(SOUNDS.length)]
  return {
    look,
    sound,
    kind: random.int(KINDS),
    ground: 225 + random.int(25),
    x: FRAME_SIDE / 2 + random.uniform(-3, 3),
    y: FRAME_SIDE / 2 + random.uniform(-3, 3),
    phase: random.uniform(0, 2 * Math.PI),
    pitch: random.uniform(1.5, 5),
    loudness: random.uniform(0.6, 1),
    offbeat: random.int(2),
    noise: random.uniform(0.1, 0.5),
  }
}
/** Lists the causes of a clip as numbers. */
export const toVector = (causes: ClipCauses): number[] => CAUSES.map((cause) => causes[cause])
/** The inverse of `toVector`. */
export const fromVector = (list: ArrayLike<number>): ClipCauses =>
  Object.fromEntries(CAUSES.map((cause, i) => [cause, list[i]!])) as ClipCauses

/** Tells whether two clips show the same event, which positives should share. */
export const sameEvent = (a: ClipCauses, b: ClipCauses): boolean => a.look === b.look && a.sound === b.sound

const SWING = 7
const RADIUS = 4.5
/** Renders the frames of a clip [FRAMES, FRAME_SIDE, FRAME_SIDE, 3]. */
export function renderFrames({ look, kind, ground, x, y, phase }: ClipCauses): { shape: number[]; data: Uint8Array } {
  const pictures = new FrameStore()
  for (let t = 0; t < FRAMES; t++) {
    const turn = phase + (2 * Math.PI * t) / FRAMES
    const across = look === 0 ? 0 : SWING * Math.cos(turn)
    const down = look === 1 ? 0 : SWING * Math.sin(turn)
    pictures.drawFrame([{ kind, x: x + across, y: y + down, radius: RADIUS }], ground)
  }
  return pictures.all
}

const BLOCKS = 8
export const VIDEO_INPUTS = FRAMES * BLOCKS * BLOCKS
/**
 * Computes the input of the video encoder: how dark each block of 4 x 4 pixels is against the ground.
 *
 * @returns [FRAMES · 8 · 8] in 0 … 1
 */
export function videoInput(causes: ClipCauses): Float32Array {
  const { data } = renderFrames(causes)
  const out = new Float32Array(VIDEO_INPUTS)
  const block = FRAME_SIDE / BLOCKS
  const share = 1 / (255 * 3 * block * block)
  for (let i = 0, y = 0; y < FRAMES * FRAME_SIDE; y++) {
    for (let x = 0; x < FRAME_SIDE; x++, i += 3) {
      const darker = 3 * causes.ground - data[i]! - data[i + 1]! - data[i + 2]!
      out[Math.floor(y / block) * BLOCKS + Math.floor(x / block)]! += darker * share
    }
  }
  return out
}

/** The tone in frame t: its pitch, in cycles a window, and its loudness. */
function tone({ sound, pitch, loudness, offbeat }: ClipCauses, t: number): { pitch: number; loud: number } {
  const GLIDE = 0.5
  if (sound === 2) return { pitch: pitch + 2, loud: (t + offbeat) % 2 ? loudness : 0 }
  return { pitch: pitch + GLIDE * (sound === 0 ? t : FRAMES - 1 - t), loud: loudness }
}

/**
 * Synthesises the sound of a clip, with white noise.
 *
 * @param perFrame samples in each frame
 * @param cycles cycles of a tone of pitch 1 in each frame
 * @returns samples [FRAMES · perFrame]
 */
export function waveform(causes: ClipCauses, perFrame: number, cycles: number, random: Random): Float32Array {
  const out = new Float32Array(FRAMES * perFrame)
  let angle = 0
  for (let n = 0; n < out.length; n++) {
    const { pitch, loud } = tone(causes, Math.floor(n / perFrame))
    angle += (2 * Math.PI * pitch * cycles) / perFrame
    const clean = HARMONICS.reduce((sum, weight, h) => sum + weight * Math.sin((h + 1) * angle), 0)
    out[n] = loud * clean + causes.noise * random.normal()
  }
  return out
}

export const AUDIO_INPUTS = BANDS * FRAMES
/**
 * Computes the input of the audio encoder: the spectrum of one window in each frame.
 *
 * @returns [BANDS, FRAMES]
 */
export function audioInput(causes: ClipCauses, random: Random): Float32Array {
  const wave = Float64Array.from(waveform(causes, WINDOW, 1, random))
  const out = new Float32Array(AUDIO_INPUTS)
  for (let t = 0; t < FRAMES; t++) {
    const window = wave.subarray(t * WINDOW, (t + 1) * WINDOW)
    for (let band = 0; band < BANDS; band++) out[band * FRAMES + t] = dftMagnitude(window, band + 1)
  }
  return out
}
