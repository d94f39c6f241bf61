import { expect } from 'vitest'
import type { SandboxClient, SandboxElement } from '../../support/sandbox.ts'
import { ASSETS, type Fact, PAGES, RECORDED } from './fact.ts'

const documented = { source: PAGES.localeAndType, grade: 'documented' } as const
const PATH = `${ASSETS}?q=localeAndType`
const ENGLISH = 'sourceLocale.language=en&sourceLocale.country=US'
const COURSES = `${PATH}&assetType=COURSE&${ENGLISH}`

async function typesOf({ json }: SandboxClient, type: string): Promise<ReadonlySet<string>> {
  const { elements } = await json(`${PATH}&assetType=${type}&${ENGLISH}&fields=type&count=100`)
  return new Set(elements.map((element) => element.type))
}

function chapterOf({ elements }: { elements: SandboxElement[] }): SandboxElement | undefined {
  return elements[0]?.contents[0]?.asset
}

/** 2.3 learningAssets?q=localeAndType. */
export const LOCALE_AND_TYPE_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '2.3.1',
    fact: 'q=localeAndType returns elements and paging, and no metadata',
    check: async ({ json }) => {
      expect(Object.keys(await json(COURSES))).toEqual(['elements', 'paging'])
    },
  },
  {
    ...documented,
    number: '2.3.2',
    fact: 'assetType=COURSE returns courses',
    check: async (client) => {
      expect(await typesOf(client, 'COURSE')).toEqual(new Set(['COURSE']))
    },
  },
  {
    ...documented,
    number: '2.3.3',
    fact: 'assetType=VIDEO returns videos',
    check: async (client) => {
      expect(await typesOf(client, 'VIDEO')).toEqual(new Set(['VIDEO']))
    },
  },
  {
    ...documented,
    number: '2.3.4',
    fact: 'other asset types are refused',
    check: async ({ get }) => {
      expect((await get(`${PATH}&assetType=LEARNING_PATH&${ENGLISH}`)).status).toBe(400)
    },
  },
  {
    number: '2.3.5',
    fact: 'assetType is required',
    source: 'always sent',
    grade: 'assumed',
    check: async ({ get }) => {
      expect((await get(`${PATH}&${ENGLISH}`)).status).toBe(400)
    },
  },
  {
    ...documented,
    number: '2.3.6',
    fact: 'sourceLocale.language and .country are the source locale of an asset',
    check: async ({ json }) => {
      const german = 'sourceLocale.language=de&sourceLocale.country=DE'
      const { elements } = await json(`${PATH}&assetType=COURSE&${german}&fields=title,details`)

      for (const { details } of elements) {
        expect(details?.['availableLocales']).toMatchObject([{ language: 'de' }])
      }
      expect(elements.length).toBeGreaterThan(0)
    },
  },
  {
    number: '2.3.7',
    fact: 'sourceLocale is required',
    source: 'always sent',
    grade: 'assumed',
    check: async ({ get }) => {
      expect((await get(`${PATH}&assetType=COURSE`)).status).toBe(400)
    },
  },
  {
    ...documented,
    number: '2.3.8',
    fact: 'expandDepth is 1 by default',
    check: async ({ json }) => {
      expect(chapterOf(await json(`${COURSES}&count=1`))).not.toHaveProperty('details')
      expect(chapterOf(await json(`${COURSES}&count=1&expandDepth=2`))).toHaveProperty('details')
    },
  },
  {
    ...documented,
    number: '2.3.9',
    fact: 'includeRetired is false by default',
    check: async ({ json }) => {
      const totalOf = async (query: string) => (await json(COURSES + query)).paging.total

      expect(await totalOf('')).toBeLessThan(await totalOf('&includeRetired=true'))
      expect(await totalOf('&includeRetired=false')).toBe(await totalOf(''))
    },
  },
  {
    number: '2.3.10',
    fact: 'start and count select the page, with links to its neighbours, the previous one first',
    source: PAGES.foundations,
    grade: 'documented',
    check: async ({ json }) => {
      const { paging } = await json(`${COURSES}&count=20&start=100&fields=urn`)

      expect(paging).toMatchObject({ count: 20, start: 100 })
      expect(paging.links.map(({ rel, href }) => [rel, /start=\d+/.exec(href)?.[0]])).toEqual([
        ['prev', 'start=80'],
        ['next', 'start=120'],
      ])
    },
  },
  {
    number: '2.3.11',
    fact: 'totals are not capped',
    source: RECORDED,
    grade: 'recorded',
    options: { assetCount: 300, searchTotalCap: 20 },
    check: async ({ json }) => {
      expect((await json(COURSES)).paging.total).toBeGreaterThan(20)
    },
  },
]
