export interface GlCounts {
  draws: number
  programs: number
  /** Whether programs can be compiled in parallel here. */
  isParallel(): boolean
}

/** Counts what reaches the graphics driver. Call before the first WebGL context is made. */
export function countGl(): GlCounts {
  const isParallel = () =>
    Boolean(new OffscreenCanvas(1, 1).getContext('webgl2')?.getExtension('KHR_parallel_shader_compile'))
  const counts = { draws: 0, programs: 0, isParallel }
  const gl = WebGL2RenderingContext.prototype
  const { drawArrays, drawElements, linkProgram } = gl
  gl.drawArrays = function (...args) {
    counts.draws++
    drawArrays.apply(this, args)
  }
  gl.drawElements = function (...args) {
    counts.draws++
    drawElements.apply(this, args)
  }
  gl.linkProgram = function (program) {
    counts.programs++
    linkProgram.call(this, program)
  }
  return counts
}
