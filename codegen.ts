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
          LearningAsset: '../learning-asset-source.ts#LearningAssetSource',
          LearningAssetConnection: '../learning-asset-connection.ts#LearningAssetConnectionSource',
          Classification: '../classification-source.ts#ClassificationSource',
          ClassificationConnection:
            '../classification-connection.ts#ClassificationConnectionSource',
          AccessTokenStatus: '../../linkedin/access-token.ts#AccessTokenStanding',
          UpstreamEndpoint: '../../linkedin/quota.ts#EndpointQuota',
          UpstreamStatus: '../../linkedin/linkedin.ts#LinkedInStatus',
          Contributor: '../../linkedin/learning-asset.ts#ContributorEntity',
          LearningActivityReport: '../../linkedin/learning-activity-report.ts#ActivityReportEntity',
          LearningActivityReportConnection:
            '../activity-report-connection.ts#ActivityReportConnectionSource',
          LearningActivity: '../../linkedin/learning-activity-report.ts#ActivityEntity',
          ReportedContent: '../../linkedin/learning-activity-report.ts#ReportedContentEntity',
          ReportedLearner: '../../linkedin/learning-activity-report.ts#LearnerEntity',
        },
      },
    },
    'examples/clients/generated/': {
      schema: 'schema.graphql',
      documents: 'examples/clients/operations.ts',
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        immutableTypes: true,
        importExtension: '.ts',
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: 'string', Locale: 'string', URL: 'string', URN: 'string' },
      },
    },
  },
}

export default config
