import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInStatusError,
} from '../../../src/linkedin/errors.ts'
import { logOutages } from '../../../src/linkedin/middleware/outage-log.ts'

const PATH = '/v2/learningAssets'
const DOWN = new LinkedInNetworkError(PATH)

/** What is told while requests end as a test says. */
function createSubject() {
  const told: unknown[] = []
  let end: () => unknown = () => ({})
  const send = logOutages({
    onOutage: (error) => told.push(error),
    onRecovery: () => told.push('well'),
  })(async () => end())
  return {
    told,
    async sends(...ends: (() => unknown)[]) {
      for (const next of ends) {
        end = next
        await send({ path: PATH, parameters: [] }, {}).catch(() => {})
      }
    },
  }
}

const answers = () => ({})
const fails = (error: Error) => () => {
  throw error
}

describe('logOutages', () => {
  it('tells once that LinkedIn fails, and once that it answers again', async () => {
    const { told, sends } = createSubject()

    await sends(answers, fails(DOWN), fails(DOWN), fails(DOWN), answers, answers, fails(DOWN))

    expect(told).toEqual([DOWN, 'well', DOWN])
  })

  it.each([
    { description: 'a used up quota', error: new LinkedInQuotaError(PATH, 1_000) },
    {
      description: 'a refusal',
      error: new LinkedInStatusError(PATH, { status: 403, refusalCode: 'ACCESS_DENIED' }),
    },
    { description: 'a client that went away', error: new Error('Abandoned') },
  ])('takes $description for no outage', async ({ error }) => {
    const { told, sends } = createSubject()

    await sends(answers, fails(error), answers)

    expect(told).toEqual([])
  })
})
