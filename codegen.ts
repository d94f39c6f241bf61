import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  generates: {
    'src/graphql/generated/resolver-types.ts': {
      schema: 'schema/*.graphql',
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#Context',
        enumsAsTypes: true,
        immutableTypes: true,
        useTypeImports: true,
        // An item of a list may be looked up too, and found missing: a promise of null.
        resolverTypeWrapperSignature: 'Promise<T | null> | T',
        strictScalars: true,
        scalars: {
          DateTime: { input: 'Date', output: 'Date' },
          ID: { input: 'string', output: 'string' },
          Locale: {
            input: '../../linkedin/locale.ts#Locale',
            output: '../../linkedin/locale.ts#Locale',
          },
          URL: { input: 'string', output: 'string' },
          URN: { input: 'string', output: 'string' },
        },
        mappers: {
          LearningAsset: '../sources.ts#LearningAssetSource',
          LearningAssetConnection: '../sources.ts#LearningAssetConnectionSource',
          AssetClassification: '../sources.ts#AssetClassificationSource',
          Classification: '../sources.ts#ClassificationSource',
          ClassificationConnection: '../sources.ts#ClassificationConnectionSource',
          AccessTokenStatus:
            '../../linkedin/auth/access-token.ts#AccessTokenStatus as AccessTokenStatusSource',
          UpstreamEndpoint: '../../linkedin/middleware/quota.ts#EndpointQuota',
          UpstreamStatus: '../../upstream/pipeline.ts#LinkedInStatus',
          Contributor: '../sources.ts#ContributorSource',
          LearningActivityReport: '../../linkedin/activity-reports/entity.ts#ActivityReportEntity',
          LearningActivityReportConnection: '../sources.ts#ActivityReportConnectionSource',
          LearningActivity: '../../linkedin/activity-reports/entity.ts#ActivityEntity',
          ReportedContent: '../../linkedin/activity-reports/entity.ts#ReportedContentEntity',
          ReportedLearner: '../../linkedin/activity-reports/entity.ts#LearnerEntity',
        },
      },
    },
  },
}

export default config
