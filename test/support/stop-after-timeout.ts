/**
 * Setup of every test file: after a test has timed out, the others of its file fail at once. It may
 * still be running, and its requests would count in the records of theirs.
 */
import { beforeEach } from 'vitest'

let timedOut: string | undefined

beforeEach(({ task, signal }) => {
  if (timedOut !== undefined) {
    throw new Error(`"${timedOut}" timed out and may still be running: this test is not run`)
  }
  signal.addEventListener('abort', () => {
    timedOut = task.name
  })
})
