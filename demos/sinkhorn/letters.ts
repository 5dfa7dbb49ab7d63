/** The classes of the batch. */
export const LETTERS = ['A', 'B', 'C'] as const
