import { expect } from 'vitest'
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import type { SandboxClient, SandboxElement } from '../../support/sandbox.ts'

/**
 * How a fact about LinkedIn is established: by its documentation, by a recorded answer, by a client
 * that relies on it, or not: the sandbox then assumes it.
 */
export type Grade = 'documented' | 'recorded' | 'client' | 'assumed'

/** One fact about LinkedIn's API, and the check that the sandbox agrees. */
export interface Fact {
  /** Section and row; sections are those of `facts.test.ts`. */
  readonly number: string
  readonly fact: string
  /** LinkedIn's page, or where it was observed. */
  readonly source: string
  readonly grade: Grade
  /** Options of a sandbox for this fact alone; absent: one sandbox is shared by the section. */
  readonly options?: SandboxOptions
  /** Rejects when the sandbox behaves otherwise. */
  check(client: SandboxClient): Promise<void>
}

/** The titles of LinkedIn's pages. */
export const PAGES = {
  clientCredentials: 'Client Credentials Flow',
  authentication: 'LinkedIn Learning: Authentication',
  introspection: 'Token Introspection',
  partner: 'LinkedIn Learning: Partner Identifier',
  errors: 'Error Handling',
  rateLimits: 'Rate Limits',
  pagination: 'Pagination',
  queryTunneling: 'Query Tunneling',
  assets: 'Learning Assets API reference',
  classifications: 'Learning Classifications API reference',
  criteria: 'Criteria API',
  localeAndType: 'Locale and Type API',
  individual: 'Retrieve an individual learning object',
  foundations: 'LinkedIn Learning: API foundations',
  releaseNotes: 'LinkedIn Learning: Release notes',
} as const

/** Source of the answers recorded from LinkedIn Learning. */
export const RECORDED = 'answers recorded in 2020, 2021 and 2022'

/** Source of the error bodies recorded from the same gateway. */
export const GATEWAY = 'answers of the gateway recorded on other LinkedIn APIs'

/** The collection of assets. */
export const ASSETS = '/v2/learningAssets'

/** The criteria finder. */
export const CRITERIA = `${ASSETS}?q=criteria`

/** The first course of the documented search. */
export const JAVA = `${ASSETS}/urn:li:lyndaCourse:669544`

/** The collection of classifications. */
export const CLASSIFICATIONS = '/v2/learningClassifications'

/** The details of an asset; empty if it has none. */
export function detailsOf({ details }: SandboxElement): Readonly<Record<string, unknown>> {
  return details ?? {}
}

/** Every asset that a query finds, over all pages. */
export async function findAll(
  { json }: SandboxClient,
  query: string,
): Promise<readonly SandboxElement[]> {
  const found: SandboxElement[] = []
  let total = 1
  for (let start = 0; start < total; start += 100) {
    const page = await json(`${CRITERIA}&${query}&count=100&start=${start}`)
    total = page.paging.total
    found.push(...page.elements)
  }
  return found
}

/** The number of assets that a query finds. */
export async function countOf({ json }: SandboxClient, query: string): Promise<number> {
  return (await json(`${CRITERIA}&count=0&${query}`)).paging.total
}

/** Parameter of the criteria finder for retired assets too. */
export const WITH_RETIRED = 'assetRetrievalCriteria.includeRetired=true'

/** A request, and the exact body of its refusal. */
export interface Refusal extends Omit<Fact, 'check' | 'fact'> {
  readonly cause: string
  readonly body: { readonly status: number } & Readonly<Record<string, unknown>>
  send(client: SandboxClient): Promise<Response>
}

/** The fact that a request is refused with its body. */
export function refusal({ cause, body, send, ...fact }: Refusal): Fact {
  return {
    ...fact,
    fact: `${cause} is answered with ${body.status}`,
    check: async (client) => {
      const response = await send(client)

      expect(response.status).toBe(body.status)
      expect(await response.json()).toEqual(body)
    },
  }
}
