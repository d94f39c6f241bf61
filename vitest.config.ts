import { configDefaults, defineConfig } from 'vitest/config'
import { relayTags } from './test/clients/relay-tags.ts'

/** Tests that import the packages of `examples/clients` and `examples/supergraph`, or run `bench/peer`. */
const OF_PROJECTS = [
  'test/clients/**/*.test.ts',
  'test/supergraph/**/*.test.ts',
  'test/bench/upstream.test.ts',
]

export default defineConfig({
  plugins: [relayTags()],
  // Vite resolves `graphql` to its ES module and Node to its CommonJS one; two copies make
  // `instanceof` fail across them. One alias keeps tests on the copy that the server runs on, and what
  // a project's packages are given on theirs.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 20_000,
    // Files share a process and what they have imported, which takes a third less time: no test
    // replaces a module, and each gives back the clock that it has taken.
    isolate: false,
    reporters: ['default', ['json', { outputFile: 'coverage/results.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...OF_PROJECTS],
        },
      },
      {
        extends: true,
        test: {
          name: 'projects',
          include: OF_PROJECTS,
          globalSetup: 'test/support/install-projects.ts',
        },
      },
    ],
  },
})
