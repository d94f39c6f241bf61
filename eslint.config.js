/**
 * Rules for GraphQL alone: for the schema Relay's, and those of our own style that a tool can check; for
 * the example operations that they are valid. Both are read where editors read them, in
 * graphql.config.yml. The code is linted by Biome.
 */
import graphql from '@graphql-eslint/eslint-plugin'

const {
  'flat/operations-recommended': operations,
  'flat/schema-recommended': recommended,
  'flat/schema-relay': relay,
} = graphql.configs

/** What stands below an object that has an id, and is never asked for by itself. */
const TYPES_WITHOUT_ID = [
  'AccessTokenStatus',
  'AssetClassification',
  'Contributor',
  'LearningAssetFacets',
  'NamedParty',
  'PageInfo',
  'UpstreamEndpoint',
  'UpstreamStatus',
]

// biome-ignore lint/style/noDefaultExport: ESLint reads its configuration so.
export default [
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser },
    rules: {
      ...recommended.rules,
      ...relay.rules,

      // Lists of what is few, such as the skills of a course, need no paging.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],

      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { suffixes: ['Connection', 'Edge', 'Facet'], types: TYPES_WITHOUT_ID } },
      ],

      // One failed call to LinkedIn must not null its siblings.
      '@graphql-eslint/require-nullable-result-in-root': 'error',

      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],

      '@graphql-eslint/naming-convention': [
        'error',
        {
          ...recommended.rules['@graphql-eslint/naming-convention'][1],
          FieldDefinition: {
            style: 'camelCase',
            forbiddenPrefixes: ['all', 'fetch', 'find', 'get', 'list', 'query'],
          },
          'FieldDefinition[gqlType.gqlType.name.value=Boolean]': {
            style: 'camelCase',
            requiredPrefixes: ['has', 'is'],
          },
          'FieldDefinition[gqlType.name.value=Boolean]': {
            style: 'camelCase',
            requiredPrefixes: ['has', 'is'],
          },
          'FieldDefinition[gqlType.name.value=DateTime]': {
            style: 'camelCase',
            requiredSuffixes: ['At'],
          },
          InputObjectTypeDefinition: {
            style: 'PascalCase',
            requiredSuffixes: ['Filter', 'Input'],
          },
        },
      ],
    },
  },
  {
    // A report is on what was done in a span of time: it is not stored, and has no id to fetch it by.
    files: ['schema/learning-activity-report*.graphql'],
    rules: {
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    files: ['examples/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser },
    rules: {
      ...operations.rules,

      // Examples show what the answer of one request looks like; they feed no cache.
      '@graphql-eslint/require-selections': 'off',
    },
  },
]
