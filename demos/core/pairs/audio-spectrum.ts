/** Columns of a spectrum in each frame of a clip. */
export const COLUMNS_PER_FRAME = 8
/** Frequency bands of a spectrum: 1 … 12 cycles in a window. */
export const BANDS = 12
/** Samples in a window. */
export const WINDOW = 64
/** Amplitudes of a tone and of its octave. */
export const HARMONICS = [1, 0.5]

/**
 * Computes the spectrum of a tone and its octave. Each column is the magnitude of the discrete Fourier transform of one
 * window.
 *
 * @param pitch cycles of the tone in a window
 * @param rhythm for each frame, whether the tone is heard
 * @returns [BANDS, frames × COLUMNS_PER_FRAME]
 */
export function spectrum(pitch: number, rhythm: readonly boolean[]): Float32Array {
  const columns = rhythm.length * COLUMNS_PER_FRAME
  const out = new Float32Array(BANDS * columns)
  for (let column = 0; column < columns; column++) {
    const loud = rhythm[Math.floor(column / COLUMNS_PER_FRAME)]!
    const wave = Float64Array.from({ length: WINDOW }, (_, n) => (loud ? tone(pitch, n + column * WINDOW) : 0))
    for (let band = 0; band < BANDS; band++) out[band * columns + column] = dftMagnitude(wave, band + 1)
  }
  return out
}
const tone = (pitch: number, n: number): number =>
  HARMONICS.reduce((sum, loud, h) => sum + loud * Math.sin((2 * Math.PI * pitch * (h + 1) * n) / WINDOW), 0)

/**
 * Computes |X_k| / (N/2), the magnitude of one coefficient of the discrete Fourier transform; it is 1 for a sine of
 * amplitude 1.
 *
 * @param wave a window [N], N = WINDOW
 * @param k cycles in the window
 */
export function dftMagnitude(wave: Float64Array, k: number): number {
  let [re, im] = [0, 0]
  for (let n = 0; n < WINDOW; n++) {
    const turn = (k * n) % WINDOW
    re += wave[n]! * COSINES[turn]!
    im -= wave[n]! * SINES[turn]!
  }
  return Math.hypot(re, im) / (WINDOW / 2)
}
const angles = Float64Array.from({ length: WINDOW }, (_, n) => (2 * Math.PI * n) / WINDOW)
const [COSINES, SINES] = [angles.map(Math.cos), angles.map(Math.sin)]
