import { describe, expect, it } from 'vitest'
import { createSandboxClient } from '../support/sandbox.ts'

const JOBS = '/v2/jobs'
const ASSET = '/v2/learningAssets/urn:li:lyndaCourse:669544'

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
    const asset = await get(ASSET)

    expect([token.status, jobs.status, asset.status]).toEqual([500, 200, 503])
    expect(await token.text()).toBe('not JSON')
  })

  it('applies to a part of the requests, the same with the same seed', async () => {
    const statusesOf = async () => {
      const { sandbox, get } = await createSandboxClient()
      sandbox.injectFault({ status: 503, probability: 0.25, times: Number.POSITIVE_INFINITY })
      const statuses: number[] = []
      for (let count = 0; count < 200; count += 1) statuses.push((await get(JOBS)).status)
      return statuses
    }

    const statuses = await statusesOf()

    const failed = statuses.filter((status) => status === 503)
    expect(failed.length).toBeGreaterThan(30)
    expect(failed.length).toBeLessThan(70)
    expect(await statusesOf()).toEqual(statuses)
  })

  it('applies to every second request', async () => {
    const { sandbox, get } = await createSandboxClient()
    sandbox.injectFault({ status: 401, every: 2, times: 2 })

    const statuses: number[] = []
    for (let sent = 0; sent < 6; sent += 1) statuses.push((await get(JOBS)).status)

    expect(statuses).toEqual([200, 401, 200, 401, 200, 200])
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

  it('leaves a request without an answer until the sandbox closes', async () => {
    const { sandbox, get, token } = await createSandboxClient()
    await token()
    sandbox.injectFault({ kind: 'hang', path: ASSET })

    const hanging = expect(get(ASSET)).rejects.toThrow()
    const other = await get(JOBS)
    await sandbox.close()

    expect(other.status).toBe(200)
    await hanging
  })
})
