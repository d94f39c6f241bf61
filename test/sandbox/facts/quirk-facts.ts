import { expect } from 'vitest'
import { ASSETS, CRITERIA, type Fact, RECORDED } from './fact.ts'

const KEYWORD = `${CRITERIA}&assetFilteringCriteria.keyword=java`
const SMALL = { assetCount: 300, searchTotalCap: 20 }

/** 5 quirks. */
export const QUIRK_FACTS: readonly Fact[] = [
  {
    number: '5.1.1',
    fact: 'pages past the cap are empty',
    source: 'two clients',
    grade: 'assumed',
    options: SMALL,
    check: async ({ json }) => {
      expect((await json(`${KEYWORD}&start=20`)).elements).toEqual([])
    },
  },
  {
    number: '5.1.2',
    fact: 'pages past the cap are refused',
    source: 'no source',
    grade: 'assumed',
    options: { ...SMALL, assumptions: { pastTheCap: 'reject' } },
    check: async ({ get }) => {
      expect((await get(`${KEYWORD}&start=20`)).status).toBe(400)
    },
  },
  {
    number: '5.2.1',
    fact: 'a lastModifiedAfter in seconds is long ago, and has no effect',
    source: 'one client, by mistake',
    grade: 'client',
    check: async ({ json }) => {
      const query = 'assetFilteringCriteria.lastModifiedAfter=1700000000'
      const [all, changed] = [await json(CRITERIA), await json(`${CRITERIA}&${query}`)]

      expect(changed.paging.total).toBe(all.paging.total)
    },
  },
  {
    number: '5.3.1',
    fact: 'a page past the end is empty, without a next link',
    source: 'one client, which reads on until then',
    grade: 'client',
    check: async ({ json }) => {
      const { elements, paging } = await json(`${CRITERIA}&start=9000`)

      expect(elements).toEqual([])
      expect(paging.links.map(({ rel }) => rel)).toEqual(['prev'])
    },
  },
  {
    number: '5.6.1',
    fact: 'a parameter in the wrong group is ignored',
    source: RECORDED,
    grade: 'recorded',
    check: async ({ json }) => {
      const { elements } = await json(
        `${CRITERIA}&assetPresentationCriteria.expandDepth=3&assetFilteringCriteria.assetTypes[0]=COURSE&count=1`,
      )

      expect(elements[0]?.contents[0]?.asset).not.toHaveProperty('details')
    },
  },
  {
    number: '5.9.1',
    fact: 'a text has the locale that it is served in',
    source: RECORDED,
    grade: 'recorded',
    check: async ({ json }) => {
      const path = `${ASSETS}/urn:li:lyndaCourse:669544?targetLocale.language=de`

      expect(await json(path)).toMatchObject({
        title: { locale: { country: 'US', language: 'en' } },
        details: { description: { locale: { country: 'US', language: 'en' } } },
      })
    },
  },
  {
    number: '5.11.1',
    fact: 'a 200 may carry the body of an error',
    source: 'one client, which guards against it',
    grade: 'client',
    options: {},
    check: async ({ sandbox, get }) => {
      sandbox.injectFault({ status: 200, body: { status: 500, message: 'Internal Server Error' } })
      const response = await get(CRITERIA)

      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ status: 500 })
    },
  },
  {
    number: '5.13.1',
    fact: 'a client that starts at 1 misses the first asset',
    source: 'two clients, which do so',
    grade: 'client',
    check: async ({ json }) => {
      const [first] = (await json(`${CRITERIA}&fields=urn`)).elements
      const second = await json(`${CRITERIA}&fields=urn&start=1&count=100`)

      expect(second.elements).not.toContainEqual(first)
    },
  },
]
