import fc from 'fast-check'
import { formatCursor } from '../../src/graphql/pagination.ts'
import type { Catalogue } from '../../src/sandbox/catalogue/catalogue.ts'
import type { Operation } from './operations/operation-arbitrary.ts'

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

/** Operations that ask for what others have brought, in other words: the same assets, by search and by name. */
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
    .map((place) =>
      place < 0 ? '' : `after: "${formatCursor('learningAssets', { first: place, last: place })}"`,
    )

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
