import { expect } from 'vitest'
import type { SandboxClient } from '../../support/sandbox.ts'
import { CLASSIFICATIONS, type Fact, PAGES } from './fact.ts'

const documented = { source: PAGES.classifications, grade: 'documented' } as const
const ENGLISH = 'sourceLocale.language=en&sourceLocale.country=US'
const KEYWORD = `${CLASSIFICATIONS}?q=keyword&keyword`

interface Classifications {
  readonly elements: { urn: string; type: string; name: { value: string } }[]
  readonly paging: { total: number; count: number; start: number }
}

function find({ json }: SandboxClient, query: string): Promise<Classifications> {
  return json<Classifications>(`${CLASSIFICATIONS}?${query}`)
}

/** 2.4 learningClassifications. */
export const CLASSIFICATION_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '2.4.1',
    fact: 'a category is found by its URN',
    check: async ({ json }) => {
      const english = { country: 'US', language: 'en' }

      expect(await json(`${CLASSIFICATIONS}/urn:li:lyndaCategory:7220`)).toEqual({
        urn: 'urn:li:lyndaCategory:7220',
        owner: { urn: 'urn:li:organization:1337', name: { locale: english, value: 'LinkedIn' } },
        name: { locale: english, value: 'Audio Post-Production' },
        type: 'TOPIC',
      })
    },
  },
  {
    ...documented,
    number: '2.4.2',
    fact: 'a skill is found by its URN',
    check: async ({ json }) => {
      expect(await json(`${CLASSIFICATIONS}/urn:li:skill:1001?fields=type,urn`)).toEqual({
        type: 'SKILL',
        urn: 'urn:li:skill:1001',
      })
    },
  },
  {
    ...documented,
    number: '2.4.3',
    fact: 'targetLocale falls back to the locale of the name',
    check: async ({ json }) => {
      const path = `${CLASSIFICATIONS}/urn:li:lyndaCategory:7220?targetLocale.language=de&targetLocale.country=DE`

      expect(await json(path)).toMatchObject({ name: { locale: { language: 'en' } } })
    },
  },
  ...(['LIBRARY', 'SUBJECT', 'TOPIC'] as const).map((type, index) => ({
    number: `2.4.${4 + index}`,
    fact: `localeAndType lists classifications of the type ${type} in a locale`,
    source: PAGES.localeAndType,
    grade: 'documented' as const,
    check: async (client: SandboxClient) => {
      const { elements } = await find(client, `q=localeAndType&type=${type}&${ENGLISH}&count=100`)

      expect(new Set(elements.map((element) => element.type))).toEqual(new Set([type]))
    },
  })),
  {
    number: '2.4.7',
    fact: 'localeAndType refuses skills',
    source: 'one client',
    grade: 'client',
    check: async ({ get }) => {
      const path = `${CLASSIFICATIONS}?q=localeAndType&type=SKILL&${ENGLISH}`

      expect((await get(path)).status).toBe(400)
    },
  },
  {
    number: '2.4.8',
    fact: 'each language has categories of its own',
    source: 'one recorded answer',
    grade: 'recorded',
    check: async (client) => {
      const german = 'sourceLocale.language=de&sourceLocale.country=DE'
      const { elements } = await find(client, `q=localeAndType&type=LIBRARY&${german}`)

      expect(elements[0]).toMatchObject({
        urn: 'urn:li:lyndaCategory:412016',
        name: { value: 'Business' },
      })
    },
  },
  {
    number: '2.4.9',
    fact: 'start, count and fields choose the page',
    source: PAGES.localeAndType,
    grade: 'documented',
    check: async (client) => {
      const query = `q=localeAndType&type=LIBRARY&${ENGLISH}&start=1&count=1&fields=urn`

      expect(await find(client, query)).toMatchObject({
        elements: [{ urn: 'urn:li:lyndaCategory:7163' }],
        paging: { total: 3, count: 1, start: 1 },
      })
    },
  },
  {
    number: '2.4.10',
    fact: 'keyword finds all types, the exact name first, case aside',
    source: PAGES.criteria,
    grade: 'documented',
    check: async ({ json }) => {
      const { elements } = await json<Classifications>(
        `${KEYWORD}=BUSINESS&targetLocale.language=en&targetLocale.country=US`,
      )

      expect(elements[0]).toMatchObject({ type: 'LIBRARY', name: { value: 'Business' } })
      expect(new Set(elements.map(({ type }) => type)).size).toBeGreaterThan(2)
    },
  },
  {
    number: '2.4.11',
    fact: 'the finder keyword requires keyword',
    source: 'no source for the status',
    grade: 'assumed',
    check: async ({ get }) => {
      expect((await get(`${CLASSIFICATIONS}?q=keyword`)).status).toBe(400)
    },
  },
  {
    number: '2.4.12',
    fact: 'finders return elements and paging, and no metadata',
    source: 'one recorded answer',
    grade: 'recorded',
    check: async ({ json }) => {
      const page = await json<Classifications>(`${KEYWORD}=java`)

      expect(Object.keys(page)).toEqual(['elements', 'paging'])
      expect(Object.keys(page.elements[0] ?? {}).sort()).toEqual(['name', 'owner', 'type', 'urn'])
    },
  },
  {
    number: '2.4.13',
    fact: 'an unknown URN is not found',
    source: 'no source for the wording',
    grade: 'assumed',
    check: async ({ get }) => {
      expect((await get(`${CLASSIFICATIONS}/urn:li:lyndaCategory:1`)).status).toBe(404)
    },
  },
]
