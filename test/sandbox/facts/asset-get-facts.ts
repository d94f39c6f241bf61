import { expect } from 'vitest'
import type { SandboxClient, SandboxElement } from '../../support/sandbox.ts'
import { ASSETS, detailsOf, type Fact, findAll, JAVA, PAGES, WITH_RETIRED } from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const

/** The URN of an English asset with a translation in a language. */
async function findTranslated(client: SandboxClient, language: string): Promise<string> {
  const assets = await findAll(
    client,
    `assetFilteringCriteria.locales[0].language=${language}&fields=urn,details:(availableLocales)`,
  )
  const translated = assets.find((asset) => {
    const [source] = detailsOf(asset)['availableLocales'] as { language: string }[]
    return source?.language === 'en'
  })
  return translated?.urn ?? ''
}

async function titleLocale({ json }: SandboxClient, urn: string, parameters: string) {
  return (await json<SandboxElement>(`${ASSETS}/${urn}?fields=title&${parameters}`)).title.locale
}

async function findRetired(client: SandboxClient): Promise<string> {
  const assets = await findAll(client, `${WITH_RETIRED}&fields=urn,details:(availability)`)
  return assets.find(({ details }) => details?.['availability'] === 'RETIRED')?.urn ?? ''
}

const LOCALES = [
  ['de', 'DE'],
  ['es', 'ES'],
  ['fr', 'FR'],
  ['it', 'IT'],
  ['ja', 'JP'],
  ['ko', 'KR'],
  ['nl', 'NL'],
  ['pl', 'PL'],
  ['pt', 'BR'],
  ['tr', 'TR'],
  ['zh', 'CN'],
  ['in', 'ID'],
] as const

/** 2.1 learningAssets by URN. */
export const ASSET_GET_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '2.1.1',
    fact: 'the documented request is answered as documented, without an envelope',
    check: async ({ json }) => {
      const path = `${ASSETS}/urn:li:lyndaCourse:563322?targetLocale.language=en&targetLocale.country=US&includeRetired=true&expandDepth=3&fields=urn,title`

      expect(await json(path)).toEqual({
        urn: 'urn:li:lyndaCourse:563322',
        title: { locale: { country: 'US', language: 'en' }, value: 'Measuring Company Culture' },
      })
    },
  },
  {
    number: '2.1.2',
    fact: 'courses, chapters and videos have URNs to be read by',
    source: PAGES.individual,
    grade: 'documented',
    check: async ({ json }) => {
      const course = await json<SandboxElement>(JAVA)
      const chapter = course.contents[1]?.asset
      const video = chapter?.contents[1]?.asset

      expect(chapter?.urn).toMatch(/^urn:li:lyndaChapter:\(urn:li:lyndaCourse:669544,\d+\)$/)
      expect(video?.urn).toMatch(/^urn:li:lyndaVideo:\(urn:li:lyndaCourse:669544,\d+\)$/)
      for (const part of [chapter, video]) {
        const { urn, type, title } = await json<SandboxElement>(`${ASSETS}/${part?.urn}`)
        expect({ urn, type, title }).toEqual({
          urn: part?.urn,
          type: part?.type,
          title: part?.title,
        })
      }
    },
  },
  {
    number: '2.1.3',
    fact: 'a URN may be percent-encoded',
    source: 'clients of both forms',
    grade: 'assumed',
    check: async ({ get }) => {
      const path = `${ASSETS}/${encodeURIComponent('urn:li:lyndaCourse:669544')}`

      expect((await get(path)).status).toBe(200)
    },
  },
  ...LOCALES.map(([language, country], index) => ({
    number: `2.1.${4 + index}`,
    fact: `targetLocale ${language}_${country} selects the translation, if there is one`,
    source: language === 'nl' ? PAGES.individual : PAGES.assets,
    grade: 'documented' as const,
    check: async (client: SandboxClient) => {
      const urn = await findTranslated(client, language)
      const target = `targetLocale.language=${language}&targetLocale.country=${country}`

      expect(await titleLocale(client, urn, target)).toEqual({ country, language })
    },
  })),
  {
    ...documented,
    number: '2.1.16',
    fact: 'targetLocale en_US selects the source locale of most assets',
    check: async (client) => {
      const target = 'targetLocale.language=en&targetLocale.country=US'

      expect(await titleLocale(client, 'urn:li:lyndaCourse:669544', target)).toEqual({
        country: 'US',
        language: 'en',
      })
    },
  },
  {
    ...documented,
    number: '2.1.17',
    fact: 'without a translation, an asset is served in its source locale',
    check: async (client) => {
      const urn = 'urn:li:lyndaCourse:669544'

      expect(await titleLocale(client, urn, 'targetLocale.language=tr')).toMatchObject({
        language: 'en',
      })
    },
  },
  {
    ...documented,
    number: '2.1.18',
    fact: 'targetLocale is the source locale by default',
    check: async (client) => {
      const urn = await findTranslated(client, 'de')

      expect(await titleLocale(client, urn, '')).toMatchObject({ language: 'en' })
    },
  },
  ...[
    { depth: 0, parameter: '', detailed: ['COURSE'] },
    { depth: 1, parameter: 'expandDepth=1', detailed: ['COURSE'] },
    { depth: 2, parameter: 'expandDepth=2', detailed: ['COURSE', 'CHAPTER'] },
    { depth: 3, parameter: 'expandDepth=3', detailed: ['COURSE', 'CHAPTER', 'VIDEO'] },
  ].map(({ depth, parameter, detailed }) => ({
    ...documented,
    number: `2.1.${19 + depth}`,
    fact: `${parameter || 'no expandDepth'} adds details to ${detailed.join(', ')}`,
    check: async ({ json }: SandboxClient) => {
      const course = await json<SandboxElement>(`${JAVA}?${parameter}`)
      const line = [course, course.contents[0]?.asset, course.contents[0]?.asset.contents[0]?.asset]

      expect(line.filter((asset) => asset?.details).map((asset) => asset?.type)).toEqual(detailed)
    },
  })),
  {
    ...documented,
    number: '2.1.23',
    fact: 'includeRetired=true finds retired assets too',
    check: async (client) => {
      const urn = await findRetired(client)

      expect((await client.get(`${ASSETS}/${urn}?includeRetired=true`)).status).toBe(200)
    },
  },
  {
    number: '2.1.24',
    fact: 'without includeRetired, a retired asset is not found',
    source: 'no source',
    grade: 'assumed',
    check: async (client) => {
      const path = `${ASSETS}/${await findRetired(client)}`

      expect((await client.get(path)).status).toBe(404)
      expect((await client.get(`${path}?includeRetired=false`)).status).toBe(404)
    },
  },
  {
    number: '2.1.25',
    fact: 'without includeRetired, a retired asset is found as well',
    source: 'no source',
    grade: 'assumed',
    options: { assetCount: 100, assumptions: { retiredWithoutIncludeRetired: 'show' } },
    check: async (client) => {
      expect((await client.get(`${ASSETS}/${await findRetired(client)}`)).status).toBe(200)
    },
  },
  {
    number: '2.1.26',
    fact: 'a learning path, which the page does not list, is found by its URN',
    source: PAGES.individual,
    grade: 'assumed',
    check: async (client) => {
      const [path] = await findAll(client, 'assetFilteringCriteria.assetTypes[0]=LEARNING_PATH')

      expect((await client.get(`${ASSETS}/${path?.urn}`)).status).toBe(200)
    },
  },
]
