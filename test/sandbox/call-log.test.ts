import { describe, expect, it } from 'vitest'
import { createSandboxClient } from '../support/sandbox.ts'

const JOBS = '/v2/jobs'

describe('calls', () => {
  it('lists requests in order, without secrets', async () => {
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

  it('counts the bytes sent, in UTF-8; of a truncated answer those before the cut', async () => {
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

  it('has neither status nor bytes for a request without an answer', async () => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.clearCalls()
    sandbox.injectFault({ kind: 'reset' })

    await expect(get(JOBS)).rejects.toThrow()

    expect(sandbox.calls).toEqual([expect.objectContaining({ status: null, bytes: null })])
  })
})

describe('clearCalls', () => {
  it('drops the calls so far', async () => {
    const { sandbox, get } = await createSandboxClient()
    await get(JOBS)

    sandbox.clearCalls()
    await get(JOBS)

    expect(sandbox.calls.map(({ path }) => path)).toEqual([JOBS])
  })
})
