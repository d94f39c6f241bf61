import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

/**
 * Audits that require status 200 for documents that do not parse, validate or coerce. The draft of
 * August 2026 requires 4xx, as Apollo Server answers.
 */
const SUPERSEDED = ['572B', 'FDE2', '7B9B']

/** Audits that need introspection, which is off in production. */
const NEED_INTROSPECTION = ['BF61', '28B9', '2EA1', 'D6D5', '6A70']

/** The number of audits per requirement level in this version of graphql-http. */
const COUNTS = { MUST: 13, SHOULD: 23, MAY: 25 }

describe('GraphQL over HTTP', () => {
  let linkedIn: FakeLinkedIn
  let open: TestServer
  let production: TestServer

  beforeAll(async () => {
    linkedIn = await startFakeLinkedIn()
    open = await startServerFor(linkedIn.config)
    production = await startServerFor(linkedIn.config, {
      isProduction: true,
      isIntrospectionEnabled: false,
    })
  })

  afterAll(async () => {
    await open.close()
    await production.close()
    await linkedIn.close()
  })

  it('passes all audits but the superseded', async () => {
    const audits = await runAudits(open)

    expect(countsOf(audits)).toEqual(COUNTS)
    expect(failuresOf(audits)).toEqual([...SUPERSEDED].sort())
  })

  it('fails, in production, only the audits that need introspection besides', async () => {
    const audits = await runAudits(production)

    expect(failuresOf(audits)).toEqual([...SUPERSEDED, ...NEED_INTROSPECTION].sort())
  })

  it('answers in the accepted media type', async () => {
    const typeFor = async (accept: string) => {
      const response = await fetch(`${open.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: '{"query":"{ __typename }"}',
      })
      return response.headers.get('content-type')
    }

    expect(await typeFor('application/graphql-response+json')).toContain(
      'application/graphql-response+json',
    )
    expect(await typeFor('application/json')).toContain('application/json')
  })
})

interface RanAudit {
  readonly id: string
  readonly requirement: string
  readonly isOk: boolean
}

function runAudits({ url }: TestServer): Promise<RanAudit[]> {
  const audits = serverAudits({
    url: `${url}/graphql`,
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, {
        ...init,
        // Without it, GET is refused as cross-site request forgery.
        headers: { ...(init.headers as object), 'apollo-require-preflight': 'true' },
      }),
  })
  return Promise.all(
    audits.map(async ({ id, name, fn }) => ({
      id,
      requirement: name.split(' ')[0] ?? '',
      isOk: (await fn()).status === 'ok',
    })),
  )
}

function countsOf(audits: readonly RanAudit[]) {
  const counts: Record<string, number> = {}
  for (const { requirement } of audits) counts[requirement] = (counts[requirement] ?? 0) + 1
  return counts
}

function failuresOf(audits: readonly RanAudit[]) {
  return audits
    .filter(({ isOk }) => !isOk)
    .map(({ id }) => id)
    .sort()
}
