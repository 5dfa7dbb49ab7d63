import { readFileSync } from 'node:fs'

/** The colours of the light theme, for what reads them from the document. */
export function useLightTheme(): void {
  const [light] = readFileSync('styles/tokens.css', 'utf8').split('html.dark')
  for (const [, name, value] of light!.matchAll(/(--[\w-]+): ([^;]+);/g))
    document.documentElement.style.setProperty(name!, value!)
}
