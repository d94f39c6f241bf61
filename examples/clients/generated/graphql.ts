/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How much prior knowledge an asset assumes. */
export type DifficultyLevel =
  /** It assumes much. */
  | 'ADVANCED'
  /** It assumes none. */
  | 'BEGINNER'
  /** It assumes some. */
  | 'INTERMEDIATE'
  /** A level that this API has no word for yet; `linkedInDifficultyLevel` says which. */
  | 'UNKNOWN';

/**
 * Narrows a search. All given fields must match; within a list one match is enough. A field that is
 * left out, null or an empty list does not narrow.
 */
export type LearningAssetFilter = {
  /**
   * The kinds of asset to find: `COURSE`, `VIDEO`, `LEARNING_PATH` or `EVENT`. LinkedIn searches no
   * others.
   */
  readonly assetTypes?: ReadonlyArray<LearningAssetType> | null | undefined;
  /**
   * Categories and skills to find assets of, such as `urn:li:lyndaCategory:7164` or `urn:li:skill:17`;
   * at most 50.
   */
  readonly classifications?: ReadonlyArray<string> | null | undefined;
  /** The difficulty levels to find. `UNKNOWN` is refused. */
  readonly difficultyLevels?: ReadonlyArray<DifficultyLevel> | null | undefined;
  /** Whether to find retired assets too. */
  readonly includeRetired?: boolean | null | undefined;
  /** Whether to find only videos that the account's administrators have curated. */
  readonly isCurated?: boolean | null | undefined;
  /** Words to look for, such as `java`; at most 256 characters. Blank matches everything. */
  readonly keyword?: string | null | undefined;
  /**
   * Whether to find only assets that the LinkedIn account has a licence for. With it and without
   * `locales`, the licence decides the locales.
   */
  readonly licensedOnly?: boolean | null | undefined;
  /** The locales that assets may be in; at most 50. */
  readonly locales?: ReadonlyArray<string> | null | undefined;
  /** Finds only assets that were released, changed or retired after this moment, of 1970 or later. */
  readonly modifiedAfter?: string | null | undefined;
};

/** The order of a search. */
export type LearningAssetSortKey =
  /** The most viewed first. */
  | 'POPULARITY'
  /** The most recently published first. */
  | 'RECENCY'
  /** The best match first, as LinkedIn judges it. */
  | 'RELEVANCE';

/** What kind of item an asset is. */
export type LearningAssetType =
  /** A text to read. */
  | 'ARTICLE'
  /** A test of knowledge. */
  | 'ASSESSMENT'
  /** A recording to listen to. */
  | 'AUDIO'
  /** A book. */
  | 'BOOK'
  /** A part of a course, made of videos. */
  | 'CHAPTER'
  /** A course, made of chapters. */
  | 'COURSE'
  /** A document. */
  | 'DOCUMENT'
  /** Something that takes place at a set time. */
  | 'EVENT'
  /** A collection that a company or a person has put together. */
  | 'LEARNING_COLLECTION'
  /** A sequence of courses and other items towards a goal. */
  | 'LEARNING_PATH'
  /** A part of a learning path. */
  | 'LEARNING_PATH_SECTION'
  /** A kind that this API has no word for yet; `linkedInAssetType` says which. */
  | 'UNKNOWN'
  /** A single video. */
  | 'VIDEO';

export type AssetCardFragment = { readonly id: string, readonly urn: string, readonly title: string | null, readonly locale: string | null };

export type AssetQueryVariables = Exact<{
  urn: string;
  locale?: string | null | undefined;
}>;


export type AssetQuery = { readonly learningAsset: { readonly id: string, readonly urn: string, readonly title: string | null, readonly locale: string | null } | null };

export type AssetSearchQueryVariables = Exact<{
  filter?: LearningAssetFilter | null | undefined;
  sortBy?: LearningAssetSortKey | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AssetSearchQuery = { readonly learningAssets: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly urn: string, readonly title: string | null, readonly locale: string | null } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly hasNextPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export const AssetCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LearningAsset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"urn"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}}]} as unknown as DocumentNode<AssetCardFragment, unknown>;
export const AssetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Asset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"urn"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"URN"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"learningAsset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"urn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"urn"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetCard"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LearningAsset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"urn"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}}]} as unknown as DocumentNode<AssetQuery, AssetQueryVariables>;
export const AssetSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssetSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LearningAssetFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sortBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LearningAssetSortKey"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"learningAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sortBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sortBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetCard"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LearningAsset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"urn"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}}]} as unknown as DocumentNode<AssetSearchQuery, AssetSearchQueryVariables>;