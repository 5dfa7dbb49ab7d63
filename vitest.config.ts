import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Real browsers and exports are slow on small machines: waits go by state, these are only the last resort. */
const patient = { testTimeout: 180_000, hookTimeout: 300_000, fileParallelism: false }

/** A test that asserts nothing fails: its loop was empty, or its callback never ran. In a browser a wait asserts too. */
const asserting = { expect: { requireAssertions: true } }

export default defineConfig({
  plugins: [vue()],
  define: { __BUILD__: '"test"', __VERSION__: '"test"', __OPENS_ROOM__: false, __FOLLOWS_FEED__: false },
  test: {
    projects: [
      {
        // Node by default; a file about Vue components starts with `// @vitest-environment happy-dom`.
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{unit,contract,snapshots,goldens}/**/*.test.ts'],
          testTimeout: 60_000,
          // a thread starts sooner than a process
          pool: 'threads',
          ...asserting,
        },
      },
      // Sound under losses, reorderings, reloads and hostile requests: long random schedules, in Node.
      {
        extends: true,
        test: { name: 'trust', include: ['test/trust/**/*.test.ts'], testTimeout: 240_000, ...asserting },
      },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...patient } },
      { extends: true, test: { name: 'export', include: ['test/export/**/*.test.ts'], ...patient, ...asserting } },
    ],
  },
})
