import { expect } from 'vitest'
import type { SandboxPage } from '../../support/sandbox.ts'
import { CRITERIA, type Fact, PAGES, RECORDED, WITH_RETIRED } from './fact.ts'

const documented = { source: PAGES.authentication, grade: 'documented' } as const
const recorded = { source: RECORDED, grade: 'recorded' } as const
const KEYWORD = `${CRITERIA}&assetFilteringCriteria.keyword`
const RECENCY = `${CRITERIA}&assetPresentationCriteria.sortBy=RECENCY`
const SMALL = { assetCount: 300, searchTotalCap: 20 }

function typesOf({ metadata }: SandboxPage): Readonly<Record<string, number>> {
  const facet = metadata.assetTypeFacetMetadata ?? []
  return Object.fromEntries(facet.map(({ assetType, count }) => [assetType, count]))
}

function countsOf({ metadata }: SandboxPage): number[] {
  return (metadata.difficultyLevelFacetMetadata ?? []).map(({ count }) => count)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** 3.4 metadata, 3.5 paging: bulk and search. */
export const METADATA_FACTS: readonly Fact[] = [
  {
    ...recorded,
    number: '3.4.1',
    fact: 'without keyword and order metadata is empty, and the total is true',
    options: SMALL,
    check: async ({ json }) => {
      const { metadata, paging } = await json(`${CRITERIA}&${WITH_RETIRED}&count=1`)

      expect(metadata).toEqual({})
      expect(paging.total).toBe(304)
    },
  },
  ...[
    { number: '3.4.2', kind: 'keyword', path: `${KEYWORD}=java` },
    { number: '3.4.3', kind: 'order', path: RECENCY },
  ].map(
    ({ number, kind, path }): Fact => ({
      ...recorded,
      number,
      fact: `with ${kind === 'order' ? 'an order' : 'a keyword'} there are facets, and the total is capped`,
      options: SMALL,
      check: async ({ json }) => {
        const page = await json(`${path}&start=15`)

        expect(sum(Object.values(typesOf(page)))).toBeGreaterThan(20)
        expect(page.paging).toMatchObject({ total: 20, count: 10, start: 15 })
        expect(page.elements).toHaveLength(5)
        expect(page.paging.links.map(({ rel }) => rel)).toEqual(['prev'])
      },
    }),
  ),
  {
    ...recorded,
    number: '3.4.4',
    fact: 'the cap is 1000',
    options: { assetCount: 1500 },
    check: async ({ json }) => {
      expect((await json(`${RECENCY}&count=0`)).paging.total).toBe(1000)
    },
  },
  {
    ...documented,
    number: '3.4.5',
    fact: 'a total may be uncapped',
    options: { assetCount: 1500, searchTotalCap: null },
    check: async ({ json }) => {
      expect((await json(`${RECENCY}&count=0`)).paging.total).toBeGreaterThan(1000)
    },
  },
  {
    ...documented,
    number: '3.4.6',
    fact: 'assetTypeFacetMetadata counts by assetType, most first',
    check: async ({ json }) => {
      const page = await json(`${KEYWORD}=java`)
      const counts = Object.values(typesOf(page))

      expect(counts).toEqual(counts.toSorted((one, other) => other - one))
      expect(sum(counts)).toBe(page.paging.total)
    },
  },
  {
    ...recorded,
    number: '3.4.7',
    fact: 'the asset types counted are COURSE, VIDEO, LEARNING_PATH and EVENT, which has none',
    check: async ({ json }) => {
      expect(typesOf(await json(`${KEYWORD}=java`))).toEqual({
        COURSE: expect.any(Number),
        VIDEO: expect.any(Number),
        LEARNING_PATH: expect.any(Number),
        EVENT: 0,
      })
    },
  },
  {
    ...documented,
    number: '3.4.8',
    fact: 'difficultyLevelFacetMetadata counts by difficultyLevel, most first',
    check: async ({ json }) => {
      const page = await json(`${KEYWORD}=java`)
      const counts = countsOf(page)

      expect(counts).toEqual(counts.toSorted((one, other) => other - one))
      expect(
        page.metadata.difficultyLevelFacetMetadata?.map((each) => each.difficultyLevel).sort(),
      ).toEqual(['ADVANCED', 'BEGINNER', 'INTERMEDIATE'])
    },
  },
  {
    ...recorded,
    number: '3.4.9',
    fact: 'the asset type facet ignores the filter by asset type',
    check: async ({ json }) => {
      const all = await json(`${KEYWORD}=java`)
      const videos = await json(`${KEYWORD}=java&assetFilteringCriteria.assetTypes[0]=VIDEO`)

      expect(typesOf(videos)).toEqual(typesOf(all))
      expect(videos.paging.total).toBe(typesOf(all)['VIDEO'])
    },
  },
  ...[
    { number: '3.4.10', does: 'counts only', follows: true },
    { number: '3.4.11', does: 'does not count only', follows: false },
  ].map(
    ({ number, does, follows }): Fact => ({
      source: 'one recorded answer each',
      grade: 'assumed',
      number,
      fact: `the difficulty facet ${does} the requested asset types`,
      options: { assumptions: { difficultyFacetFollowsAssetTypes: follows } },
      check: async ({ json }) => {
        const all = await json(`${KEYWORD}=java`)
        const videos = await json(`${KEYWORD}=java&assetFilteringCriteria.assetTypes[0]=VIDEO`)

        expect(sum(countsOf(videos)) < sum(countsOf(all))).toBe(follows)
      },
    }),
  ),
  {
    ...recorded,
    number: '3.4.12',
    fact: 'without a match, every facet value is present with 0, by name',
    check: async ({ json }) => {
      expect((await json(`${KEYWORD}=xyzzy`)).metadata).toEqual({
        assetTypeFacetMetadata: [
          { count: 0, assetType: 'COURSE' },
          { count: 0, assetType: 'EVENT' },
          { count: 0, assetType: 'LEARNING_PATH' },
          { count: 0, assetType: 'VIDEO' },
        ],
        difficultyLevelFacetMetadata: [
          { count: 0, difficultyLevel: 'ADVANCED' },
          { count: 0, difficultyLevel: 'BEGINNER' },
          { count: 0, difficultyLevel: 'INTERMEDIATE' },
        ],
      })
    },
  },
  {
    ...documented,
    number: '3.5.1',
    fact: 'paging has total, count, start and links',
    check: async ({ json }) => {
      expect((await json(`${KEYWORD}=java&fields=urn,title&count=3`)).paging).toEqual({
        total: expect.any(Number),
        count: 3,
        start: 0,
        links: [
          {
            rel: 'next',
            href: '/v2/learningAssets?assetFilteringCriteria.keyword=java&count=3&q=criteria&start=3',
            type: 'application/json',
          },
        ],
      })
    },
  },
  {
    number: '3.5.2',
    fact: 'count is the requested size, not the number of elements',
    source: PAGES.foundations,
    grade: 'documented',
    check: async ({ json }) => {
      const { elements, paging } = await json(`${KEYWORD}=xyzzy&count=50`)

      expect([elements.length, paging.count]).toEqual([0, 50])
    },
  },
  ...[
    { number: '3.5.3', place: 'first', start: 0, rels: ['next'] },
    { number: '3.5.4', place: 'middle', start: 10, rels: ['prev', 'next'] },
    { number: '3.5.5', place: 'last', start: 24, rels: ['prev'] },
  ].map(
    ({ number, place, start, rels }): Fact => ({
      ...documented,
      number,
      fact: `the ${place} page is linked with ${rels.join(' and ')}`,
      source: PAGES.pagination,
      options: { assetCount: 26 },
      check: async ({ json }) => {
        const { paging } = await json(`${CRITERIA}&${WITH_RETIRED}&count=6&start=${start}`)

        expect(paging.links.map(({ rel }) => rel)).toEqual(rels)
      },
    }),
  ),
]
