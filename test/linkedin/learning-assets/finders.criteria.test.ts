import { describe, expect, it } from 'vitest'
import {
  createLearningAssets,
  type LearningAssetCriteria,
} from '../../../src/linkedin/learning-assets/finders.ts'
import type { QueryParameter } from '../../../src/linkedin/request.ts'

const FILTERING = 'assetFilteringCriteria'

const CRITERIA: readonly {
  description: string
  criteria: LearningAssetCriteria
  parameters: readonly QueryParameter[]
}[] = [
  { description: 'no criteria', criteria: {}, parameters: [] },
  {
    description: 'a keyword',
    criteria: { keyword: 'java' },
    parameters: [[`${FILTERING}.keyword`, 'java']],
  },
  {
    description: 'a keyword with special characters, not encoded yet',
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
    description: 'locales with and without a country',
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
    description: 'licensed assets',
    criteria: { isLicensedOnly: true },
    parameters: [[`${FILTERING}.licensedOnly`, 'true']],
  },
  {
    description: 'assets without a licence too',
    criteria: { isLicensedOnly: false },
    parameters: [[`${FILTERING}.licensedOnly`, 'false']],
  },
  {
    description: 'curated assets',
    criteria: { isCurated: true },
    parameters: [[`${FILTERING}.isCurated`, 'true']],
  },
  {
    description: 'assets modified since a time, in milliseconds',
    criteria: { lastModifiedAfterMs: 1_700_000_000_000 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '1700000000000']],
  },
  {
    description: 'assets modified since the epoch',
    criteria: { lastModifiedAfterMs: 0 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '0']],
  },
  {
    description: 'an order',
    criteria: { sortBy: 'POPULARITY' },
    parameters: [['assetPresentationCriteria.sortBy', 'POPULARITY']],
  },
  {
    description: 'retired assets too',
    criteria: { includeRetired: true },
    parameters: [['assetRetrievalCriteria.includeRetired', 'true']],
  },
  {
    description: 'empty lists and undefined members, which are left out',
    criteria: { assetTypes: [], classifications: [], locales: [], keyword: undefined },
    parameters: [],
  },
]

async function parametersOf(criteria: LearningAssetCriteria): Promise<readonly QueryParameter[]> {
  let parameters: readonly QueryParameter[] = []
  const learningAssets = createLearningAssets(
    async (request) => {
      parameters = request.parameters
      return { elements: [], paging: { total: 0 } }
    },
    { isSearchInOwnLocale: true },
  )
  await learningAssets.findByCriteria(criteria, { start: 0, count: 1 }, { fields: new Set() })
  return parameters
}

describe('the parameters of LearningAssets.findByCriteria', () => {
  it.each(CRITERIA)('express $description', async ({ criteria, parameters }) => {
    expect(await parametersOf(criteria)).toEqual([['q', 'criteria'], ...parameters])
  })

  it('are the same for the same criteria in another order', async () => {
    const one = {
      keyword: 'java',
      assetTypes: ['COURSE', 'VIDEO'],
      includeRetired: true,
      sortBy: 'RECENCY',
    }
    const other = {
      sortBy: 'RECENCY',
      includeRetired: true,
      assetTypes: ['VIDEO', 'COURSE'],
      keyword: 'java',
    }

    expect(await parametersOf(one)).toEqual(await parametersOf(other))
  })
})
