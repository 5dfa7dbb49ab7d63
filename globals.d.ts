// Constants that Slidev defines at build time, and modules without types that its client imports.
declare const __DEV__: boolean
declare const __SLIDEV_HASH_ROUTE__: boolean
declare const __SLIDEV_HAS_SERVER__: boolean
declare const __SLIDEV_FEATURE_EDITOR__: boolean
declare const __SLIDEV_FEATURE_DRAWINGS_PERSIST__: boolean

declare module 'file-saver'
declare module 'server-reactive:demos?diff' {
  const state: Record<string, unknown>
  export default state
}

/** Posters are large: their type is declared, not read off each file. */
declare module '*/poster.json' {
  const poster: import('./demos/runtime/contract').PosterFile
  export default poster
}
