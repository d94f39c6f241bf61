import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInStatusError,
} from '../../../src/linkedin/errors.ts'
import { logOutages } from '../../../src/linkedin/middleware/outage-log.ts'

const PATH = '/v2/learningAssets'
const UNREACHABLE = new LinkedInNetworkError(PATH)

/** The outages and recoveries reported for requests with given ends. */
function createSubject() {
  const reported: unknown[] = []
  let end: () => unknown = () => ({})
  const send = logOutages({
    onOutage: (error) => reported.push(error),
    onRecovery: () => reported.push('recovery'),
  })(async () => end())
  return {
    reported,
    async sends(...ends: (() => unknown)[]) {
      for (const next of ends) {
        end = next
        await send({ path: PATH, parameters: [] }, {}).catch(() => {})
      }
    },
  }
}

const succeeds = () => ({})
const fails = (error: Error) => () => {
  throw error
}

describe('logOutages', () => {
  it('reports an outage once, and its end once', async () => {
    const { reported, sends } = createSubject()

    await sends(
      succeeds,
      fails(UNREACHABLE),
      fails(UNREACHABLE),
      fails(UNREACHABLE),
      succeeds,
      succeeds,
      fails(UNREACHABLE),
    )

    expect(reported).toEqual([UNREACHABLE, 'recovery', UNREACHABLE])
  })

  it.each([
    { description: 'a quota that is used up', error: new LinkedInQuotaError(PATH, 1_000) },
    {
      description: 'a refusal',
      error: new LinkedInStatusError(PATH, { status: 403, refusalCode: 'ACCESS_DENIED' }),
    },
    { description: 'a client that disconnected', error: new Error('Aborted') },
  ])('reports no outage for $description', async ({ error }) => {
    const { reported, sends } = createSubject()

    await sends(succeeds, fails(error), succeeds)

    expect(reported).toEqual([])
  })
})
