import { expect } from 'vitest'
import type { SandboxElement } from '../../support/sandbox.ts'
import {
  ASSETS,
  CRITERIA,
  countOf,
  detailsOf,
  type Fact,
  findAll,
  PAGES,
  WITH_RETIRED,
} from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const
const FILTER = 'assetFilteringCriteria'
const YEAR = Date.UTC(2026, 0, 1)

/** A filter, and the predicate that selects the same assets. */
function filter(
  number: string,
  query: string,
  fields: string,
  isMet: (asset: SandboxElement) => boolean,
): Fact {
  return {
    ...documented,
    number,
    fact: `${query} narrows`,
    check: async (client) => {
      const all = await findAll(client, `${WITH_RETIRED}&fields=${fields}`)
      const found = await findAll(client, `${WITH_RETIRED}&fields=${fields}&${FILTER}.${query}`)

      expect(found.length).toBeGreaterThan(0)
      expect(found.every(isMet)).toBe(true)
      expect(found).toHaveLength(all.filter(isMet).length)
      expect(found.length).toBeLessThan(all.length)
    },
  }
}

/** A filter by a property that answers do not show: it finds some assets, not all. */
function hiddenFilter(number: string, query: string): Fact {
  return {
    ...documented,
    number,
    fact: `${query} narrows`,
    check: async (client) => {
      const found = await countOf(client, `${FILTER}.${query}`)

      expect(found).toBeGreaterThan(0)
      expect(found).toBeLessThan(await countOf(client, ''))
    },
  }
}

const typeIs = (type: string) => (asset: SandboxElement) => asset.type === type
const levelIs = (level: string) => (asset: SandboxElement) => asset.details?.['level'] === level

function changedAfter({ details }: SandboxElement, moment: number): boolean {
  const times = ['publishedAt', 'lastUpdatedAt', 'retiredAt'].map((name) => details?.[name])
  return times.some((time) => typeof time === 'number' && time > moment)
}

function isClassified(asset: SandboxElement, urn: string): boolean {
  const entries = detailsOf(asset)['classifications'] as {
    associatedClassification: { urn: string }
  }[]
  return entries.some(({ associatedClassification }) => associatedClassification.urn === urn)
}

function isInLanguage(asset: SandboxElement, language: string): boolean {
  const locales = detailsOf(asset)['availableLocales'] as { language: string }[]
  return locales.some((locale) => locale.language === language)
}

const CATEGORY = 'urn:li:lyndaCategory:7163'
const CHANGES = 'details:(publishedAt,lastUpdatedAt,retiredAt)'

/** 2.2 learningAssets?q=criteria: its filters. */
export const FILTER_FACTS: readonly Fact[] = [
  {
    ...documented,
    number: '2.2.1',
    fact: 'q=criteria is the finder',
    check: async ({ get }) => {
      expect((await get(`${ASSETS}?q=criteria`)).status).toBe(200)
      expect((await get(`${ASSETS}?q=Criteria`)).status).toBe(404)
    },
  },
  filter('2.2.2', 'assetTypes[0]=COURSE', 'type', typeIs('COURSE')),
  filter('2.2.3', 'assetTypes[0]=LEARNING_PATH', 'type', typeIs('LEARNING_PATH')),
  filter('2.2.4', 'assetTypes[0]=VIDEO', 'type', typeIs('VIDEO')),
  {
    ...documented,
    number: '2.2.5',
    fact: 'several values of a list widen',
    check: async (client) => {
      const types = (...names: string[]) =>
        countOf(client, names.map((name, i) => `${FILTER}.assetTypes[${i}]=${name}`).join('&'))

      expect(await types('COURSE', 'VIDEO')).toBe((await types('COURSE')) + (await types('VIDEO')))
    },
  },
  filter(
    '2.2.6',
    `classifications[0]=${CATEGORY}`,
    'details:(classifications:(associatedClassification:(urn)))',
    (asset) => isClassified(asset, CATEGORY),
  ),
  hiddenFilter('2.2.7', 'classifications[0]=urn:li:skill:1001'),
  filter('2.2.8', 'difficultyLevels[0]=BEGINNER', 'details:(level)', levelIs('BEGINNER')),
  filter('2.2.9', 'difficultyLevels[0]=INTERMEDIATE', 'details:(level)', levelIs('INTERMEDIATE')),
  filter('2.2.10', 'difficultyLevels[0]=ADVANCED', 'details:(level)', levelIs('ADVANCED')),
  {
    ...documented,
    number: '2.2.11',
    fact: 'keyword ignores case',
    check: async (client) => {
      const found = await countOf(client, `${FILTER}.keyword=JaVa`)

      expect(found).toBeGreaterThan(0)
      expect(await countOf(client, `${FILTER}.keyword=java`)).toBe(found)
    },
  },
  filter('2.2.12', `lastModifiedAfter=${YEAR}`, CHANGES, (asset) => changedAfter(asset, YEAR)),
  filter('2.2.13', 'locales[0].language=de', 'details:(availableLocales)', (asset) =>
    isInLanguage(asset, 'de'),
  ),
  {
    ...documented,
    number: '2.2.14',
    fact: 'locales[0].country narrows a language',
    check: async (client) => {
      const language = `${FILTER}.locales[0].language=pt`
      const found = await countOf(client, `${language}&${FILTER}.locales[0].country=BR`)

      expect(found).toBeGreaterThan(0)
      expect(await countOf(client, `${language}&${FILTER}.locales[0].country=PT`)).toBe(0)
    },
  },
  hiddenFilter('2.2.15', 'licensedOnly=true'),
  {
    ...documented,
    number: '2.2.16',
    fact: 'licensedOnly without locales implies those of the licence',
    check: async (client) => {
      const fields = 'fields=details:(availableLocales)'
      const found = await findAll(client, `${FILTER}.licensedOnly=true&${fields}`)

      const licensed = ['en', 'de', 'fr', 'es']
      expect(found.every((asset) => licensed.some((each) => isInLanguage(asset, each)))).toBe(true)
    },
  },
  {
    ...documented,
    number: '2.2.17',
    fact: 'flags are true or false, in lower case only',
    check: async ({ get }) => {
      const statusOf = async (value: string) =>
        (await get(`${CRITERIA}&${FILTER}.licensedOnly=${value}`)).status

      expect([await statusOf('true'), await statusOf('false')]).toEqual([200, 200])
      expect([await statusOf('True'), await statusOf('1')]).toEqual([400, 400])
    },
  },
  { ...hiddenFilter('2.2.18', 'isCurated=true'), source: PAGES.releaseNotes },
]
