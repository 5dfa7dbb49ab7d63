// Constants that Slidev defines at build time, and modules without types that its client imports.
declare const __DEV__: boolean
declare const __SLIDEV_HASH_ROUTE__: boolean
declare const __SLIDEV_HAS_SERVER__: boolean
declare const __SLIDEV_FEATURE_EDITOR__: boolean
declare const __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean
/** The site of viewers on other devices: it follows the presenting computer, and has no other windows to tell. */
declare const __FOLLOWS_FEED__: boolean
/** A room is opened as soon as the presenter view is. */
declare const __OPENS_ROOM__: boolean
/** Names what the decks are made from, equal in both languages. */
declare const __VERSION__: string
/** Names what was built, `dev` on the development server. */
declare const __BUILD__: string

declare module 'file-saver'
declare module 'virtual:notes' {
  /** By number of slide; empty on the development server, whose slides have theirs. */
  const notes: Readonly<Record<number, string>>
  export default notes
}
declare module 'server-reactive:demos?diff' {
  /** The development server's copy of a state; a built deck has none, and its patches go nowhere. */
  const state: {
    /** Sends these keys to the server, which passes them on to the other windows. */
    $patch(patch: Record<string, unknown>): Promise<unknown>
    /** Calls back with the patches of others. */
    $onPatch(callback: (patch: unknown) => void): void
  }
  export default state
}

/** Posters are large: their type is declared, not read off each file. */
declare module '*/poster.json' {
  const poster: import('./demos/runtime/contract').PosterFile
  export default poster
}

declare module '*-poster.json' {
  const poster: import('./demos/runtime/contract').PosterFile
  export default poster
}
