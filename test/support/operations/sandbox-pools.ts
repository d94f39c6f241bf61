import { formatNodeId } from '../../../src/graphql/node.ts'
import { LEARNER_GROUPS } from '../../../src/sandbox/activity/learners.ts'
import type { AssetRecord } from '../../../src/sandbox/catalogue/asset-record.ts'
import { type Catalogue, createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { OperationPools } from './operation-pools.ts'

const LOCALES = ['en-US', 'de-DE', 'fr', 'ja_JP', 'pt-BR', 'id-ID', 'sv-SE']

/** What is no asset, or is none that there is. */
const UNKNOWN_ASSETS = [
  'urn:li:lyndaCourse:1',
  'urn:li:lyndaChapter:(urn:li:lyndaCourse:1,2)',
  'urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,1)',
  'urn:li:lyndaLearningPath:0',
]

/**
 * Values that mean something to a sandbox of that seed and size, and some that do not. Of those that
 * are refused there are few, and none where a refusal would take all of the answer with it.
 */
export function createSandboxPools(options: {
  readonly seed: number
  readonly assetCount: number
}): OperationPools {
  const catalogue = createCatalogue(options)
  const assets = assetsOf(catalogue)
  const classifications = classificationsOf(catalogue)
  const ids = [
    ...assets.flatMap((urn) =>
      [undefined, 'en-US', 'de-DE'].map((locale) =>
        formatNodeId({ typeName: 'LearningAsset', urn, locale }),
      ),
    ),
    ...classifications.flatMap((urn) =>
      [undefined, 'fr'].map((locale) => formatNodeId({ typeName: 'Classification', urn, locale })),
    ),
    'none',
  ]
  return {
    values: {
      first: [0, 1, 2, 3, 5],
      last: [0, 1, 2, 4],
      keyword: ['java', 'excel', 'photo', 'business', 'nothing has these words', ' '],
      ID: ids,
      Locale: LOCALES,
      DateTime: [
        '2016-02-29T00:00:00Z',
        '2024-12-31T23:59:59.999Z',
        '2026-06-01T12:30:00+02:00',
        '1969-01-01T00:00:00Z',
      ],
      'Query.learningAsset(urn:)': [...assets, 'urn:li:skill:17'],
      'Query.learningAssetsByUrn(urns:)': assets,
      'Query.classification(urn:)': [...classifications, 'urn:li:lyndaCourse:563322'],
      'Query.classificationsByUrn(urns:)': classifications,
      'Query.classifications(locale:)': ['en-US', 'en-US', 'de-DE', 'sv-SE'],
      'Query.classifications(type:)': ['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL'],
      'Query.catalog(locale:)': ['en-US', 'de-DE', 'fr', 'sv-SE'],
      'Query.learningActivityReports(startedAt:)': ['2026-10-05T00:00:00Z'],
      'Query.learningActivityReports(endedAt:)': ['2026-10-07T00:00:00Z', '2026-10-25T06:00:00Z'],
      'LearningAssetFilter.assetTypes': ['COURSE', 'VIDEO', 'LEARNING_PATH', 'EVENT'],
      'LearningAssetFilter.difficultyLevels': ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'],
      'LearningAssetFilter.classifications': classifications,
      'LearningActivityReportFilter.learnerGroups': LEARNER_GROUPS.map(({ urn }) => urn),
    },
    alternatives: [
      ['first', 'last'],
      ['keyword', 'type'],
    ],
    excluded: { 'Query.upstream': 'How LinkedIn is reached changes with time.' },
  }
}

/** One of each kind that is answered in a way of its own. */
function assetsOf({ assets }: Catalogue): readonly string[] {
  const course = find(assets, ({ urn }) => urn === 'urn:li:lyndaCourse:563322')
  const [chapter] = course.contents().slice(1)
  const [video] = chapter?.contents() ?? []
  const wanted: readonly ((asset: AssetRecord) => boolean)[] = [
    ({ titles }) => titles.length > 4,
    ({ production }) => production.retiredAt !== null,
    ({ production }) => !production.isDescribed,
    ({ production }) => production.isCertified,
    ({ titles: [{ locale }] }) => locale.language === 'de',
    ({ type }) => type === 'VIDEO',
    ({ type }) => type === 'LEARNING_PATH',
  ]
  return [course, chapter, video, ...wanted.map((isWanted) => find(assets, isWanted))]
    .flatMap((asset) => asset?.urn ?? [])
    .concat(UNKNOWN_ASSETS)
}

function classificationsOf({ classifications }: Catalogue): readonly string[] {
  const types = ['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL']
  return types
    .map((type) => find(classifications, (each) => each.type === type).urn)
    .concat('urn:li:lyndaCategory:7220', 'urn:li:skill:1')
}

function find<T>(all: readonly T[], isWanted: (one: T) => boolean): T {
  const found = all.find(isWanted)
  if (found === undefined) throw new RangeError('The sandbox is too small to have one of each kind')
  return found
}
