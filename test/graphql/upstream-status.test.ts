import { afterEach, describe, expect, it } from 'vitest'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const STATUS = `{
  upstream {
    endpoints { path callsToday callsLeft resetsAt isAvailable availableAt }
    accessToken { state expiresAt }
  }
}`

/** A search that is not cached, another one for each number. */
const search = (index: number) =>
  `{ learningAssets(filter: { keyword: "java ${index}" }, first: 1) { totalCount nodes { urn } } }`

const endOfToday = () => new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString()

describe('Query.upstream', () => {
  let server: SandboxedTestServer

  afterEach(() => server.close())

  const assetsEndpoint = async () => {
    const { data } = await server.query(STATUS)
    return data.upstream.endpoints[0]
  }

  it('counts no calls at first, and makes none', async () => {
    server = await startTestServer({ assetCount: 10 })

    const { data } = await server.query(STATUS)

    const unused = {
      callsToday: 0,
      callsLeft: null,
      resetsAt: endOfToday(),
      isAvailable: true,
      availableAt: null,
    }
    expect(data.upstream).toEqual({
      endpoints: [
        { path: '/v2/learningAssets', ...unused },
        { path: '/v2/learningClassifications', ...unused },
        { path: '/v2/learningActivityReports', ...unused },
      ],
      accessToken: { state: 'NONE', expiresAt: null },
    })
    expect(server.sandbox.calls).toEqual([])
  })

  it('counts every call, retries included', async () => {
    server = await startTestServer({ assetCount: 10 })
    // Five answers earn a retry.
    for (let index = 1; index <= 5; index += 1) await server.query(search(index))
    server.sandbox.injectFault({ status: 503 })

    await server.query(search(6))

    expect(await assetsEndpoint()).toMatchObject({ callsToday: 7, isAvailable: true })
    const { data } = await server.query(STATUS)
    expect(data.upstream.accessToken).toEqual({ state: 'VALID', expiresAt: expect.any(String) })
  })

  it('has no calls left when the configured quota is used up, and makes no more', async () => {
    server = await startTestServer({ assetCount: 10 }, { dailyQuota: 2 })
    await server.query(search(1))
    expect(await assetsEndpoint()).toMatchObject({ callsToday: 1, callsLeft: 1, isAvailable: true })

    await server.query(search(2))
    const { errors } = await server.query(search(3))

    expect(errors).toMatchObject([
      {
        message: 'No more requests can be made to LinkedIn for now.',
        extensions: { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
      },
    ])
    expect(await assetsEndpoint()).toMatchObject({
      callsToday: 2,
      callsLeft: 0,
      isAvailable: false,
      availableAt: endOfToday(),
    })
    expect(server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))).toHaveLength(2)
  })

  it('has no calls left when LinkedIn refuses them, and serves from the cache', async () => {
    server = await startTestServer({ assetCount: 10, dailyQuota: 1 })
    const { data } = await server.query(search(1))

    const refused = await server.query(search(2))
    const cached = await server.query(search(1))

    expect(refused.errors?.[0]?.extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfterSeconds: 1,
    })
    expect(cached).toEqual({ data })
    expect(await assetsEndpoint()).toMatchObject({
      callsToday: 2,
      callsLeft: 0,
      isAvailable: false,
      availableAt: endOfToday(),
    })
  })

  it('is not available while LinkedIn is down and not called, for the time that clients are told', async () => {
    server = await startTestServer({ assetCount: 10 })
    server.sandbox.injectFault({ status: 503, times: Number.POSITIVE_INFINITY })
    const urns = Array.from({ length: 25 }, (_, index) => `"urn:li:lyndaCourse:${index + 1}"`)

    await server.query(`{ learningAssetsByUrn(urns: [${urns.join(' ')}]) { title } }`)
    const callsBefore = server.sandbox.calls.length
    const { data, errors } = await server.query(search(1))

    expect(data).toEqual({ learningAssets: null })
    expect(errors).toMatchObject([
      {
        message: 'LinkedIn is not available at the moment.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 1 },
      },
    ])
    expect(server.sandbox.calls).toHaveLength(callsBefore)
    const endpoint = await assetsEndpoint()
    expect(endpoint).toMatchObject({ callsLeft: null, isAvailable: false })
    expect(Date.parse(endpoint.availableAt) - Date.now()).toBeLessThanOrEqual(1_000)
  })

  it('says that the token is unavailable when LinkedIn grants none', async () => {
    server = await startTestServer({ assetCount: 10 })
    server.sandbox.injectFault({ path: '/oauth/v2/accessToken', status: 401, times: 9 })

    await server.query(search(1))

    const { data } = await server.query(STATUS)
    expect(data.upstream.accessToken).toEqual({ state: 'UNAVAILABLE', expiresAt: null })
  })
})
