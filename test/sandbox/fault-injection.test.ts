import { describe, expect, it, vi } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

const JOBS = '/v2/jobs'

describe('injectFault', () => {
  it('replaces as many answers as the fault says', async () => {
    const { sandbox, get } = await createSandboxClient()
    sandbox.injectFault({
      status: 429,
      times: 2,
      body: { status: 429 },
      headers: { 'Retry-After': '7' },
    })

    const answers = [await get(JOBS), await get(JOBS), await get(JOBS)]

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe('7')
    expect(await answers[0]?.json()).toEqual({ status: 429 })
  })

  it('applies to the given path alone', async () => {
    const { sandbox, get, requestToken } = await createSandboxClient()
    sandbox.injectFault({ path: '/v2/learningAssets', status: 503 })
    sandbox.injectFault({ path: /accessToken$/, status: 500, body: 'not JSON' })

    const token = await requestToken()
    const jobs = await get(JOBS)
    const asset = await get('/v2/learningAssets/urn:li:lyndaCourse:669544')

    expect([token.status, jobs.status, asset.status]).toEqual([500, 200, 503])
    expect(await token.text()).toBe('not JSON')
  })

  it('goes on until the faults are cleared', async () => {
    const { sandbox, get } = await createSandboxClient()
    sandbox.injectFault({ status: 503, times: Number.POSITIVE_INFINITY })

    const failed = [await get(JOBS), await get(JOBS)]
    sandbox.clearFaults()
    const recovered = await get(JOBS)

    expect([...failed, recovered].map(({ status }) => status)).toEqual([503, 503, 200])
  })

  it('sends a page of HTML in place of JSON', async () => {
    const { sandbox, get } = await createSandboxClient()
    sandbox.injectFault({ kind: 'html' })

    const response = await get(JOBS)

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html')
  })

  it('delays an answer', async () => {
    const { sandbox, get } = await createSandboxClient()
    sandbox.injectFault({ kind: 'latency', latencyMs: 30 })
    const before = performance.now()

    const response = await get(JOBS)

    expect(response.status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(25)
  })

  it.each(['reset', 'truncate'] as const)('breaks the connection: %s', async (kind) => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.injectFault({ kind })

    await expect(get(JOBS).then((response) => response.text())).rejects.toThrow()
    expect((await get(JOBS)).status).toBe(200)
  })

  it('never answers, until the sandbox closes', async () => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.injectFault({ kind: 'hang' })

    const hanging = get(JOBS)
    await vi.waitUntil(() => sandbox.calls.length === 2)
    const after = await get(JOBS)
    const ended = expect(hanging).rejects.toThrow()
    await sandbox.close()

    expect(after.status).toBe(200)
    await ended
  })
})

describe('calls', () => {
  it('are noted in order, without secrets', async () => {
    const { sandbox, get } = await createSandboxClient()

    const jobs = await get(`${JOBS}?count=1`, { referer: 'urn:li:partner:dundermifflin' })
    const { byteLength } = await jobs.arrayBuffer()

    expect(sandbox.calls).toEqual([
      {
        method: 'POST',
        path: '/oauth/v2/accessToken',
        query: '',
        body: 'grant_type=client_credentials&client_id=86sandboxlearn&client_secret=[redacted]',
        hasAuthorization: false,
        referer: null,
        status: 200,
        bytes: expect.any(Number),
      },
      {
        method: 'GET',
        path: JOBS,
        query: 'count=1',
        body: '',
        hasAuthorization: true,
        referer: 'urn:li:partner:dundermifflin',
        status: 200,
        bytes: byteLength,
      },
    ])
  })

  it('tell how many bytes were sent, in UTF-8, of a cut answer those before the cut', async () => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.clearCalls()
    sandbox.injectFault({ status: 503, body: 'Grüße' })
    sandbox.injectFault({ kind: 'truncate', path: JOBS })

    await get(JOBS)
    await expect(get(JOBS).then((response) => response.text())).rejects.toThrow()
    const whole = await (await get(JOBS)).arrayBuffer()

    expect(sandbox.calls.map(({ bytes }) => bytes)).toEqual([
      Buffer.byteLength('Grüße'),
      whole.byteLength >> 1,
      whole.byteLength,
    ])
  })

  it('have neither status nor bytes where nothing is answered', async () => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.clearCalls()
    sandbox.injectFault({ kind: 'reset' })

    await expect(get(JOBS)).rejects.toThrow()

    expect(sandbox.calls).toEqual([expect.objectContaining({ status: null, bytes: null })])
  })

  it('can be cleared', async () => {
    const { sandbox, get } = await createSandboxClient()
    await get(JOBS)

    sandbox.clearCalls()
    await get(JOBS)

    expect(sandbox.calls.map(({ path }) => path)).toEqual([JOBS])
  })
})
