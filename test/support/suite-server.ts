import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from './fake-linkedin.ts'
import { startServerFor, type TestServer } from './test-server.ts'

/** A server that runs during the tests of a suite, and the fake LinkedIn behind it. */
export interface SuiteServer {
  /** Its origin. */
  readonly url: string
  readonly linkedIn: FakeLinkedIn
  /** The lines that it has logged since the test began. */
  readonly logLines: readonly string[]
}

/** Starts a server before the tests of the suite that calls it, and closes it after them. */
export function useSuiteServer(): SuiteServer {
  let linkedIn: FakeLinkedIn
  let server: TestServer
  let linesBefore = 0

  beforeAll(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
  })

  beforeEach(() => {
    linesBefore = server.logLines.length
  })

  afterAll(async () => {
    await server.close()
    await linkedIn.close()
  })

  return {
    get url() {
      return server.url
    },
    get linkedIn() {
      return linkedIn
    },
    get logLines() {
      return server.logLines.slice(linesBefore)
    },
  }
}
