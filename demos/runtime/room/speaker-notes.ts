/** What comes after it in the notes is for readers at home. */
const EXPLANATION = '---explanation---'

/** What the notes of a slide tell the speaker, as text; a built deck has them rendered, and only so. */
export function speakerNotes(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const paragraphs = [...body.children].map(({ textContent }) => textContent.trim())
  const end = paragraphs.indexOf(EXPLANATION)
  return paragraphs.slice(0, end < 0 ? undefined : end).join('\n\n')
}
