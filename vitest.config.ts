import { readdirSync, readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Real browsers and exports are slow on small machines: waits go by state, these are only the last resort. */
const patient = { testTimeout: 180_000, hookTimeout: 300_000, fileParallelism: false }

/** A test that asserts nothing fails: its loop was empty, or its callback never ran. In a browser a wait asserts too. */
const asserting = { expect: { requireAssertions: true } }

/** A file that replaces modules, or changes the backend of TensorFlow.js or the theme for good, has a thread of its own. */
const NEEDS_A_THREAD =
  /vi\.(mock|doMock|resetModules|stubGlobal)\(|useWasm|tfjs-backend-wasm|describeSessions|\/theme'|setProperty\(/
const unitFolders = ['unit', 'contract', 'snapshots', 'goldens'].map((name) => `test/${name}`)
const unitFiles = unitFolders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)
const aloneFiles = unitFiles.filter((file) => NEEDS_A_THREAD.test(readFileSync(file, 'utf8')))
/** Node by default; a file about Vue components starts with `// @vitest-environment happy-dom`. A thread starts sooner than a process. */
const unit = { testTimeout: 60_000, pool: 'threads', ...asserting } as const

export default defineConfig({
  plugins: [vue()],
  define: { __BUILD__: '"test"', __VERSION__: '"test"', __OPENS_ROOM__: false, __FOLLOWS_FEED__: false },
  test: {
    projects: [
      // Files that leave everything as it was share a thread, and what they import: that takes longer than most tests.
      {
        extends: true,
        test: {
          name: 'unit',
          include: unitFiles.filter((file) => !aloneFiles.includes(file)),
          isolate: false,
          ...unit,
        },
      },
      { extends: true, test: { name: 'unit-alone', include: aloneFiles, ...unit } },
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
