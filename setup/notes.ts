import { slides } from '#slidev/slides'
import type { Router } from 'vue-router'

/** The notes of a built site are a script of their own (scripts/lazy-notes.ts): views other than slides wait for it. */
export function loadNotes(router: Router): void {
  router.beforeResolve(async ({ name }) => {
    if (name === 'play') return
    const { default: notes } = await import('virtual:notes')
    for (const { no, meta } of slides.value) meta.slide.noteHTML = notes[no] ?? meta.slide.noteHTML
  })
}
