import { expect } from 'vitest'
import type { SandboxElement } from '../../support/sandbox.ts'
import { CRITERIA, countOf, type Fact, PAGES, WITH_RETIRED } from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const
const assumed = { source: 'no source', grade: 'assumed' } as const
const FILTER = 'assetFilteringCriteria'
const SORT = 'assetPresentationCriteria.sortBy'

/** An order, and the value that decreases from one element to the next. */
function order(number: string, sortBy: string, read: (asset: SandboxElement) => number): Fact {
  return {
    ...documented,
    number,
    fact: `sortBy=${sortBy} orders`,
    check: async ({ json }) => {
      const { elements } = await json(`${CRITERIA}&${SORT}=${sortBy}&count=50`)
      const values = elements.map(read)

      expect(values).toEqual(values.toSorted((one, other) => other - one))
    },
  }
}

/** 2.2 learningAssets?q=criteria: presentation, retrieval and paging. */
export const CRITERIA_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '2.2.19',
    fact: 'sortBy=RELEVANCE puts titles with the keyword first',
    check: async ({ json }) => {
      const { elements } = await json(
        `${CRITERIA}&${FILTER}.keyword=java&${SORT}=RELEVANCE&count=9`,
      )

      expect(elements.every(({ title }) => title.value.includes('Java'))).toBe(true)
    },
  },
  {
    ...documented,
    number: '2.2.20',
    fact: 'sortBy=POPULARITY and RECENCY are different orders',
    check: async ({ json }) => {
      const urns = async (sortBy: string) =>
        (await json(`${CRITERIA}&${SORT}=${sortBy}&fields=urn`)).elements.map(({ urn }) => urn)

      expect(await urns('POPULARITY')).toContain('urn:li:lyndaCourse:669544')
      expect(await urns('POPULARITY')).not.toEqual(await urns('RECENCY'))
    },
  },
  order('2.2.21', 'RECENCY', ({ details }) => Number(details?.['publishedAt'])),
  {
    ...documented,
    number: '2.2.22',
    fact: 'assetRetrievalCriteria.expandDepth adds details to deeper levels; by default to one level',
    check: async ({ json }) => {
      const chapterAt = async (depth: string) => {
        const { elements } = await json(`${CRITERIA}&${depth}&count=1`)
        return elements[0]?.contents[0]?.asset
      }

      expect(await chapterAt('')).not.toHaveProperty('details')
      expect(await chapterAt('assetRetrievalCriteria.expandDepth=2')).toHaveProperty('details')
    },
  },
  {
    ...documented,
    number: '2.2.23',
    fact: 'assetRetrievalCriteria.includeRetired adds retired assets, by default left out',
    check: async (client) => {
      const active = await countOf(client, '')

      expect(active).toBeLessThan(await countOf(client, WITH_RETIRED))
      expect(await countOf(client, 'assetRetrievalCriteria.includeRetired=false')).toBe(active)
    },
  },
  {
    number: '2.2.24',
    fact: 'only active content is found, with or without includeRetired',
    source: PAGES.criteria,
    grade: 'assumed',
    options: { assetCount: 300, assumptions: { includeRetiredInCriteria: 'ignore' } },
    check: async (client) => {
      expect(await countOf(client, WITH_RETIRED)).toBe(await countOf(client, ''))
    },
  },
  {
    ...documented,
    number: '2.2.25',
    fact: 'start is 0 by default',
    check: async ({ json }) => {
      const first = await json(`${CRITERIA}&count=2&fields=urn`)
      const second = await json(`${CRITERIA}&count=1&start=1&fields=urn`)

      expect(first.paging.start).toBe(0)
      expect(second.elements[0]).toEqual(first.elements[1])
    },
  },
  {
    ...documented,
    number: '2.2.26',
    fact: 'count is at most 100',
    check: async ({ json }) => {
      expect((await json(`${CRITERIA}&count=100&fields=urn`)).elements).toHaveLength(100)
      expect((await json(`${CRITERIA}&count=500&fields=urn`)).elements).toHaveLength(100)
    },
  },
  {
    ...assumed,
    number: '2.2.27',
    fact: 'a count above 100 is refused',
    options: { assetCount: 120, assumptions: { countAboveMaximum: 'reject' } },
    check: async ({ get }) => {
      expect((await get(`${CRITERIA}&count=101`)).status).toBe(400)
    },
  },
  {
    number: '2.2.28',
    fact: 'count is 10 by default',
    source: PAGES.pagination,
    grade: 'assumed',
    check: async ({ json }) => {
      expect((await json(CRITERIA)).elements).toHaveLength(10)
    },
  },
  {
    ...assumed,
    number: '2.2.29',
    fact: 'a value outside an enumeration is refused',
    check: async ({ get }) => {
      expect((await get(`${CRITERIA}&${FILTER}.assetTypes[0]=SOCKS`)).status).toBe(400)
      expect((await get(`${CRITERIA}&${FILTER}.difficultyLevels[0]=SOCKS`)).status).toBe(400)
      expect((await get(`${CRITERIA}&${SORT}=PRICE`)).status).toBe(400)
    },
  },
]
