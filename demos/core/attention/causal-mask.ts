/** Says whether the query at a position may look at the key at a position; both count from 0. */
export type AttentionMask = (key: number, query: number) => boolean

/** Causal mask: a query sees the keys up to its own position, i ≤ j. Vaswani et al. 2017 (arXiv 1706.03762), §3.2.3. */
export const causalMask: AttentionMask = (key, query) => key <= query
