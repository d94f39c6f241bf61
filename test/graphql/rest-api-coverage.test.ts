import { type GraphQLNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'

/** Where in the schema each documented part of the REST API is requested or answered. */
const PARAMETERS: Readonly<Record<string, string>> = {
  'learningAssets/{urn}': 'Query.learningAsset(urn)',
  'learningAssets/{urn} targetLocale': 'Query.learningAsset(locale)',
  'learningAssets/{urn} expandDepth': 'LearningAsset.contents',
  'learningAssets/{urn} includeRetired': 'LearningAsset.availability',
  'learningAssets criteria': 'Query.learningAssets',
  'assetFilteringCriteria.assetTypes': 'LearningAssetFilter.assetTypes',
  'assetFilteringCriteria.classifications': 'LearningAssetFilter.classifications',
  'assetFilteringCriteria.difficultyLevels': 'LearningAssetFilter.difficultyLevels',
  'assetFilteringCriteria.keyword': 'LearningAssetFilter.keyword',
  'assetFilteringCriteria.lastModifiedAfter': 'LearningAssetFilter.modifiedAfter',
  'assetFilteringCriteria.locales': 'LearningAssetFilter.locales',
  'assetFilteringCriteria.licensedOnly': 'LearningAssetFilter.licensedOnly',
  'assetFilteringCriteria.isCurated': 'LearningAssetFilter.isCurated',
  'assetPresentationCriteria.sortBy': 'Query.learningAssets(sortBy)',
  'assetRetrievalCriteria.includeRetired': 'LearningAssetFilter.includeRetired',
  'learningAssets start and count': 'Query.learningAssets(first)',
  'learningAssets localeAndType': 'Query.catalog',
  'localeAndType assetType': 'Query.catalog(assetType)',
  'localeAndType sourceLocale': 'Query.catalog(locale)',
  'localeAndType includeRetired': 'Query.catalog(includeRetired)',
  'learningClassifications/{urn}': 'Query.classification(urn)',
  'learningClassifications/{urn} targetLocale': 'Query.classification(locale)',
  'learningClassifications keyword': 'Query.classifications(keyword)',
  'learningClassifications localeAndType': 'Query.classifications(type)',
  'learningClassifications sourceLocale': 'Query.classifications(locale)',
  'learningActivityReports startedAt': 'Query.learningActivityReports(startedAt)',
  'learningActivityReports timeOffset': 'Query.learningActivityReports(endedAt)',
  'learningActivityReports aggregationCriteria': 'Query.learningActivityReports(groupBy)',
  'learningActivityReports assetType': 'LearningActivityReportFilter.assetType',
  'learningActivityReports contentSource': 'LearningActivityReportFilter.contentSource',
  'learningActivityReports enterpriseScopeFilters': 'LearningActivityReportFilter.learnerGroups',
  'learningActivityReports sortBy.engagementMetricType': 'LearningActivityReportSortInput.metric',
  'learningActivityReports sortBy.engagementMetricQualifier':
    'LearningActivityReportSortInput.qualifier',
  'learningActivityReports sortOrder': 'LearningActivityReportSortInput.direction',
  'learningActivityReports locale': 'Query.learningActivityReports(locale)',
}

const FIELDS: Readonly<Record<string, string>> = {
  urn: 'LearningAsset.urn',
  type: 'LearningAsset.assetType',
  'title.value': 'LearningAsset.title',
  'title.locale': 'LearningAsset.locale',
  'contents.asset': 'LearningAsset.contents',
  'details.availability': 'LearningAsset.availability',
  'details.availableLocales': 'LearningAsset.availableLocales',
  'details.classifications': 'LearningAsset.classifications',
  'details.classifications.assigner': 'AssetClassification.assigner',
  'details.classifications.associatedClassification': 'AssetClassification.classification',
  'details.classifications.path': 'AssetClassification.path',
  'details.contributors': 'LearningAsset.contributors',
  'details.contributors.contributionType': 'Contributor.role',
  'details.contributors.name': 'Contributor.name',
  'details.contributors.urn': 'Contributor.urn',
  'details.contributors.authorDetails.firstName': 'Contributor.firstName',
  'details.contributors.authorDetails.lastName': 'Contributor.lastName',
  'details.description': 'LearningAsset.description',
  'details.descriptionIncludingHtml': 'LearningAsset.descriptionHtml',
  'details.shortDescription': 'LearningAsset.shortDescription',
  'details.shortDescriptionIncludingHtml': 'LearningAsset.shortDescriptionHtml',
  'details.discoverableBy.accessor': 'LearningAsset.discoverableBy',
  'details.images.primary': 'LearningAsset.imageUrl',
  'details.lastUpdatedAt': 'LearningAsset.lastUpdatedAt',
  'details.level': 'LearningAsset.difficultyLevel',
  'details.publishedAt': 'LearningAsset.publishedAt',
  'details.retiredAt': 'LearningAsset.retiredAt',
  'details.timeToComplete': 'LearningAsset.durationInSeconds',
  'details.urls.aiccLaunch': 'LearningAsset.aiccUrl',
  'details.urls.ssoLaunch': 'LearningAsset.ssoUrl',
  'details.urls.webLaunch': 'LearningAsset.webUrl',
  'metadata.assetTypeFacetMetadata': 'LearningAssetFacets.assetTypes',
  'metadata.assetTypeFacetMetadata.assetType': 'AssetTypeFacet.value',
  'metadata.assetTypeFacetMetadata.count': 'AssetTypeFacet.count',
  'metadata.difficultyLevelFacetMetadata': 'LearningAssetFacets.difficultyLevels',
  'metadata.difficultyLevelFacetMetadata.difficultyLevel': 'DifficultyLevelFacet.value',
  'metadata.difficultyLevelFacetMetadata.count': 'DifficultyLevelFacet.count',
  'paging.total': 'LearningAssetConnection.totalCount',
  'paging.links': 'LearningAssetConnection.pageInfo',
  'classification.urn': 'Classification.urn',
  'classification.name': 'Classification.name',
  'classification.type': 'Classification.type',
  'classification.owner': 'Classification.owner',
  latestDataAt: 'LearningActivityReport.latestDataAt',
  'learnerDetails.name': 'ReportedLearner.name',
  'learnerDetails.email': 'ReportedLearner.email',
  'learnerDetails.enterpriseGroups': 'ReportedLearner.groups',
  'learnerDetails.uniqueUserId': 'ReportedLearner.uniqueUserId',
  'learnerDetails.customAttributes': 'ReportedLearner.customAttributes',
  'learnerDetails.entity': 'ReportedLearner.urn',
  'contentDetails.name': 'ReportedContent.name',
  'contentDetails.contentUrn': 'ReportedContent.urn',
  'contentDetails.contentProviderName': 'ReportedContent.providerName',
  'contentDetails.locale': 'ReportedContent.locale',
  'contentDetails.websiteUrl': 'ReportedContent.webUrl',
  'activities.engagementType': 'LearningActivity.metric',
  'activities.engagementValue': 'LearningActivity.value',
  'activities.engagementMetricQualifier': 'LearningActivity.qualifier',
  'activities.assetType': 'LearningActivity.assetType',
  'activities.firstEngagedAt': 'LearningActivity.firstEngagedAt',
  'activities.lastEngagedAt': 'LearningActivity.lastEngagedAt',
  'party.urn': 'NamedParty.urn',
  'party.name': 'NamedParty.name',
}

const ENUMS: Readonly<Record<string, string>> = {
  LearningAssetType:
    'ARTICLE ASSESSMENT AUDIO BOOK CHAPTER COURSE DOCUMENT EVENT LEARNING_COLLECTION LEARNING_PATH LEARNING_PATH_SECTION VIDEO',
  DifficultyLevel: 'BEGINNER INTERMEDIATE ADVANCED',
  Availability: 'AVAILABLE RETIRED',
  ContributorRole: 'AUTHOR PUBLISHER',
  LearningAssetSortKey: 'RELEVANCE POPULARITY RECENCY',
  ClassificationType: 'LIBRARY SUBJECT TOPIC SKILL CONTINUING_EDUCATION_UNIT',
  CatalogAssetType: 'COURSE VIDEO',
  LearningMetric:
    'SECONDS_VIEWED COMPLETIONS DAYS_ACTIVE MARKED_AS_DONE PROGRESS_PERCENTAGE VIEWS ENGAGED_LEARNERS LOGINS',
  LearningMetricQualifier: 'TOTAL UNIQUE',
  SortDirection: 'ASCENDING DESCENDING',
  LearningActivityGrouping: 'ACCOUNT INDIVIDUAL CONTENT',
  LearningContentSource: 'ALL_SOURCES LINKEDIN_LEARNING ORGANIZATION THIRD_PARTY',
}

const schema = createSchema()

describe('the REST API in the schema', () => {
  it.each(Object.entries({ ...PARAMETERS, ...FIELDS }))('has %s as %s', (_, coordinate) => {
    const [typeName = '', fieldName = '', argumentName] = coordinate.split(/[.()]/)
    const field = fieldOf(schema.getType(typeName), fieldName)

    expect(field).toBeDefined()
    if (argumentName) expect(field?.argumentNames).toContain(argumentName)
  })

  it.each(Object.entries(ENUMS))('has all words of %s', (typeName, words) => {
    const type = schema.getType(typeName)

    expect(isEnumType(type) && type.getValues().map(({ name }) => name)).toEqual(
      expect.arrayContaining(words.split(' ')),
    )
  })
})

function fieldOf(type: GraphQLNamedType | undefined, name: string) {
  if (!isObjectType(type) && !isInputObjectType(type)) return undefined
  const field = type.getFields()[name]
  return field && { argumentNames: 'args' in field ? field.args.map((each) => each.name) : [] }
}
