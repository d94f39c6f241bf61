import { describe, expect, it } from 'vitest'
import {
  type LearningAssetCriteria,
  toCriteriaParameters,
} from '../../../src/linkedin/learning-assets/criteria.ts'

const FILTERING = 'assetFilteringCriteria'

const CRITERIA: readonly {
  description: string
  criteria: LearningAssetCriteria
  parameters: readonly (readonly [string, string])[]
}[] = [
  { description: 'nothing', criteria: {}, parameters: [] },
  {
    description: 'a keyword',
    criteria: { keyword: 'java' },
    parameters: [[`${FILTERING}.keyword`, 'java']],
  },
  {
    description: 'a keyword, still unencoded',
    criteria: { keyword: 'R&D, C++' },
    parameters: [[`${FILTERING}.keyword`, 'R&D, C++']],
  },
  {
    description: 'asset types',
    criteria: { assetTypes: ['COURSE', 'VIDEO'] },
    parameters: [
      [`${FILTERING}.assetTypes[0]`, 'COURSE'],
      [`${FILTERING}.assetTypes[1]`, 'VIDEO'],
    ],
  },
  {
    description: 'difficulty levels',
    criteria: { difficultyLevels: ['ADVANCED', 'BEGINNER'] },
    parameters: [
      [`${FILTERING}.difficultyLevels[0]`, 'ADVANCED'],
      [`${FILTERING}.difficultyLevels[1]`, 'BEGINNER'],
    ],
  },
  {
    description: 'classifications',
    criteria: { classifications: ['urn:li:lyndaCategory:7189', 'urn:li:skill:7'] },
    parameters: [
      [`${FILTERING}.classifications[0]`, 'urn:li:lyndaCategory:7189'],
      [`${FILTERING}.classifications[1]`, 'urn:li:skill:7'],
    ],
  },
  {
    description: 'locales, with and without a country',
    criteria: { locales: ['en-US', 'de', 'id-ID'] },
    parameters: [
      [`${FILTERING}.locales[0].language`, 'en'],
      [`${FILTERING}.locales[0].country`, 'US'],
      [`${FILTERING}.locales[1].language`, 'de'],
      [`${FILTERING}.locales[2].language`, 'in'],
      [`${FILTERING}.locales[2].country`, 'ID'],
    ],
  },
  {
    description: 'what the application is licensed for',
    criteria: { isLicensedOnly: true },
    parameters: [[`${FILTERING}.licensedOnly`, 'true']],
  },
  {
    description: 'also what it is not licensed for',
    criteria: { isLicensedOnly: false },
    parameters: [[`${FILTERING}.licensedOnly`, 'false']],
  },
  {
    description: 'what is curated',
    criteria: { isCurated: true },
    parameters: [[`${FILTERING}.isCurated`, 'true']],
  },
  {
    description: 'what has changed since a time, in milliseconds',
    criteria: { lastModifiedAfterMs: 1_700_000_000_000 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '1700000000000']],
  },
  {
    description: 'what has changed since 1970',
    criteria: { lastModifiedAfterMs: 0 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '0']],
  },
  {
    description: 'an order',
    criteria: { sortBy: 'POPULARITY' },
    parameters: [['assetPresentationCriteria.sortBy', 'POPULARITY']],
  },
  {
    description: 'also what is retired',
    criteria: { includeRetired: true },
    parameters: [['assetRetrievalCriteria.includeRetired', 'true']],
  },
  {
    description: 'nothing for lists that are empty and for what is not said',
    criteria: { assetTypes: [], classifications: [], locales: [], keyword: undefined },
    parameters: [],
  },
]

describe('toCriteriaParameters', () => {
  it.each(CRITERIA)('asks for $description', ({ criteria, parameters }) => {
    expect(toCriteriaParameters(criteria)).toEqual([['q', 'criteria'], ...parameters])
  })

  it('asks in one order, however the criteria are written', () => {
    const one = { keyword: 'java', assetTypes: ['COURSE'], includeRetired: true, sortBy: 'RECENCY' }
    const other = {
      sortBy: 'RECENCY',
      includeRetired: true,
      assetTypes: ['COURSE'],
      keyword: 'java',
    }

    expect(toCriteriaParameters(one)).toEqual(toCriteriaParameters(other))
  })
})
