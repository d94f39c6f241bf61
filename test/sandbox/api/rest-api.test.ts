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

  it('takes a query string of at most 4 KB, and a longer one as a tunnelled query', async () => {
    const { sandbox, token, get, json } = await createSandboxClient()
    const query = (length: number) => `q=criteria&count=1&x=`.padEnd(length, 'x')
    const tunnel = async (headers: Record<string, string>) =>
      fetch(`${sandbox.url}/v2/learningAssets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token()}`, ...headers },
        body: query(5_000),
      })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const override = { 'x-http-method-override': 'GET' }

    expect((await get(`/v2/learningAssets?${query(4_096)}`)).status).toBe(200)
    expect((await get(`/v2/learningAssets?${query(4_097)}`)).status).toBe(414)
    expect((await tunnel(form)).status).toBe(405)
    expect((await tunnel(override)).status).toBe(405)
    const tunnelled = await tunnel({ ...form, ...override })
    expect(tunnelled.status).toBe(200)
    const { elements } = (await tunnelled.json()) as SandboxPage
    expect(elements).toEqual((await json('/v2/learningAssets?q=criteria&count=1')).elements)
  })
})
