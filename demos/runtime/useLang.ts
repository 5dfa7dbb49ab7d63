import { configs } from '@slidev/client'
import type { Lang } from '../core/text'

/** The language of the deck. */
export function useLang(): Lang {
  return configs.htmlAttrs?.lang === 'en' ? 'en' : 'fr'
}
