export interface GlCounts {
  draws: number
  programs: number
}

/** Counts what reaches the graphics driver. Call before the first WebGL context is made. */
export function countGl(): GlCounts {
  const counts = { draws: 0, programs: 0 }
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
