import { expect } from 'vitest'
import type { SandboxElement } from '../../support/sandbox.ts'
import {
  CLASSIFICATIONS,
  CRITERIA,
  detailsOf,
  type Fact,
  findAll,
  PAGES,
  WITH_RETIRED,
} from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const
const LISTED = `ARTICLE ASSESSMENT AUDIO BOOK CHAPTER COURSE DOCUMENT EVENT LEARNING_COLLECTION
LEARNING_PATH VIDEO`.split(/\s+/)

/** A value that the criteria finder accepts. */
function accepted(number: string, parameter: string, value: string): Fact {
  return {
    ...documented,
    number,
    fact: `${parameter} may be ${value}`,
    check: async ({ get }) => {
      expect((await get(`${CRITERIA}&${parameter}=${value}&count=0`)).status).toBe(200)
    },
  }
}

/** A place in assets where the values of an enumeration occur. */
interface Occurrence {
  readonly name: string
  /** The projection that `read` needs. */
  readonly fields: string
  /** The value, or the values, in one asset. */
  read(asset: SandboxElement): unknown
}

/** A value that occurs in answers. */
function occurs(number: string, { name, fields, read }: Occurrence, value: string): Fact {
  return {
    ...documented,
    number,
    fact: `${name} may be ${value}`,
    check: async (client) => {
      const assets = await findAll(client, `${WITH_RETIRED}&fields=${fields}`)

      expect(new Set(assets.flatMap(read))).toContain(value)
    },
  }
}

const TYPE: Occurrence = { name: 'type', fields: 'type', read: ({ type }) => type }
const LEVEL: Occurrence = {
  name: 'level',
  fields: 'details:(level)',
  read: ({ details }) => details?.['level'],
}
const AVAILABILITY: Occurrence = {
  name: 'availability',
  fields: 'details:(availability)',
  read: ({ details }) => details?.['availability'],
}
const CONTRIBUTION_TYPE: Occurrence = {
  name: 'contributionType',
  fields: 'details:(contributors:(contributionType))',
  read: (asset) =>
    (detailsOf(asset)['contributors'] as { contributionType: string }[]).map(
      ({ contributionType }) => contributionType,
    ),
}
const TIME_UNIT: Occurrence = {
  name: 'timeToComplete.unit',
  fields: 'details:(timeToComplete:(unit))',
  read: (asset) => (detailsOf(asset)['timeToComplete'] as { unit: string }).unit,
}
const CLASSIFICATION_TYPE: Occurrence = {
  name: 'type of a classification',
  fields: 'details:(classifications:(associatedClassification:(type)))',
  read: (asset) =>
    (detailsOf(asset)['classifications'] as { associatedClassification: { type: string } }[]).map(
      ({ associatedClassification }) => associatedClassification.type,
    ),
}
const LOCALE: Occurrence = {
  name: 'locale',
  fields: 'title:(locale)',
  read: ({ title: { locale } }) => `${locale.language}_${locale.country}`,
}
const URN: Occurrence = {
  name: 'urn',
  fields: 'urn,contents:(asset:(urn,contents:(asset:(urn))))',
  read: (asset) =>
    [asset, ...asset.contents.map((each) => each.asset)].flatMap(({ urn, contents }) => [
      withoutNumbers(urn),
      ...contents.map((each) => withoutNumbers(each.asset.urn)),
    ]),
}

function withoutNumbers(urn: string): string {
  return urn.replace(/\d[^,()]*/g, 'N')
}

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
    occurs(`4.1.${index + 13}`, TYPE, type),
  ),
  ...['BEGINNER', 'INTERMEDIATE', 'ADVANCED'].map((level, index) =>
    occurs(`4.2.${index + 1}`, LEVEL, level),
  ),
  ...['AVAILABLE', 'RETIRED'].map((availability, index) =>
    occurs(`4.3.${index + 1}`, AVAILABILITY, availability),
  ),
  ...['AUTHOR', 'PUBLISHER'].map((type, index) =>
    occurs(`4.4.${index + 1}`, CONTRIBUTION_TYPE, type),
  ),
  ...['SECOND', 'MINUTE', 'HOUR'].map((unit, index) => occurs(`4.5.${index + 1}`, TIME_UNIT, unit)),
  ...['RELEVANCE', 'POPULARITY', 'RECENCY'].map((sortBy, index) =>
    accepted(`4.6.${index + 1}`, 'assetPresentationCriteria.sortBy', sortBy),
  ),
  ...['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL', 'CONTINUING_EDUCATION_UNIT'].map((type, index) =>
    occurs(`4.7.${index + 1}`, CLASSIFICATION_TYPE, type),
  ),
  ...`de_DE en_US es_ES fr_FR in_ID it_IT ja_JP ko_KR nl_NL pl_PL pt_BR tr_TR zh_CN`
    .split(' ')
    .map((locale, index) => occurs(`4.8.${index + 1}`, LOCALE, locale)),
  ...[
    'urn:li:lyndaCourse:N',
    'urn:li:lyndaChapter:(urn:li:lyndaCourse:N,N)',
    'urn:li:lyndaVideo:(urn:li:lyndaCourse:N,N)',
    'urn:li:lyndaLearningPath:N',
  ].map((urn, index) => occurs(`4.9.${index + 1}`, URN, urn)),
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
