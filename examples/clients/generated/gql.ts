/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment AssetCard on LearningAsset {\n    id\n    urn\n    title\n    locale\n  }\n": typeof types.AssetCardFragmentDoc,
    "\n  query Asset($urn: URN!, $locale: Locale) {\n    learningAsset(urn: $urn, locale: $locale) {\n      ...AssetCard\n    }\n  }\n": typeof types.AssetDocument,
    "\n  query AssetSearch(\n    $filter: LearningAssetFilter\n    $sortBy: LearningAssetSortKey\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    learningAssets(\n      filter: $filter\n      sortBy: $sortBy\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      totalCount\n      edges {\n        node {\n          ...AssetCard\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        hasNextPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.AssetSearchDocument,
};
const documents: Documents = {
    "\n  fragment AssetCard on LearningAsset {\n    id\n    urn\n    title\n    locale\n  }\n": types.AssetCardFragmentDoc,
    "\n  query Asset($urn: URN!, $locale: Locale) {\n    learningAsset(urn: $urn, locale: $locale) {\n      ...AssetCard\n    }\n  }\n": types.AssetDocument,
    "\n  query AssetSearch(\n    $filter: LearningAssetFilter\n    $sortBy: LearningAssetSortKey\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    learningAssets(\n      filter: $filter\n      sortBy: $sortBy\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      totalCount\n      edges {\n        node {\n          ...AssetCard\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        hasNextPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.AssetSearchDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetCard on LearningAsset {\n    id\n    urn\n    title\n    locale\n  }\n"): (typeof documents)["\n  fragment AssetCard on LearningAsset {\n    id\n    urn\n    title\n    locale\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Asset($urn: URN!, $locale: Locale) {\n    learningAsset(urn: $urn, locale: $locale) {\n      ...AssetCard\n    }\n  }\n"): (typeof documents)["\n  query Asset($urn: URN!, $locale: Locale) {\n    learningAsset(urn: $urn, locale: $locale) {\n      ...AssetCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetSearch(\n    $filter: LearningAssetFilter\n    $sortBy: LearningAssetSortKey\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    learningAssets(\n      filter: $filter\n      sortBy: $sortBy\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      totalCount\n      edges {\n        node {\n          ...AssetCard\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        hasNextPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query AssetSearch(\n    $filter: LearningAssetFilter\n    $sortBy: LearningAssetSortKey\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n  ) {\n    learningAssets(\n      filter: $filter\n      sortBy: $sortBy\n      first: $first\n      after: $after\n      last: $last\n      before: $before\n    ) {\n      totalCount\n      edges {\n        node {\n          ...AssetCard\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        hasNextPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;