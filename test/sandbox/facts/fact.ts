import { expect } from 'vitest'
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import type { SandboxClient, SandboxElement } from '../sandbox-client.ts'

/**
 * How well a fact about LinkedIn is known: from its documentation, from an answer that somebody
 * recorded, from a client that relies on it, or not at all, where the sandbox has to choose.
 */
export type Grade = 'documented' | 'recorded' | 'client' | 'assumed'

/** One fact about LinkedIn's API, and how it shows in the sandbox. */
export interface Fact {
  /** Section and row; sections are those of `facts.test.ts`. */
  readonly number: string
  readonly fact: string
  /** LinkedIn's page, or where it was seen. */
  readonly source: string
  readonly grade: Grade
  /** Of a sandbox of its own; without them, the fact is checked in one that it shares. */
  readonly options?: SandboxOptions
  /** Throws where the sandbox does otherwise. */
  check(client: SandboxClient): Promise<void>
}

/** LinkedIn's pages, by the names that they go by. */
export const PAGES = {
  clientCredentials: 'Client Credentials Flow',
  authentication: 'LinkedIn Learning: Authentication',
  introspection: 'Token Introspection',
  partner: 'LinkedIn Learning: Partner Identifier',
  errors: 'Error Handling',
  rateLimits: 'Rate Limits',
  pagination: 'Pagination',
  assets: 'Learning Assets API reference',
  classifications: 'Learning Classifications API reference',
  criteria: 'Criteria API',
  localeAndType: 'Locale and Type API',
  individual: 'Retrieve an individual learning object',
  foundations: 'LinkedIn Learning: API foundations',
  releaseNotes: 'LinkedIn Learning: Release notes',
} as const

/** Where answers of LinkedIn Learning were recorded. */
export const RECORDED = 'answers recorded in 2020, 2021 and 2022'

/** Error bodies that the same gateway was seen to give on other APIs of LinkedIn. */
export const GATEWAY = 'answers of the gateway recorded on other LinkedIn APIs'

/** The collection of assets. */
export const ASSETS = '/v2/learningAssets'

/** Finds by criteria. */
export const CRITERIA = `${ASSETS}?q=criteria`

/** The first course of the documented search. */
export const JAVA = `${ASSETS}/urn:li:lyndaCourse:669544`

/** The collection of classifications. */
export const CLASSIFICATIONS = '/v2/learningClassifications'

/** An asset's details; none are empty. */
export function detailsOf({ details }: SandboxElement): Readonly<Record<string, unknown>> {
  return details ?? {}
}

/** Every asset that a query finds, page by page. */
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

/** How many assets a query finds. */
export async function countOf({ json }: SandboxClient, query: string): Promise<number> {
  return (await json(`${CRITERIA}&count=0&${query}`)).paging.total
}

/** Parameter of the criteria finder that lets it find all there is. */
export const WITH_RETIRED = 'assetRetrievalCriteria.includeRetired=true'

/** A request that is refused with exactly this body. */
export interface Refusal extends Omit<Fact, 'check' | 'fact'> {
  readonly cause: string
  readonly body: { readonly status: number } & Readonly<Record<string, unknown>>
  ask(client: SandboxClient): Promise<Response>
}

/** The fact that a request is refused with its body. */
export function refusal({ cause, body, ask, ...known }: Refusal): Fact {
  return {
    ...known,
    fact: `${cause} is answered with ${body.status}`,
    check: async (client) => {
      const response = await ask(client)

      expect(response.status).toBe(body.status)
      expect(await response.json()).toEqual(body)
    },
  }
}
