import { configDefaults, defineConfig } from 'vitest/config'
import { relayTags } from './test/clients/relay-tags.ts'

/**
 * Tests of the whole: those that start a process, a browser or a gateway, install packages or need the
 * build, and those that run the whole server or pipeline on many operations.
 */
const E2E = 'test/**/*.e2e.test.ts'

export default defineConfig({
  plugins: [relayTags()],
  // Vite resolves `graphql` to its ES module and Node to its CommonJS one; two copies make
  // `instanceof` fail across them. One alias keeps tests on the copy that the server runs on, and what
  // a project's packages are given on theirs.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Files share a process and what they have imported, which takes a third less time: no test
    // replaces a module, and each gives back the clock that it has taken.
    isolate: false,
    maxWorkers: '100%',
    setupFiles: 'test/support/stop-after-timeout.ts',
    // As the limits below.
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', ['json', { outputFile: 'coverage/results.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, E2E],
          // Upper bounds for what hangs, far above what a test takes on a machine that is busy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [E2E],
          globalSetup: 'test/support/install-projects.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
