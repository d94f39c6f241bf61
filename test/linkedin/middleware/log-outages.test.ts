import { describe, expect, it } from 'vitest'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInOutageError,
  LinkedInQuotaError,
  LinkedInResponseError,
  LinkedInStatusError,
} from '../../../src/linkedin/errors.ts'
import { logOutages } from '../../../src/linkedin/middleware/log-outages.ts'
import { createClock } from '../../support/clock.ts'

const ASSETS = '/v2/learningAssets'
const REPORTS = '/v2/learningActivityReports'
const UNREACHABLE = new LinkedInNetworkError(ASSETS)
const OPEN = new LinkedInOutageError(ASSETS, 1_000)
const SIGN_IN_PAGE = new LinkedInResponseError(ASSETS, 'is not a JSON object')

/** The outages and recoveries reported for requests with given ends. */
function createSubject() {
  const clock = createClock()
  const reported: unknown[] = []
  const open = new Set<string>()
  let end: Error | null = null
  const send = logOutages({
    breaker: { isClosed: (path) => !open.has(path) },
    monotonicNow: clock.now,
    onOutage: (endpoint, error) => reported.push([endpoint, error]),
    onRecovery: (endpoint) => reported.push([endpoint, 'recovery']),
  })(async () => {
    if (end) throw end
  })
  return {
    clock,
    reported,
    /** Opens the circuit of a path. */
    opens: (path: string) => open.add(path),
    closes: (path: string) => open.delete(path),
    async fails(error: Error, path = ASSETS) {
      end = error
      await expect(send({ path, parameters: [] }, {})).rejects.toBe(error)
    },
    async succeeds(path = ASSETS) {
      end = null
      await send({ path, parameters: [] }, {})
    },
  }
}

describe('logOutages', () => {
  it('reports the first failure, and the first response after the circuit was open', async () => {
    const { reported, fails, succeeds, opens, closes } = createSubject()

    await succeeds()
    await fails(UNREACHABLE)
    await fails(UNREACHABLE)
    opens(ASSETS)
    await fails(OPEN)
    await fails(UNREACHABLE)
    closes(ASSETS)
    await succeeds()
    await succeeds()

    expect(reported).toEqual([
      [ASSETS, UNREACHABLE],
      [ASSETS, 'recovery'],
    ])
  })

  it('reports failures between responses as one outage, until there was none for 10 seconds', async () => {
    const { clock, reported, fails, succeeds } = createSubject()

    for (let count = 0; count < 10; count += 1) {
      await fails(UNREACHABLE)
      clock.advance(9_999)
      await succeeds()
    }
    expect(reported).toEqual([[ASSETS, UNREACHABLE]])
    clock.advance(1)
    await succeeds()
    await succeeds()

    expect(reported).toEqual([
      [ASSETS, UNREACHABLE],
      [ASSETS, 'recovery'],
    ])
  })

  it('reports no end for a response that was under way when the circuit opened', async () => {
    const { reported, fails, succeeds, opens } = createSubject()

    opens(ASSETS)
    await fails(OPEN)
    await succeeds()

    expect(reported).toEqual([[ASSETS, OPEN]])
  })

  it('reports an outage of each endpoint', async () => {
    const { reported, fails, succeeds, opens, closes } = createSubject()

    opens(ASSETS)
    opens(REPORTS)
    await fails(OPEN)
    await fails(OPEN, REPORTS)
    closes(ASSETS)
    await succeeds()
    await fails(OPEN, REPORTS)

    expect(reported).toEqual([
      [ASSETS, OPEN],
      [REPORTS, OPEN],
      [ASSETS, 'recovery'],
    ])
  })

  it("reports a proxy's page in place of a response, once", async () => {
    const { clock, reported, fails, succeeds } = createSubject()

    await fails(SIGN_IN_PAGE)
    await fails(SIGN_IN_PAGE)
    clock.advance(10_000)
    await succeeds()

    expect(reported).toEqual([
      [ASSETS, SIGN_IN_PAGE],
      [ASSETS, 'recovery'],
    ])
  })

  it.each([
    { description: 'a quota that is used up', error: new LinkedInQuotaError(ASSETS, 1_000) },
    {
      description: 'a token that is not granted',
      error: new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, ''),
    },
    {
      description: 'a refusal',
      error: new LinkedInStatusError(ASSETS, { status: 403, refusalCode: 'ACCESS_DENIED' }),
    },
    { description: 'a client that disconnected', error: new Error('Aborted') },
  ])('reports no outage for $description', async ({ error }) => {
    const { reported, fails, succeeds } = createSubject()

    await fails(error)
    await succeeds()

    expect(reported).toEqual([])
  })
})
