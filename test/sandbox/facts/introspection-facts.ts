import { expect } from 'vitest'
import { REPORTS_ONLY_APPLICATION } from '../../../src/sandbox/oauth/applications.ts'
import type { SandboxClient } from '../../support/sandbox.ts'
import { type Fact, PAGES } from './fact.ts'

const documented = { source: PAGES.introspection, grade: 'documented' } as const
const START = Date.UTC(2026, 0, 1)
const START_SECONDS = START / 1000
const now = () => START

/** Introspects the client's token; `fields` replace those of the form. */
async function introspect(client: SandboxClient, fields: Record<string, string> = {}) {
  const { sandbox, token } = client
  const body = new URLSearchParams({
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    token: await token(),
    ...fields,
  })
  const response = await fetch(`${sandbox.url}/oauth/v2/introspectToken`, { method: 'POST', body })
  return { status: response.status, body: await response.json() }
}

/** 1.4 token introspection. */
export const INTROSPECTION_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '1.4.1',
    fact: 'an active token is described, its times in seconds',
    options: { now },
    check: async (client) => {
      expect(await introspect(client)).toEqual({
        status: 200,
        body: {
          active: true,
          status: 'active',
          client_id: client.sandbox.clientId,
          created_at: START_SECONDS,
          authorized_at: START_SECONDS,
          expires_at: START_SECONDS + 7_775_999,
          auth_type: '2L',
        },
      })
    },
  },
  {
    ...documented,
    number: '1.4.2',
    fact: 'an expired token is not active, with status expired',
    options: { tokenLifetime: 60 },
    check: async (client) => {
      await client.token()
      client.sandbox.advanceTime(60_000)

      expect((await introspect(client)).body).toMatchObject({ active: false, status: 'expired' })
    },
  },
  {
    ...documented,
    number: '1.4.3',
    fact: 'a revoked token is not active, with status revoked',
    options: {},
    check: async (client) => {
      await client.token()
      client.sandbox.revokeTokens()

      expect((await introspect(client)).body).toMatchObject({ active: false, status: 'revoked' })
    },
  },
  {
    ...documented,
    number: '1.4.4',
    fact: "another application's token is not active, without further members",
    check: async (client) => {
      const answer = await introspect(client, {
        client_id: REPORTS_ONLY_APPLICATION.clientId,
        client_secret: REPORTS_ONLY_APPLICATION.clientSecret,
      })

      expect(answer).toEqual({ status: 200, body: { active: false } })
    },
  },
  ...[
    { number: '1.4.5', cause: 'an unknown client_id', fields: { client_id: 'x' }, status: 400 },
    { number: '1.4.6', cause: 'an unknown token', fields: { token: 'x' }, status: 400 },
    { number: '1.4.7', cause: 'a wrong secret', fields: { client_secret: 'x' }, status: 401 },
    { number: '1.4.8', cause: 'a missing client_id', fields: { client_id: '' }, status: 400 },
    { number: '1.4.9', cause: 'a missing secret', fields: { client_secret: '' }, status: 400 },
    { number: '1.4.10', cause: 'a missing token', fields: { token: '' }, status: 400 },
  ].map(({ number, cause, fields, status }) => ({
    ...documented,
    number,
    fact: `${cause} is answered with ${status}`,
    check: async (client: SandboxClient) => {
      expect((await introspect(client, fields)).status).toBe(status)
    },
  })),
]
