import { useLang } from '../demos/runtime/useLang'
import { slidevWords } from './slidev-words'

/** What a word of Slidev's is in the language of the deck. */
export const slidevWord = (word: string): string => slidevWords[useLang()][word] ?? word
