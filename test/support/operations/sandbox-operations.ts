import fc from 'fast-check'
import { formatCursor, placeAt } from '../../../src/graphql/cursor.ts'
import { formatNodeId } from '../../../src/graphql/node.ts'
import { LEARNER_GROUPS } from '../../../src/sandbox/activity/learners.ts'
import type { AssetRecord } from '../../../src/sandbox/catalogue/asset-record.ts'
import { type Catalogue, createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { Operation } from './operation-plan.ts'
import type { OperationPools } from './value-arbitrary.ts'

const LOCALES = ['en-US', 'de-DE', 'fr', 'ja_JP', 'pt-BR', 'id-ID', 'sv-SE']

/** URNs of assets that do not exist. */
const UNKNOWN_ASSETS = [
  'urn:li:lyndaCourse:1',
  'urn:li:lyndaChapter:(urn:li:lyndaCourse:1,2)',
  'urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,1)',
  'urn:li:lyndaLearningPath:0',
]

/**
 * Values that a sandbox of that seed and size has data for, and some that it has not. Few are
 * refused, and none where a refusal would leave no data in the response.
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
    excluded: { 'Query.upstream': 'The status of the endpoints changes with time.' },
  }
}

/** One asset of each kind that differs in its fields. */
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

const FIELDS = [
  'id',
  'urn',
  'title',
  'locale',
  'assetType',
  'difficultyLevel',
  'durationInSeconds',
  'availableLocales',
  'shortDescription',
  'descriptionHtml',
  'contributors { name lastName }',
  'skills { name }',
  'classifications { path { name owner { name } } }',
  'contents { title contents { durationInSeconds } }',
]
const TARGETS = ['en-US', 'de-DE', 'de', 'tr-TR']
const FILTERS = [
  'keyword: "java"',
  'keyword: "Java"',
  'keyword: "java", locales: ["en-US"]',
  'keyword: "java", locales: ["de-DE"]',
  'keyword: "java", locales: ["de-DE", "fr-FR", "en-US"]',
  'keyword: "java", licensedOnly: true',
  'keyword: "java", assetTypes: [COURSE], includeRetired: true',
]

/** Operations that share data by different requests: the same assets by search, by list and by URN. */
export function relatedOperations({ assets }: Catalogue): fc.Arbitrary<Operation> {
  const isGerman = ({ locale: { language } }: { locale: { language: string } }) => language === 'de'
  const found = assets.filter(({ titles }) => titles.some(({ value }) => /java/i.test(value)))
  const [untranslated] = found.filter(({ titles }) => titles.length === 1)
  const translated = found.filter(({ titles }) => titles.slice(1).some(isGerman)).slice(0, 2)
  const urns = [untranslated, ...translated].flatMap((asset) => asset?.urn ?? [])

  const selection = fc
    .subarray(FIELDS, { minLength: 1, maxLength: 5 })
    .map((fields) => fields.join(' '))
  const target = fc.option(fc.constantFrom(...TARGETS), { nil: null, freq: 2 })
  const first = fc.integer({ min: 0, max: 8 })
  const after = fc
    .integer({ min: -1, max: 6 })
    .map((place) => (place < 0 ? '' : `after: "${formatCursor('learningAssets', placeAt(place))}"`))

  const search = fc.record({ filter: fc.constantFrom(...FILTERS), first, after, selection }).map(
    (it) => `learningAssets(filter: { ${it.filter} }, first: ${it.first}, ${it.after}) {
        totalCount nodes { ${it.selection} } facets { assetTypes { value count } }
      }`,
  )
  const lookUp = fc.record({ urn: fc.constantFrom(...urns), target, selection }).map(
    (it) => `learningAsset(urn: "${it.urn}", locale: ${it.target && `"${it.target}"`}) {
        ${it.selection}
      }`,
  )
  const list = fc.record({ locale: fc.constantFrom('en-US', 'de-DE'), first, selection }).map(
    (it) => `catalog(assetType: COURSE, locale: "${it.locale}", first: ${it.first}) {
        totalCount nodes { ${it.selection} }
      }`,
  )
  const category = fc
    .record({
      target: fc.constantFrom('en-US', 'de-DE'),
      field: fc.constantFrom('id', 'name', 'owner { name }'),
    })
    .map(
      (it) => `classifications(keyword: "java", locale: "${it.target}") { nodes { ${it.field} } }
        classification(urn: "urn:li:skill:1001", locale: "${it.target}") { ${it.field} locale }`,
    )
  const part = fc.oneof(
    { arbitrary: search, weight: 4 },
    { arbitrary: lookUp, weight: 4 },
    { arbitrary: list, weight: 1 },
    { arbitrary: category, weight: 1 },
  )
  return part.map((document) => ({ document: `{ ${document} }`, variables: {} }))
}
