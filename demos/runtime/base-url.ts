/** Returns where the deck's files are. */
export const baseUrl = (): URL => new URL(import.meta.env.BASE_URL, location.href)
