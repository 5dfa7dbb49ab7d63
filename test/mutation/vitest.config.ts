import shared from '../../vitest.config'

/** The tests that a mutant must not survive: those of the maths and of the runtime, which need neither views nor posters. */
export default {
  ...shared,
  test: {
    include: ['test/unit/core/**/*.test.ts', 'test/unit/runtime/**/*.test.ts', 'test/goldens/**/*.test.ts'],
    testTimeout: 60_000,
  },
}
