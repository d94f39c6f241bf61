import { expect } from 'vitest'
import type { SandboxClient, SandboxElement } from '../../support/sandbox.ts'
import { CRITERIA, type Fact, JAVA, PAGES, RECORDED } from './fact.ts'

const english = { country: 'US', language: 'en' }

/** A projection, and the first documented course with it. */
function projection(number: string, fields: string, element: unknown, provenance = {}): Fact {
  return {
    source: PAGES.assets,
    grade: 'documented',
    ...provenance,
    number,
    fact: `fields=${fields} returns those fields`,
    check: async ({ json }) => {
      expect(await json(`${JAVA}?fields=${fields}`)).toEqual(element)
    },
  }
}

async function nextLink({ json }: SandboxClient, query: string): Promise<string | undefined> {
  const { paging } = await json(`${CRITERIA}&count=1&${query}`)
  return paging.links.find(({ rel }) => rel === 'next')?.href
}

/** A query, and the link to its next page. */
function link(number: string, fact: string, query: string, next: string, provenance = {}): Fact {
  return {
    source: RECORDED,
    grade: 'recorded',
    ...provenance,
    number,
    fact,
    check: async (client) => {
      expect(await nextLink(client, query)).toBe(`/v2/learningAssets?${next}`)
    },
  }
}

/** 2.0 the protocol of all resources. */
export const PROTOCOL_FACTS: readonly Fact[] = [
  {
    number: '2.0.1',
    fact: 'the documented search finds the documented courses, in their order',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ json }) => {
      const { elements } = await json(
        `${CRITERIA}&assetFilteringCriteria.keyword=java&fields=urn,title&count=3`,
      )

      expect(elements).toEqual([
        { urn: 'urn:li:lyndaCourse:669544', title: { locale: english, value: 'Learning Java' } },
        {
          urn: 'urn:li:lyndaCourse:375490',
          title: { locale: english, value: 'Java Essential Training for Students' },
        },
        {
          urn: 'urn:li:lyndaCourse:107061',
          title: { locale: english, value: 'Advanced Java Programming' },
        },
      ])
    },
  },
  {
    number: '2.0.2',
    fact: 'keys are dotted, lists indexed, URNs raw, as in Rest.li 1.0',
    source: PAGES.assets,
    grade: 'documented',
    check: async ({ json }) => {
      const topic = 'assetFilteringCriteria.classifications[0]=urn:li:lyndaCategory:7163'
      const { paging } = await json(`${CRITERIA}&${topic}`)

      expect(paging.total).toBeGreaterThan(0)
      expect(await json(`${JAVA}?fields=urn`)).toEqual({ urn: 'urn:li:lyndaCourse:669544' })
    },
  },
  {
    number: '2.0.3',
    fact: 'the indices of a list may begin anywhere',
    source: 'one client, which sends only the second',
    grade: 'client',
    check: async ({ json }) => {
      const { elements } = await json(`${CRITERIA}&assetFilteringCriteria.assetTypes[7]=VIDEO`)

      expect(new Set(elements.map(({ type }) => type))).toEqual(new Set(['VIDEO']))
    },
  },
  projection('2.0.4', 'urn,title', {
    urn: 'urn:li:lyndaCourse:669544',
    title: { locale: english, value: 'Learning Java' },
  }),
  projection('2.0.5', 'urn,title:(value)', {
    urn: 'urn:li:lyndaCourse:669544',
    title: { value: 'Learning Java' },
  }),
  projection(
    '2.0.6',
    'details:(level,urls:(ssoLaunch),timeToComplete:(duration))',
    {
      details: {
        level: 'BEGINNER',
        urls: { ssoLaunch: expect.any(String) },
        timeToComplete: { duration: expect.any(Number) },
      },
    },
    { source: 'several clients', grade: 'client' },
  ),
  projection(
    '2.0.7',
    'urn, type',
    { urn: 'urn:li:lyndaCourse:669544', type: 'COURSE' },
    { source: 'one client', grade: 'client' },
  ),
  {
    number: '2.0.8',
    fact: 'a projection applies to elements alone, not to metadata and paging',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ json }) => {
      const page = await json(`${CRITERIA}&assetFilteringCriteria.keyword=java&fields=urn&count=2`)

      expect(Object.keys(page)).toEqual(['metadata', 'elements', 'paging'])
      expect(page.metadata.assetTypeFacetMetadata).toHaveLength(4)
      expect(page.elements.map((element) => Object.keys(element))).toEqual([['urn'], ['urn']])
    },
  },
  {
    number: '2.0.9',
    fact: 'a projection applies to the assets in contents',
    source: PAGES.assets,
    grade: 'documented',
    check: async ({ json }) => {
      const { contents } = await json<SandboxElement>(
        `${JAVA}?fields=contents:(asset:(type,contents:(asset:(type))))`,
      )

      expect(contents[0]?.asset.type).toBe('CHAPTER')
      expect(contents[0]?.asset.contents[0]).toEqual({ asset: { type: 'VIDEO' } })
    },
  },
  link('2.0.10', 'links drop the projection', 'fields=urn,title', 'count=1&q=criteria&start=1', {
    source: PAGES.authentication,
    grade: 'documented',
  }),
  link(
    '2.0.11',
    'links are relative, their parameters sorted, their brackets raw',
    'start=3&assetFilteringCriteria.assetTypes[0]=COURSE',
    'assetFilteringCriteria.assetTypes[0]=COURSE&count=1&q=criteria&start=4',
  ),
  link(
    '2.0.12',
    'links have URNs percent-encoded',
    'assetFilteringCriteria.classifications[2]=urn:li:lyndaCategory:7164',
    'assetFilteringCriteria.classifications[2]=urn%3Ali%3AlyndaCategory%3A7164&count=1&q=criteria&start=1',
  ),
  link(
    '2.0.13',
    'unknown parameters are accepted, and repeated in links',
    'zebra=1&assetPresentationCriteria.expandDepth=2',
    'assetPresentationCriteria.expandDepth=2&count=1&q=criteria&start=1&zebra=1',
  ),
  link(
    '2.0.14',
    'values of enumerations are accepted in lower case, and repeated as sent',
    'assetFilteringCriteria.assetTypes[0]=course',
    'assetFilteringCriteria.assetTypes[0]=course&count=1&q=criteria&start=1',
  ),
  {
    number: '2.0.15',
    fact: 'q names the finder, and is required',
    source: 'no source for the status',
    grade: 'assumed',
    check: async ({ get }) => {
      expect((await get('/v2/learningAssets')).status).toBe(404)
    },
  },
  {
    number: '2.0.16',
    fact: 'the sample request of the client credentials page is answered',
    source: PAGES.clientCredentials,
    grade: 'documented',
    check: async ({ get }) => {
      expect((await get('/v2/jobs')).status).toBe(200)
    },
  },
  {
    number: '2.0.17',
    fact: 'a query string above 4 KB is tunnelled in a POST, and otherwise refused with 414',
    source: PAGES.queryTunneling,
    grade: 'documented',
    check: async ({ sandbox, get, token, json }) => {
      const { pathname, search } = new URL(
        `${CRITERIA}&count=1&x=${'x'.repeat(5_000)}`,
        sandbox.url,
      )
      const tunnelled = await fetch(sandbox.url + pathname, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await token()}`,
          'content-type': 'application/x-www-form-urlencoded',
          'x-http-method-override': 'GET',
        },
        body: search.slice(1),
      })

      expect((await get(pathname + search)).status).toBe(414)
      expect(await tunnelled.json()).toMatchObject({
        elements: (await json(`${CRITERIA}&count=1`)).elements,
      })
    },
  },
  {
    number: '2.0.18',
    fact: 'answers are not compressed',
    source: 'no source',
    grade: 'assumed',
    check: async ({ get }) => {
      const { headers } = await get(JAVA, { 'accept-encoding': 'gzip, br' })

      expect(headers.get('content-encoding')).toBeNull()
    },
  },
]
