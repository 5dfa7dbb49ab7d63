import { baseUrl } from './base-url'

/**
 * Names channels and stored values for this deck alone: several decks, or several years of one, may be served by the
 * same host, and windows of another build would not understand each other.
 */
export const deckName = (name: string): string => `${baseUrl().pathname} ${__BUILD__} ${name}`
