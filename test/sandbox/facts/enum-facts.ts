import { expect } from 'vitest'
import type { SandboxElement } from '../sandbox-client.ts'
import {
  CLASSIFICATIONS,
  CRITERIA,
  detailsOf,
  type Fact,
  findAll,
  PAGES,
  WITH_RETIRED,
} from './fact.ts'

const known = { source: PAGES.assets, grade: 'documented' } as const
const LISTED = `ARTICLE ASSESSMENT AUDIO BOOK CHAPTER COURSE DOCUMENT EVENT LEARNING_COLLECTION
LEARNING_PATH VIDEO`.split(/\s+/)

/** A word that the criteria finder takes. */
function accepted(number: string, parameter: string, value: string): Fact {
  return {
    ...known,
    number,
    fact: `${parameter} may be ${value}`,
    check: async ({ get }) => {
      expect((await get(`${CRITERIA}&${parameter}=${value}&count=0`)).status).toBe(200)
    },
  }
}

/** A word that occurs in answers. */
function seen(
  number: string,
  what: string,
  value: string,
  read: (asset: SandboxElement) => unknown,
): Fact {
  return {
    ...known,
    number,
    fact: `${what} may be ${value}`,
    check: async (client) => {
      const assets = await findAll(client, WITH_RETIRED)

      expect(new Set(assets.flatMap(read))).toContain(value)
    },
  }
}

const contributionsOf = (asset: SandboxElement) =>
  (detailsOf(asset)['contributors'] as { contributionType: string }[]).map(
    (each) => each.contributionType,
  )
const classificationsOf = (asset: SandboxElement) =>
  (detailsOf(asset)['classifications'] as { associatedClassification: { type: string } }[]).map(
    ({ associatedClassification }) => associatedClassification.type,
  )
const urnsOf = (asset: SandboxElement): string[] =>
  [asset, ...asset.contents.map((each) => each.asset)].flatMap(({ urn, contents }) => [
    urn.replace(/\d[^,()]*/g, 'N'),
    ...contents.map((each) => each.asset.urn.replace(/\d[^,()]*/g, 'N')),
  ])

/** 4 enumerations. */
export const ENUM_FACTS: readonly Fact[] = [
  ...LISTED.map((type, index) =>
    accepted(`4.1.${index + 1}`, 'assetFilteringCriteria.assetTypes[0]', type),
  ),
  {
    ...accepted('4.1.12', 'assetFilteringCriteria.assetTypes[0]', 'LEARNING_PATH_SECTION'),
    source: 'one client of 2024',
    grade: 'client',
  },
  ...['COURSE', 'VIDEO', 'LEARNING_PATH'].map((type, index) =>
    seen(`4.1.${index + 13}`, 'type', type, (asset) => asset.type),
  ),
  ...['BEGINNER', 'INTERMEDIATE', 'ADVANCED'].map((level, index) =>
    seen(`4.2.${index + 1}`, 'level', level, ({ details }) => details?.['level']),
  ),
  ...['AVAILABLE', 'RETIRED'].map((availability, index) =>
    seen(`4.3.${index + 1}`, 'availability', availability, ({ details }) => [
      details?.['availability'],
    ]),
  ),
  ...['AUTHOR', 'PUBLISHER'].map((kind, index) =>
    seen(`4.4.${index + 1}`, 'contributionType', kind, contributionsOf),
  ),
  ...['SECOND', 'MINUTE', 'HOUR'].map((unit, index) =>
    seen(
      `4.5.${index + 1}`,
      'timeToComplete.unit',
      unit,
      (asset) => (detailsOf(asset)['timeToComplete'] as { unit: string }).unit,
    ),
  ),
  ...['RELEVANCE', 'POPULARITY', 'RECENCY'].map((sortBy, index) =>
    accepted(`4.6.${index + 1}`, 'assetPresentationCriteria.sortBy', sortBy),
  ),
  ...['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL', 'CONTINUING_EDUCATION_UNIT'].map((type, index) =>
    seen(`4.7.${index + 1}`, 'type of a classification', type, classificationsOf),
  ),
  ...`de_DE en_US es_ES fr_FR in_ID it_IT ja_JP ko_KR nl_NL pl_PL pt_BR tr_TR zh_CN`
    .split(' ')
    .map((locale, index) =>
      seen(`4.8.${index + 1}`, 'locale', locale, ({ title: { locale: served } }) => [
        `${served.language}_${served.country}`,
      ]),
    ),
  ...[
    'urn:li:lyndaCourse:N',
    'urn:li:lyndaChapter:(urn:li:lyndaCourse:N,N)',
    'urn:li:lyndaVideo:(urn:li:lyndaCourse:N,N)',
    'urn:li:lyndaLearningPath:N',
  ].map((urn, index) => seen(`4.9.${index + 1}`, 'urn', urn, urnsOf)),
  ...['Business', 'Creative', 'Technology'].map(
    (name, index): Fact => ({
      source: 'answers recorded',
      grade: 'recorded',
      number: `4.10.${index + 1}`,
      fact: `urn:li:lyndaCategory:${7162 + index} is the library ${name}`,
      check: async ({ json }) => {
        expect(await json(`${CLASSIFICATIONS}/urn:li:lyndaCategory:${7162 + index}`)).toMatchObject(
          {
            type: 'LIBRARY',
            name: { value: name },
          },
        )
      },
    }),
  ),
]
