import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxPage } from '../../support/sandbox.ts'

describe('the REST API', () => {
  it('answers the sample request of the Client Credentials Flow page with no jobs', async () => {
    const { json } = await createSandboxClient()

    expect(await json<SandboxPage>('/v2/jobs')).toEqual({
      elements: [],
      paging: { count: 10, start: 0, links: [] },
    })
  })
})
