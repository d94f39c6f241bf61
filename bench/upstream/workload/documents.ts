/** What one frontend requests for operations of a kind: a document, and how often it is sent. */
export interface OperationDocument {
  /** The operation's name in the document. */
  readonly name: string
  readonly query: string
  /** How often, among the documents of its kind. */
  readonly weight: number
}

/** How a frontend searches. */
export interface SearchDocument extends OperationDocument {
  /** How many assets its pages have. */
  readonly first: number
  /** Whether it requests further pages. */
  readonly isPaged: boolean
}

/** An entry of a list on a web page. */
const LIST_ITEM = `id urn title shortDescription difficultyLevel durationInSeconds imageUrl
  webUrl contributors { name }`

/** A card in an app. */
const CARD = 'id title assetType imageUrl durationInSeconds'

/** What a learning management system stores of an asset. */
const LMS_ITEM = `urn title locale description assetType linkedInAssetType difficultyLevel
  linkedInDifficultyLevel durationInSeconds availability publishedAt lastUpdatedAt retiredAt
  availableLocales webUrl ssoUrl skills { urn name }`

/** What the page of one asset shows. */
const DETAIL_PAGE = `id urn title locale assetType shortDescription descriptionHtml
  difficultyLevel durationInSeconds publishedAt lastUpdatedAt imageUrl webUrl availableLocales
  contributors { urn name role firstName lastName }
  skills { id urn name }
  classifications(types: [TOPIC]) {
    classification { id urn name }
    path { type name }
    assigner { name }
  }`

/** A table of contents, with the videos' lengths. */
const CONTENTS = `id title durationInSeconds
  contents { urn title durationInSeconds contents { urn title durationInSeconds } }`

/** Searches: of a web page, with a panel of filters or not, of an app and others. */
export const SEARCHES: readonly SearchDocument[] = [
  searchDocument('SearchList', { weight: 35, first: 20, isPaged: true }, [
    'totalCount pageInfo { hasNextPage endCursor }',
    `nodes { ${LIST_ITEM} }`,
  ]),
  searchDocument('SearchListWithFacets', { weight: 15, first: 20, isPaged: false }, [
    'totalCount isTotalCountCapped pageInfo { hasNextPage endCursor }',
    `nodes { ${LIST_ITEM} }`,
    'facets { assetTypes { value count isSelected } difficultyLevels { value count isSelected } }',
  ]),
  searchDocument('SearchCards', { weight: 25, first: 10, isPaged: true }, [
    'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
    `edges { cursor node { ${CARD} } }`,
  ]),
  searchDocument('SearchForLms', { weight: 10, first: 20, isPaged: true }, [
    'totalCount pageInfo { hasNextPage endCursor }',
    `nodes { ${LMS_ITEM} }`,
  ]),
  searchDocument('SearchTitles', { weight: 15, first: 5, isPaged: false }, ['nodes { urn title }']),
]

/** Filter panels that are loaded beside a list, and tabs with counts. */
export const FACET_PANELS: readonly OperationDocument[] = [
  facetDocument('FacetPanel', 70, [
    'totalCount isTotalCountCapped',
    'facets {',
    'assetTypes { value linkedInValue count isSelected }',
    'difficultyLevels { value linkedInValue count isSelected }',
    '}',
  ]),
  facetDocument('AssetTypeTabs', 30, ['totalCount facets { assetTypes { value count } }']),
]

/** Look-ups of an asset that a user has clicked on, or that a system has stored. */
export const LOOK_UPS: readonly OperationDocument[] = [
  lookUpDocument('DetailPage', 35, DETAIL_PAGE),
  lookUpDocument('Card', 25, CARD),
  lookUpDocument('Contents', 15, CONTENTS),
  lookUpDocument('Title', 15, 'urn title'),
  lookUpDocument('LmsItem', 10, LMS_ITEM),
]

/** Look-ups of several assets at once: a shelf of cards, a list of titles, a check for updates. */
export const SHELVES: readonly OperationDocument[] = [
  shelfDocument('ShelfOfCards', 60, CARD),
  shelfDocument('LmsCheckUp', 25, 'urn availability lastUpdatedAt retiredAt'),
  shelfDocument('ShelfOfTitles', 15, 'urn title'),
]

/** Operations on classifications, each with what its variables name them by. */
export const CLASSIFICATIONS: readonly (OperationDocument & {
  readonly by: 'type' | 'keyword' | 'urn'
})[] = [
  // Menus of categories.
  classificationList('CategoryMenu', 28, 'type', { first: 100, fields: 'urn name' }),
  classificationList('CategoryTree', 12, 'type', {
    first: 100,
    fields: 'id urn type name locale owner { name }',
  }),
  // A box that completes the names of skills.
  classificationList('SkillBox', 30, 'keyword', { first: 10, fields: 'urn type name' }),
  // Labels of classifications whose URNs are stored.
  classificationLabel('Label', 20, 'name'),
  classificationLabel('Chip', 10, 'id urn type linkedInType name'),
]

function searchDocument(
  name: string,
  options: Pick<SearchDocument, 'weight' | 'first' | 'isPaged'>,
  fields: readonly string[],
): SearchDocument {
  const query = `query ${name}(
    $filter: LearningAssetFilter, $sortBy: LearningAssetSortKey, $first: Int, $after: String
  ) {
    learningAssets(filter: $filter, sortBy: $sortBy, first: $first, after: $after) {
      ${fields.join('\n')}
    }
  }`
  return { name, query, ...options }
}

function facetDocument(name: string, weight: number, fields: readonly string[]) {
  const query = `query ${name}($filter: LearningAssetFilter, $sortBy: LearningAssetSortKey) {
    learningAssets(filter: $filter, sortBy: $sortBy, first: 0) { ${fields.join('\n')} }
  }`
  return { name, query, weight }
}

function lookUpDocument(name: string, weight: number, fields: string) {
  const query = `query ${name}($urn: URN!, $locale: Locale) {
    learningAsset(urn: $urn, locale: $locale) { ${fields} }
  }`
  return { name, query, weight }
}

function shelfDocument(name: string, weight: number, fields: string) {
  const query = `query ${name}($urns: [URN!]!, $locale: Locale) {
    learningAssetsByUrn(urns: $urns, locale: $locale) { ${fields} }
  }`
  return { name, query, weight }
}

function classificationList(
  name: string,
  weight: number,
  by: 'type' | 'keyword',
  { first, fields }: { readonly first: number; readonly fields: string },
) {
  const type = by === 'type' ? 'ClassificationType!' : 'String!'
  const query = `query ${name}($${by}: ${type}, $locale: Locale!) {
    classifications(${by}: $${by}, locale: $locale, first: ${first}) {
      totalCount
      nodes { ${fields} }
    }
  }`
  return { name, query, weight, by }
}

function classificationLabel(name: string, weight: number, fields: string) {
  const query = `query ${name}($urn: URN!, $locale: Locale) {
    classification(urn: $urn, locale: $locale) { ${fields} }
  }`
  return { name, query, weight, by: 'urn' as const }
}
