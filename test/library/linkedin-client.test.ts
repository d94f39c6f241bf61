import { describe, expect, it, onTestFinished } from 'vitest'
import { createLinkedInClient, LinkedInStatusError } from '../../src/index.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startTestSandbox } from '../support/sandbox.ts'

const TITLES = { fields: new Set(['title'] as const) }

describe('createLinkedInClient', () => {
  it('authorizes its requests and caches responses, without GraphQL', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const client = createLinkedInClient(linkedIn)
    onTestFinished(client.close)
    const search = () =>
      client.learningAssets.findByCriteria({ keyword: 'java' }, { start: 0, count: 1 }, TITLES)

    const { elements, total } = await search()
    await search()

    expect(elements.map(({ title }) => title?.value)).toEqual(['Learning Java'])
    expect(total).toBe(112)
    expect(calls.map(({ path }) => path)).toEqual(['/oauth/v2/accessToken', '/v2/learningAssets'])
  })

  it('rejects with typed errors', async () => {
    const linkedIn = await startFakeLinkedIn()
    const client = createLinkedInClient(linkedIn.config)
    onTestFinished(async () => {
      await client.close()
      await linkedIn.close()
    })
    linkedIn.answers({ status: 403, body: { status: 403, message: 'CANARY' } })

    const failure = await client.get('/v2/learningAssets').catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(LinkedInStatusError)
    expect(failure).toMatchObject({ code: 'LINKEDIN_STATUS', refusal: { status: 403 } })
  })

  it('closes its connections to LinkedIn', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.answers({ body: {} })
    const client = createLinkedInClient(linkedIn.config)
    await client.get('/v2/jobs')
    expect(await linkedIn.connections()).toBe(2)

    await client.close()

    await expect.poll(() => linkedIn.connections()).toBe(0)
  })
})
