/**
 * Headers that isolate a page, which threads of WebAssembly need. What a page takes from other sites still comes, without
 * cookies; a browser that does not know `credentialless` isolates nothing.
 */
export const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'credentialless',
  // so that a page that is isolated itself can still show the deck in a frame
  'cross-origin-resource-policy': 'cross-origin',
} as const
