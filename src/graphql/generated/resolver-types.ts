import type { Locale } from '../../linkedin/locale.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LearningAssetSource, LearningAssetConnectionSource, AssetClassificationSource, ClassificationSource, ClassificationConnectionSource, ContributorSource, ActivityReportConnectionSource } from '../sources.ts';
import type { AccessTokenStatus as AccessTokenStatusSource } from '../../linkedin/auth/access-token.ts';
import type { EndpointQuota } from '../../linkedin/middleware/quota.ts';
import type { LinkedInStatus } from '../../upstream/pipeline.ts';
import type { ActivityReportEntity, ActivityEntity, ReportedContentEntity, LearnerEntity } from '../../linkedin/activity-reports/entity.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A moment in time as an ISO 8601 string with a time zone, such as `2024-05-01T00:00:00Z`.
   * Answers are always in UTC.
   */
  DateTime: { input: Date; output: Date; }
  /**
   * A language, with or without a script and a region, as a BCP 47 tag such as `en-US`, `de`,
   * `es-419` or `zh-Hant-TW`. `en_US` is accepted too; answers always use the hyphen.
   */
  Locale: { input: Locale; output: Locale; }
  /** An absolute address as LinkedIn gives it, such as `https://www.linkedin.com/learning/learning-java`. */
  URL: { input: string; output: string; }
  /** LinkedIn's name for one thing, such as `urn:li:lyndaCourse:563322` or `urn:li:skill:17`. */
  URN: { input: string; output: string; }
};

/** The states of the token. */
export type AccessTokenState =
  /** The token is too old to be used; the next call renews it. */
  | 'EXPIRED'
  /** No token was needed yet. */
  | 'NONE'
  /** There is none that LinkedIn takes: it granted none when last asked, or refuses it. */
  | 'UNAVAILABLE'
  /** There is a token, and it is used. */
  | 'VALID';

/** The state of the token that this server asks LinkedIn with; never the token itself. */
export type AccessTokenStatus = {
  readonly __typename?: 'AccessTokenStatus';
  /** Until when the token is used. Null when there is none that LinkedIn takes. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether there is a token that LinkedIn should accept. */
  readonly state: AccessTokenState;
};

/** How an asset came to a classification. */
export type AssetClassification = {
  readonly __typename?: 'AssetClassification';
  /** Who put the asset there. Null when LinkedIn does not say. */
  readonly assigner?: Maybe<NamedParty>;
  /** The classification. */
  readonly classification: Classification;
  /**
   * What the classification is part of, nearest first: a topic's subject, then its library. Empty for
   * libraries, skills and certifications. Null only with an error beside it.
   */
  readonly path?: Maybe<ReadonlyArray<Classification>>;
};

/** How many assets are of one type. */
export type AssetTypeFacet = {
  readonly __typename?: 'AssetTypeFacet';
  /** How many assets are of this type. */
  readonly count: Scalars['Int']['output'];
  /** Whether the search is narrowed to this type. */
  readonly isSelected: Scalars['Boolean']['output'];
  /** LinkedIn's own word for the type. Tells what an `UNKNOWN` stands for. */
  readonly linkedInValue: Scalars['String']['output'];
  /** The asset type that is counted. */
  readonly value: LearningAssetType;
};

/** Whether an asset can still be taken. */
export type Availability =
  /** It can be taken. */
  | 'AVAILABLE'
  /** It is no longer offered. */
  | 'RETIRED'
  /** A state that this API has no word for yet; `linkedInAvailability` says which. */
  | 'UNKNOWN';

/** A kind of asset that LinkedIn lists whole. */
export type CatalogAssetType =
  /** Courses. */
  | 'COURSE'
  /** Single videos. */
  | 'VIDEO';

/** Something that assets are sorted by: a library, a subject, a topic, a skill or a certification. */
export type Classification = Node & {
  readonly __typename?: 'Classification';
  /**
   * Identifies this classification, in the locale asked for or else in `locale`, within this API.
   * Opaque, and stable. Certifications cannot be fetched again by it.
   */
  readonly id: Scalars['ID']['output'];
  /**
   * LinkedIn's own word for the type, such as `TOPIC`. Tells what an `UNKNOWN` stands for. Null when
   * LinkedIn gives none.
   */
  readonly linkedInType?: Maybe<Scalars['String']['output']>;
  /** The locale that the name is in. Null when LinkedIn does not say. */
  readonly locale?: Maybe<Scalars['Locale']['output']>;
  /**
   * The name, in `locale`. Empty in the rare case that LinkedIn gives none. Null only with an error
   * beside it.
   */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * Who keeps this classification, such as LinkedIn or a certifying body. Null when LinkedIn does not
   * say.
   */
  readonly owner?: Maybe<NamedParty>;
  /** What kind of classification this is. Null only with an error beside it. */
  readonly type?: Maybe<ClassificationType>;
  /** LinkedIn's name for this classification, such as `urn:li:lyndaCategory:7220` or `urn:li:skill:17`. */
  readonly urn: Scalars['URN']['output'];
};

/** A page of classifications. */
export type ClassificationConnection = {
  readonly __typename?: 'ClassificationConnection';
  /** The classifications of this page with their cursors. */
  readonly edges: ReadonlyArray<ClassificationEdge>;
  /** The classifications of this page. */
  readonly nodes: ReadonlyArray<Classification>;
  /** Where this page stands, and how to go on. */
  readonly pageInfo: PageInfo;
  /** How many classifications can be paged through. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A classification within a connection. */
export type ClassificationEdge = {
  readonly __typename?: 'ClassificationEdge';
  /** Marks this place in the connection, to be passed as `after` or `before`. Opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The classification. */
  readonly node: Classification;
};

/** The kinds of classification. */
export type ClassificationType =
  /** Credits towards a professional certification. */
  | 'CONTINUING_EDUCATION_UNIT'
  /** A top category, such as Business. */
  | 'LIBRARY'
  /** Something that one can be good at. */
  | 'SKILL'
  /** A category within a library. */
  | 'SUBJECT'
  /** A category within a subject. */
  | 'TOPIC'
  /** A kind that this API has no word for yet; `linkedInType` says which. */
  | 'UNKNOWN';

/** A person or company that had a part in making an asset. */
export type Contributor = {
  readonly __typename?: 'Contributor';
  /** The first name; the whole name of a company. Null when LinkedIn gives none. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** The last name. Null when LinkedIn gives none, as for companies. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's own word for the part, such as `AUTHOR`. Tells what an `UNKNOWN` stands for. Null when
   * LinkedIn gives none.
   */
  readonly linkedInRole?: Maybe<Scalars['String']['output']>;
  /** The contributor's full name. Null when LinkedIn gives none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * What the contributor did. `UNKNOWN` for a part that this API has no word for yet, and in the rare
   * case that LinkedIn gives none. Null only with an error beside it.
   */
  readonly role?: Maybe<ContributorRole>;
  /**
   * LinkedIn's name for the contributor, such as `urn:li:lyndaAuthor:653`. Null when LinkedIn gives
   * none.
   */
  readonly urn?: Maybe<Scalars['URN']['output']>;
};

/** What a contributor did. */
export type ContributorRole =
  /** Wrote or taught the asset. */
  | 'AUTHOR'
  /** Published the asset. */
  | 'PUBLISHER'
  /** A part that this API has no word for yet; `linkedInRole` says which. */
  | 'UNKNOWN';

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

/** How many assets are of one difficulty level. */
export type DifficultyLevelFacet = {
  readonly __typename?: 'DifficultyLevelFacet';
  /** How many assets are of this level. */
  readonly count: Scalars['Int']['output'];
  /** Whether the search is narrowed to this level. */
  readonly isSelected: Scalars['Boolean']['output'];
  /** LinkedIn's own word for the level. Tells what an `UNKNOWN` stands for. */
  readonly linkedInValue: Scalars['String']['output'];
  /** The difficulty level that is counted. */
  readonly value: DifficultyLevel;
};

/** Something that a company has registered of a learner. */
export type LearnerAttribute = {
  readonly __typename?: 'LearnerAttribute';
  /** The attribute's name, such as `department`. */
  readonly name: Scalars['String']['output'];
  /** The attribute's values, in LinkedIn's order. */
  readonly values: ReadonlyArray<Scalars['String']['output']>;
};

/** One metric of a report. */
export type LearningActivity = {
  readonly __typename?: 'LearningActivity';
  /** The kind of asset that the value is of. Null when it is of all kinds. */
  readonly assetType?: Maybe<LearningAssetType>;
  /**
   * When it was first done within the span; of an account, the start of that day. Null when it was
   * not done, and when LinkedIn gives no date.
   */
  readonly firstEngagedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether the true value may be lower. So it is with `UNIQUE` values of spans of more than 14 days:
   * LinkedIn counts shorter spans only: a learner who was active in two of them is counted twice.
   */
  readonly isUpperBound: Scalars['Boolean']['output'];
  /**
   * When it was last done within the span, such as when a course was completed; of an account, the
   * end of that day. Null when it was not done, and when LinkedIn gives no date.
   */
  readonly lastEngagedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * LinkedIn's own word for the asset type, such as `VIDEO`. Tells what an `UNKNOWN` stands for. Null
   * when the value is of all kinds.
   */
  readonly linkedInAssetType?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's own word for the metric, such as `SECONDS_VIEWED`. Tells what an `UNKNOWN` stands for.
   * Null when LinkedIn gives none.
   */
  readonly linkedInMetric?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's own word for the qualifier, such as `TOTAL`. Tells what an `UNKNOWN` stands for. Null
   * when LinkedIn gives none.
   */
  readonly linkedInQualifier?: Maybe<Scalars['String']['output']>;
  /** What was measured. */
  readonly metric: LearningMetric;
  /** Whether the value counts everything, or different learners once. Null when LinkedIn does not say. */
  readonly qualifier?: Maybe<LearningMetricQualifier>;
  /**
   * The value, in the unit of its metric; 2147483647 also stands for more. Null when LinkedIn gives
   * none.
   */
  readonly value?: Maybe<Scalars['Int']['output']>;
};

/** What reports can be by. */
export type LearningActivityGrouping =
  /** One report on everybody. */
  | 'ACCOUNT'
  /** A report on each item that was learned from. Needs `filter.assetType`. */
  | 'CONTENT'
  /** A report on each learner. */
  | 'INDIVIDUAL';

/** What a learner, or everybody in an account, did in a span of time. Holds personal data. */
export type LearningActivityReport = {
  readonly __typename?: 'LearningActivityReport';
  /**
   * What was done, one metric each, in LinkedIn's order. Which metrics there are depends on
   * `groupBy`; a metric that is missing is not known to be zero.
   */
  readonly activities: ReadonlyArray<LearningActivity>;
  /** What was learned from. Null in reports that are not by `CONTENT`, and when LinkedIn does not say. */
  readonly content?: Maybe<ReportedContent>;
  /**
   * Up to when LinkedIn knew what had happened: it writes reports once a day, by Pacific time. What
   * happened later is missing, whatever the span. Null when LinkedIn does not say.
   */
  readonly latestDataAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Who learned: a person in reports by `INDIVIDUAL`, else the account. Null when LinkedIn does not
   * say.
   */
  readonly learner?: Maybe<ReportedLearner>;
};

/** A page of activity reports. */
export type LearningActivityReportConnection = {
  readonly __typename?: 'LearningActivityReportConnection';
  /** The reports of this page with their cursors. */
  readonly edges: ReadonlyArray<LearningActivityReportEdge>;
  /**
   * When the span ends that the reports are on: a whole number of days of 24 hours after
   * `startedAt`, and not before the `endedAt` that was asked for.
   */
  readonly endedAt: Scalars['DateTime']['output'];
  /** The reports of this page. */
  readonly nodes: ReadonlyArray<LearningActivityReport>;
  /** Where this page stands, and how to go on. */
  readonly pageInfo: PageInfo;
  /** When the span begins that the reports are on. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** How many reports can be paged through. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A report within a connection. */
export type LearningActivityReportEdge = {
  readonly __typename?: 'LearningActivityReportEdge';
  /** Marks this place in the connection, to be passed as `after` or `before`. Opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The report. */
  readonly node: LearningActivityReport;
};

/**
 * Narrows what reports count. All given fields must match. A field that is left out or null, or an
 * empty list, does not narrow.
 */
export type LearningActivityReportFilter = {
  /** The kind of asset to count; needed in reports by `CONTENT`. `UNKNOWN` is refused. */
  readonly assetType?: InputMaybe<LearningAssetType>;
  /** Whose content to count; LinkedIn's choice when left out. */
  readonly contentSource?: InputMaybe<LearningContentSource>;
  /**
   * The groups whose learners to count, such as
   * `urn:li:enterpriseGroup:(urn:li:enterpriseAccount:999,1)`; at most 50. LinkedIn does not document
   * that it narrows by groups, and may count everybody without a word.
   */
  readonly learnerGroups?: InputMaybe<ReadonlyArray<Scalars['URN']['input']>>;
};

/** The order of reports. */
export type LearningActivityReportSortInput = {
  /** Whether the largest or the smallest value comes first. */
  readonly direction?: SortDirection;
  /** What to compare; a report without it counts as zero. `UNKNOWN` is refused. */
  readonly metric: LearningMetric;
  /** Which of the metric's values to compare. `UNKNOWN` is refused. */
  readonly qualifier?: LearningMetricQualifier;
};

/** A course, video, learning path or other item of the LinkedIn Learning catalogue. */
export type LearningAsset = Node & {
  readonly __typename?: 'LearningAsset';
  /** Opens the asset through AICC. Null unless AICC is enabled for the LinkedIn account. */
  readonly aiccUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * What kind of item this is. `UNKNOWN` for a kind that this API has no word for yet, and in the rare
   * case that LinkedIn gives none. Null only with an error beside it.
   */
  readonly assetType?: Maybe<LearningAssetType>;
  /** Whether the asset can still be taken. Null when LinkedIn does not say. */
  readonly availability?: Maybe<Availability>;
  /** The locales that the asset exists in, in LinkedIn's order. Null only with an error beside it. */
  readonly availableLocales?: Maybe<ReadonlyArray<Scalars['Locale']['output']>>;
  /**
   * What the asset is sorted by, in LinkedIn's order: skills, then topics, each with its subject and
   * library as entries of their own. Null only with an error beside it.
   */
  readonly classifications?: Maybe<ReadonlyArray<AssetClassification>>;
  /**
   * What the asset is made of, in order: a course of chapters, a chapter of videos. Empty for a video.
   * Null only with an error beside it.
   */
  readonly contents?: Maybe<ReadonlyArray<LearningAsset>>;
  /**
   * Who made the asset: its authors and publishers, in LinkedIn's order. Null only with an error
   * beside it.
   */
  readonly contributors?: Maybe<ReadonlyArray<Contributor>>;
  /** What the asset teaches, as plain text. Null when LinkedIn gives none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * What the asset teaches, as LinkedIn's HTML, to be sanitized before it is shown.
   * Null when LinkedIn gives none.
   */
  readonly descriptionHtml?: Maybe<Scalars['String']['output']>;
  /** How much prior knowledge the asset assumes. Null when LinkedIn has not rated it. */
  readonly difficultyLevel?: Maybe<DifficultyLevel>;
  /** Whom the asset is open to. Empty when LinkedIn does not say. Null only with an error beside it. */
  readonly discoverableBy?: Maybe<ReadonlyArray<NamedParty>>;
  /** How long the asset takes to complete, in seconds. Null when LinkedIn gives no duration. */
  readonly durationInSeconds?: Maybe<Scalars['Int']['output']>;
  /**
   * Identifies this asset, in the locale asked for or else in `locale`, within this API. Opaque, and
   * stable.
   */
  readonly id: Scalars['ID']['output'];
  /** A picture for the asset, 16 by 9. Null when the asset has none. */
  readonly imageUrl?: Maybe<Scalars['URL']['output']>;
  /** When the asset was last changed. Null when LinkedIn gives no date. */
  readonly lastUpdatedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * LinkedIn's own word for the asset type, such as `COURSE`. Tells what an `UNKNOWN` stands for.
   * Null when LinkedIn gives none.
   */
  readonly linkedInAssetType?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's own word for the availability, such as `AVAILABLE`. Tells what an `UNKNOWN` stands for.
   * Null when LinkedIn does not say.
   */
  readonly linkedInAvailability?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's own word for the difficulty level, such as `BEGINNER`. Tells what an `UNKNOWN` stands
   * for. Null when LinkedIn has not rated the asset.
   */
  readonly linkedInDifficultyLevel?: Maybe<Scalars['String']['output']>;
  /**
   * The locale that the title is in: the one asked for, or the asset's own where there is no
   * translation. Null when LinkedIn does not say.
   */
  readonly locale?: Maybe<Scalars['Locale']['output']>;
  /**
   * The same asset in another locale. Its texts are in the asset's own where there is no translation.
   * Null when LinkedIn could not be asked; `errors` then says why.
   */
  readonly localized?: Maybe<LearningAsset>;
  /**
   * What the asset is part of: a chapter's course, a video's chapter. Null where it stands alone, and
   * when LinkedIn could not be asked; `errors` then says why.
   */
  readonly parent?: Maybe<LearningAsset>;
  /** When the asset was first published. Null when LinkedIn gives no date. */
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the asset was retired. Null while it is available, and when LinkedIn gives no date. */
  readonly retiredAt?: Maybe<Scalars['DateTime']['output']>;
  /** One or two sentences about the asset, as plain text. Null when LinkedIn gives none. */
  readonly shortDescription?: Maybe<Scalars['String']['output']>;
  /**
   * One or two sentences about the asset, as LinkedIn's HTML, to be sanitized before it is shown.
   * Null when LinkedIn gives none.
   */
  readonly shortDescriptionHtml?: Maybe<Scalars['String']['output']>;
  /** The skills that the asset teaches, in LinkedIn's order. Null only with an error beside it. */
  readonly skills?: Maybe<ReadonlyArray<Classification>>;
  /**
   * Opens the asset through the company's single sign-on. Null unless the LinkedIn account has an
   * active single sign-on connection.
   */
  readonly ssoUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * The title, in `locale`. Empty in the rare case that LinkedIn gives none. Null only with an error
   * beside it.
   */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** LinkedIn's name for this asset, such as `urn:li:lyndaCourse:563322`. */
  readonly urn: Scalars['URN']['output'];
  /** Where the asset is on LinkedIn Learning. Null when LinkedIn gives no address. */
  readonly webUrl?: Maybe<Scalars['URL']['output']>;
};


/** A course, video, learning path or other item of the LinkedIn Learning catalogue. */
export type LearningAssetClassificationsArgs = {
  types?: InputMaybe<ReadonlyArray<ClassificationType>>;
};


/** A course, video, learning path or other item of the LinkedIn Learning catalogue. */
export type LearningAssetLocalizedArgs = {
  locale: Scalars['Locale']['input'];
};

/** A page of learning assets, with what is known of the whole search. */
export type LearningAssetConnection = {
  readonly __typename?: 'LearningAssetConnection';
  /** The assets of this page with their cursors. */
  readonly edges: ReadonlyArray<LearningAssetEdge>;
  /**
   * How the matching assets divide by type and difficulty. Null when LinkedIn gives no counts, and when
   * it could not be asked; `errors` then says why.
   */
  readonly facets?: Maybe<LearningAssetFacets>;
  /** Whether more assets match than `totalCount` says, and than can be paged through. */
  readonly isTotalCountCapped: Scalars['Boolean']['output'];
  /** The assets of this page. */
  readonly nodes: ReadonlyArray<LearningAsset>;
  /** Where this page stands, and how to go on. */
  readonly pageInfo: PageInfo;
  /**
   * How many assets can be paged through. LinkedIn stops counting a search at a limit of its own;
   * `isTotalCountCapped` tells when.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** An asset within a connection. */
export type LearningAssetEdge = {
  readonly __typename?: 'LearningAssetEdge';
  /** Marks this place in the connection, to be passed as `after` or `before`. Opaque. */
  readonly cursor: Scalars['String']['output'];
  /** The asset. */
  readonly node: LearningAsset;
};

/** How the assets of a search divide: the counts to show beside a list of filters. */
export type LearningAssetFacets = {
  readonly __typename?: 'LearningAssetFacets';
  /**
   * The counts by asset type, in LinkedIn's order: largest first. They ignore the search's own
   * `assetTypes` filter, so that the alternatives stay visible.
   */
  readonly assetTypes: ReadonlyArray<AssetTypeFacet>;
  /**
   * The counts by difficulty level, in LinkedIn's order: largest first. Assets without a level are in
   * none of them.
   */
  readonly difficultyLevels: ReadonlyArray<DifficultyLevelFacet>;
};

/**
 * Narrows a search. All given fields must match; within a list one match is enough. A field that is
 * left out, null or an empty list does not narrow.
 */
export type LearningAssetFilter = {
  /**
   * The kinds of asset to find: `COURSE`, `VIDEO`, `LEARNING_PATH` or `EVENT`. LinkedIn searches no
   * others.
   */
  readonly assetTypes?: InputMaybe<ReadonlyArray<LearningAssetType>>;
  /**
   * Categories and skills to find assets of, such as `urn:li:lyndaCategory:7164` or `urn:li:skill:17`;
   * at most 50.
   */
  readonly classifications?: InputMaybe<ReadonlyArray<Scalars['URN']['input']>>;
  /** The difficulty levels to find. `UNKNOWN` is refused. */
  readonly difficultyLevels?: InputMaybe<ReadonlyArray<DifficultyLevel>>;
  /** Whether to find retired assets too. */
  readonly includeRetired?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to find only videos that the account's administrators have curated. */
  readonly isCurated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words to look for, such as `java`; at most 256 characters. Blank matches everything. */
  readonly keyword?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether to find only assets that the LinkedIn account has a licence for. With it and without
   * `locales`, the licence decides the locales.
   */
  readonly licensedOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** The locales that assets may be in; at most 50. */
  readonly locales?: InputMaybe<ReadonlyArray<Scalars['Locale']['input']>>;
  /** Finds only assets that were released, changed or retired after this moment, of 1970 or later. */
  readonly modifiedAfter?: InputMaybe<Scalars['DateTime']['input']>;
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

/** Whose content is learned from. */
export type LearningContentSource =
  /** Everybody's. */
  | 'ALL_SOURCES'
  /** LinkedIn Learning's. */
  | 'LINKEDIN_LEARNING'
  /** What the company itself has put up. */
  | 'ORGANIZATION'
  /** Other providers'. */
  | 'THIRD_PARTY';

/** What can be measured of learning. */
export type LearningMetric =
  /** How often something was completed. */
  | 'COMPLETIONS'
  /** On how many days something was done, learner by learner; days begin at midnight, Pacific time. */
  | 'DAYS_ACTIVE'
  /** How many learners did something. */
  | 'ENGAGED_LEARNERS'
  /** How often learners signed in. Older reports only; newer ones have `DAYS_ACTIVE`. */
  | 'LOGINS'
  /** How often something was marked as done. */
  | 'MARKED_AS_DONE'
  /** How much of the content is done, in percent. */
  | 'PROGRESS_PERCENTAGE'
  /** How long something was viewed, in seconds. */
  | 'SECONDS_VIEWED'
  /** A metric that this API has no word for yet; `linkedInMetric` says which. */
  | 'UNKNOWN'
  /** How often something was viewed. */
  | 'VIEWS';

/** How something is counted. */
export type LearningMetricQualifier =
  /** Every time. */
  | 'TOTAL'
  /** Once for each that is different, such as each learner or each day. */
  | 'UNIQUE'
  /** A way that this API has no word for yet; `linkedInQualifier` says which. */
  | 'UNKNOWN';

/** A company, an institution or a group, by name. */
export type NamedParty = {
  readonly __typename?: 'NamedParty';
  /** The party's name. Null when LinkedIn gives none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** LinkedIn's name for the party, such as `urn:li:organization:1337`. Null when LinkedIn gives none. */
  readonly urn?: Maybe<Scalars['URN']['output']>;
};

/** Anything that can be fetched again by its `id`. */
export type Node = {
  /** Identifies this object within this API. Opaque, and stable over time. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands within its connection. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the page's last edge, to be passed as `after`. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether anything stands behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether anything stands before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first edge, to be passed as `before`. Null when there is none. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Everything that can be asked of LinkedIn Learning. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * Lists the whole catalogue of one language, for copying it. Null when LinkedIn could not be asked;
   * `errors` then says why.
   */
  readonly catalog?: Maybe<LearningAssetConnection>;
  /**
   * Fetches one classification, such as a skill or a category, by LinkedIn's name for it. Null when
   * LinkedIn knows no such classification.
   */
  readonly classification?: Maybe<Classification>;
  /**
   * Finds classifications: those of any type that match a keyword, or all of one type. Give either
   * `keyword` or `type`. Null when LinkedIn could not be asked; `errors` then says why.
   */
  readonly classifications?: Maybe<ClassificationConnection>;
  /**
   * Fetches classifications by LinkedIn's names for them, in the order asked; null where LinkedIn knows
   * no such classification.
   */
  readonly classificationsByUrn: ReadonlyArray<Maybe<Classification>>;
  /**
   * Reports what was learned in a span of time, where the operator of this API has turned that on; else
   * it is an error, `FORBIDDEN`. Holds personal data. LinkedIn reports on 14 days at most: longer spans
   * are put together from shorter ones, again for every page, and cost a call or more for each 14 days.
   * Null when LinkedIn could not be asked; `errors` then says why.
   */
  readonly learningActivityReports?: Maybe<LearningActivityReportConnection>;
  /**
   * Fetches one asset by LinkedIn's name for it, retired or not (see `availability`).
   * Null when LinkedIn knows no such asset.
   */
  readonly learningAsset?: Maybe<LearningAsset>;
  /**
   * Searches the assets of the catalogue. Retired ones are left out unless the filter includes them.
   * Null when LinkedIn could not be asked; `errors` then says why.
   */
  readonly learningAssets?: Maybe<LearningAssetConnection>;
  /**
   * Fetches assets by LinkedIn's names for them, in the order asked; null where LinkedIn knows no such
   * asset.
   */
  readonly learningAssetsByUrn: ReadonlyArray<Maybe<LearningAsset>>;
  /** Fetches any object by its `id`. Null when there is no such object. */
  readonly node?: Maybe<Node>;
  /** Fetches objects by their `id`, in the order asked; null where there is no such object. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * Tells how this server stands with LinkedIn: which calls it has made today and may still make, and
   * whether its token is valid. Costs no call, and is never null.
   */
  readonly upstream?: Maybe<UpstreamStatus>;
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryCatalogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  assetType: CatalogAssetType;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeRetired?: Scalars['Boolean']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  locale: Scalars['Locale']['input'];
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryClassificationArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
  urn: Scalars['URN']['input'];
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryClassificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  keyword?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  locale: Scalars['Locale']['input'];
  type?: InputMaybe<ClassificationType>;
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryClassificationsByUrnArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
  urns: ReadonlyArray<Scalars['URN']['input']>;
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryLearningActivityReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  endedAt: Scalars['DateTime']['input'];
  filter?: InputMaybe<LearningActivityReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  groupBy?: ReadonlyArray<LearningActivityGrouping>;
  last?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  sortBy?: InputMaybe<LearningActivityReportSortInput>;
  startedAt: Scalars['DateTime']['input'];
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryLearningAssetArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
  urn: Scalars['URN']['input'];
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryLearningAssetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LearningAssetFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<LearningAssetSortKey>;
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryLearningAssetsByUrnArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
  urns: ReadonlyArray<Scalars['URN']['input']>;
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked of LinkedIn Learning. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** Something that was learned from, of the catalogue or not. */
export type ReportedContent = {
  readonly __typename?: 'ReportedContent';
  /** The locale that the content is in. Null when LinkedIn does not say. */
  readonly locale?: Maybe<Scalars['Locale']['output']>;
  /** The content's title. Null when LinkedIn gives none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Who offers the content. Null when LinkedIn does not say. */
  readonly providerName?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's name for the content, such as `urn:li:lyndaCourse:563322`. Null when LinkedIn gives
   * none.
   */
  readonly urn?: Maybe<Scalars['URN']['output']>;
  /** Where the content of a company's own is. Null for all other content. */
  readonly webUrl?: Maybe<Scalars['URL']['output']>;
};

/** A person who learns, or a group or account of such. */
export type ReportedLearner = {
  readonly __typename?: 'ReportedLearner';
  /**
   * What else the learner's company has registered, such as a department. Empty when there is
   * nothing.
   */
  readonly customAttributes: ReadonlyArray<LearnerAttribute>;
  /** The learner's email address. Null for accounts, and for learners who were registered without one. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The groups that the learner belongs to, as LinkedIn writes them. Empty when LinkedIn gives none. */
  readonly groups: ReadonlyArray<Scalars['String']['output']>;
  /** Whether this is a person, a group or an account. */
  readonly kind: ReportedLearnerKind;
  /** The learner's full name. Null for accounts, and when LinkedIn gives none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * What the learner's company knows the learner by. Null for accounts, and for learners who were
   * registered without it.
   */
  readonly uniqueUserId?: Maybe<Scalars['String']['output']>;
  /**
   * LinkedIn's name for the learner, such as
   * `urn:li:enterpriseProfile:(urn:li:enterpriseAccount:999,1)`. Null when LinkedIn gives none.
   */
  readonly urn?: Maybe<Scalars['URN']['output']>;
};

/** What kind of learner a report is on. */
export type ReportedLearnerKind =
  /** Everybody in an account. */
  | 'ACCOUNT'
  /** Everybody in a group. */
  | 'GROUP'
  /** One person. */
  | 'INDIVIDUAL'
  /** A kind that LinkedIn does not say, or that this API has no word for yet. */
  | 'UNKNOWN';

/** Which way something is sorted. */
export type SortDirection =
  /** The smallest first. */
  | 'ASCENDING'
  /** The largest first. */
  | 'DESCENDING';

/** A part of LinkedIn's API, with what is left of its daily quota. */
export type UpstreamEndpoint = {
  readonly __typename?: 'UpstreamEndpoint';
  /** When calls are made again, as far as is known. Null while they are made. */
  readonly availableAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How many more it may make before `resetsAt`. Zero while LinkedIn's rate limit refuses all; an outage
   * does not change it. Null when no limit is known: LinkedIn does not publish its own.
   */
  readonly callsLeft?: Maybe<Scalars['Int']['output']>;
  /** How many calls this server has made on the current day in UTC, since it was started. */
  readonly callsToday: Scalars['Int']['output'];
  /** Whether calls are made. While none are, what is kept is served. */
  readonly isAvailable: Scalars['Boolean']['output'];
  /** The path that its calls begin with, such as `/v2/learningAssets`. */
  readonly path: Scalars['String']['output'];
  /** When the count of calls starts again: the next midnight in UTC. */
  readonly resetsAt: Scalars['DateTime']['output'];
};

/** How this server stands with LinkedIn, without asking it. */
export type UpstreamStatus = {
  readonly __typename?: 'UpstreamStatus';
  /** The token that this server asks LinkedIn with. */
  readonly accessToken: AccessTokenStatus;
  /** The parts of LinkedIn's API, each of which LinkedIn counts calls to by itself. */
  readonly endpoints: ReadonlyArray<UpstreamEndpoint>;
};



export type ResolverTypeWrapper<T> = Promise<T | null> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ClassificationSource )
    | ( LearningAssetSource )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessTokenState: AccessTokenState;
  AccessTokenStatus: ResolverTypeWrapper<AccessTokenStatusSource>;
  AssetClassification: ResolverTypeWrapper<AssetClassificationSource>;
  AssetTypeFacet: ResolverTypeWrapper<AssetTypeFacet>;
  Availability: Availability;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CatalogAssetType: CatalogAssetType;
  Classification: ResolverTypeWrapper<ClassificationSource>;
  ClassificationConnection: ResolverTypeWrapper<ClassificationConnectionSource>;
  ClassificationEdge: ResolverTypeWrapper<Omit<ClassificationEdge, 'node'> & { node: ResolversTypes['Classification'] }>;
  ClassificationType: ClassificationType;
  Contributor: ResolverTypeWrapper<ContributorSource>;
  ContributorRole: ContributorRole;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DifficultyLevel: DifficultyLevel;
  DifficultyLevelFacet: ResolverTypeWrapper<DifficultyLevelFacet>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LearnerAttribute: ResolverTypeWrapper<LearnerAttribute>;
  LearningActivity: ResolverTypeWrapper<ActivityEntity>;
  LearningActivityGrouping: LearningActivityGrouping;
  LearningActivityReport: ResolverTypeWrapper<ActivityReportEntity>;
  LearningActivityReportConnection: ResolverTypeWrapper<ActivityReportConnectionSource>;
  LearningActivityReportEdge: ResolverTypeWrapper<Omit<LearningActivityReportEdge, 'node'> & { node: ResolversTypes['LearningActivityReport'] }>;
  LearningActivityReportFilter: LearningActivityReportFilter;
  LearningActivityReportSortInput: LearningActivityReportSortInput;
  LearningAsset: ResolverTypeWrapper<LearningAssetSource>;
  LearningAssetConnection: ResolverTypeWrapper<LearningAssetConnectionSource>;
  LearningAssetEdge: ResolverTypeWrapper<Omit<LearningAssetEdge, 'node'> & { node: ResolversTypes['LearningAsset'] }>;
  LearningAssetFacets: ResolverTypeWrapper<LearningAssetFacets>;
  LearningAssetFilter: LearningAssetFilter;
  LearningAssetSortKey: LearningAssetSortKey;
  LearningAssetType: LearningAssetType;
  LearningContentSource: LearningContentSource;
  LearningMetric: LearningMetric;
  LearningMetricQualifier: LearningMetricQualifier;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  NamedParty: ResolverTypeWrapper<NamedParty>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReportedContent: ResolverTypeWrapper<ReportedContentEntity>;
  ReportedLearner: ResolverTypeWrapper<LearnerEntity>;
  ReportedLearnerKind: ReportedLearnerKind;
  SortDirection: SortDirection;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  URN: ResolverTypeWrapper<Scalars['URN']['output']>;
  UpstreamEndpoint: ResolverTypeWrapper<EndpointQuota>;
  UpstreamStatus: ResolverTypeWrapper<LinkedInStatus>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessTokenStatus: AccessTokenStatusSource;
  AssetClassification: AssetClassificationSource;
  AssetTypeFacet: AssetTypeFacet;
  Boolean: Scalars['Boolean']['output'];
  Classification: ClassificationSource;
  ClassificationConnection: ClassificationConnectionSource;
  ClassificationEdge: Omit<ClassificationEdge, 'node'> & { node: ResolversParentTypes['Classification'] };
  Contributor: ContributorSource;
  DateTime: Scalars['DateTime']['output'];
  DifficultyLevelFacet: DifficultyLevelFacet;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  LearnerAttribute: LearnerAttribute;
  LearningActivity: ActivityEntity;
  LearningActivityReport: ActivityReportEntity;
  LearningActivityReportConnection: ActivityReportConnectionSource;
  LearningActivityReportEdge: Omit<LearningActivityReportEdge, 'node'> & { node: ResolversParentTypes['LearningActivityReport'] };
  LearningActivityReportFilter: LearningActivityReportFilter;
  LearningActivityReportSortInput: LearningActivityReportSortInput;
  LearningAsset: LearningAssetSource;
  LearningAssetConnection: LearningAssetConnectionSource;
  LearningAssetEdge: Omit<LearningAssetEdge, 'node'> & { node: ResolversParentTypes['LearningAsset'] };
  LearningAssetFacets: LearningAssetFacets;
  LearningAssetFilter: LearningAssetFilter;
  Locale: Scalars['Locale']['output'];
  NamedParty: NamedParty;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  ReportedContent: ReportedContentEntity;
  ReportedLearner: LearnerEntity;
  String: Scalars['String']['output'];
  URL: Scalars['URL']['output'];
  URN: Scalars['URN']['output'];
  UpstreamEndpoint: EndpointQuota;
  UpstreamStatus: LinkedInStatus;
};

export type InternalDirectiveArgs = { };

export type InternalDirectiveResolver<Result, Parent, ContextType = Context, Args = InternalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LookupDirectiveArgs = { };

export type LookupDirectiveResolver<Result, Parent, ContextType = Context, Args = LookupDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MergeDirectiveArgs = {
  keyArg?: Maybe<Scalars['String']['input']>;
  keyField?: Maybe<Scalars['String']['input']>;
};

export type MergeDirectiveResolver<Result, Parent, ContextType = Context, Args = MergeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SemanticNonNullDirectiveArgs = {
  levels?: ReadonlyArray<Scalars['Int']['input']>;
};

export type SemanticNonNullDirectiveResolver<Result, Parent, ContextType = Context, Args = SemanticNonNullDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessTokenStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessTokenStatus'] = ResolversParentTypes['AccessTokenStatus']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AccessTokenState'], ParentType, ContextType>;
};

export type AssetClassificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssetClassification'] = ResolversParentTypes['AssetClassification']> = {
  assigner?: Resolver<Maybe<ResolversTypes['NamedParty']>, ParentType, ContextType>;
  classification?: Resolver<ResolversTypes['Classification'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Classification']>>, ParentType, ContextType>;
};

export type AssetTypeFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssetTypeFacet'] = ResolversParentTypes['AssetTypeFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isSelected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  linkedInValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['LearningAssetType'], ParentType, ContextType>;
};

export type ClassificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Classification'] = ResolversParentTypes['Classification']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  linkedInType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['NamedParty']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['ClassificationType']>, ParentType, ContextType>;
  urn?: Resolver<ResolversTypes['URN'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClassificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClassificationConnection'] = ResolversParentTypes['ClassificationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClassificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Classification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClassificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClassificationEdge'] = ResolversParentTypes['ClassificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Classification'], ParentType, ContextType>;
};

export type ContributorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contributor'] = ResolversParentTypes['Contributor']> = {
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedInRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['ContributorRole']>, ParentType, ContextType>;
  urn?: Resolver<Maybe<ResolversTypes['URN']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DifficultyLevelFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DifficultyLevelFacet'] = ResolversParentTypes['DifficultyLevelFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isSelected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  linkedInValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['DifficultyLevel'], ParentType, ContextType>;
};

export type LearnerAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearnerAttribute'] = ResolversParentTypes['LearnerAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LearningActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningActivity'] = ResolversParentTypes['LearningActivity']> = {
  assetType?: Resolver<Maybe<ResolversTypes['LearningAssetType']>, ParentType, ContextType>;
  firstEngagedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isUpperBound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastEngagedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  linkedInAssetType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedInMetric?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedInQualifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['LearningMetric'], ParentType, ContextType>;
  qualifier?: Resolver<Maybe<ResolversTypes['LearningMetricQualifier']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LearningActivityReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningActivityReport'] = ResolversParentTypes['LearningActivityReport']> = {
  activities?: Resolver<ReadonlyArray<ResolversTypes['LearningActivity']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['ReportedContent']>, ParentType, ContextType>;
  latestDataAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  learner?: Resolver<Maybe<ResolversTypes['ReportedLearner']>, ParentType, ContextType>;
};

export type LearningActivityReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningActivityReportConnection'] = ResolversParentTypes['LearningActivityReportConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LearningActivityReportEdge']>, ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LearningActivityReport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LearningActivityReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningActivityReportEdge'] = ResolversParentTypes['LearningActivityReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LearningActivityReport'], ParentType, ContextType>;
};

export type LearningAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningAsset'] = ResolversParentTypes['LearningAsset']> = {
  aiccUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  assetType?: Resolver<Maybe<ResolversTypes['LearningAssetType']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  availableLocales?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Locale']>>, ParentType, ContextType>;
  classifications?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AssetClassification']>>, ParentType, ContextType, Partial<LearningAssetClassificationsArgs>>;
  contents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LearningAsset']>>, ParentType, ContextType>;
  contributors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contributor']>>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  descriptionHtml?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  difficultyLevel?: Resolver<Maybe<ResolversTypes['DifficultyLevel']>, ParentType, ContextType>;
  discoverableBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NamedParty']>>, ParentType, ContextType>;
  durationInSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  lastUpdatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  linkedInAssetType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedInAvailability?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedInDifficultyLevel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
  localized?: Resolver<Maybe<ResolversTypes['LearningAsset']>, ParentType, ContextType, RequireFields<LearningAssetLocalizedArgs, 'locale'>>;
  parent?: Resolver<Maybe<ResolversTypes['LearningAsset']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shortDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shortDescriptionHtml?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  skills?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Classification']>>, ParentType, ContextType>;
  ssoUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urn?: Resolver<ResolversTypes['URN'], ParentType, ContextType>;
  webUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LearningAssetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningAssetConnection'] = ResolversParentTypes['LearningAssetConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LearningAssetEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ResolversTypes['LearningAssetFacets']>, ParentType, ContextType>;
  isTotalCountCapped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LearningAsset']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LearningAssetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningAssetEdge'] = ResolversParentTypes['LearningAssetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LearningAsset'], ParentType, ContextType>;
};

export type LearningAssetFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearningAssetFacets'] = ResolversParentTypes['LearningAssetFacets']> = {
  assetTypes?: Resolver<ReadonlyArray<ResolversTypes['AssetTypeFacet']>, ParentType, ContextType>;
  difficultyLevels?: Resolver<ReadonlyArray<ResolversTypes['DifficultyLevelFacet']>, ParentType, ContextType>;
};

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export type NamedPartyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NamedParty'] = ResolversParentTypes['NamedParty']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urn?: Resolver<Maybe<ResolversTypes['URN']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Classification' | 'LearningAsset', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalog?: Resolver<Maybe<ResolversTypes['LearningAssetConnection']>, ParentType, ContextType, RequireFields<QueryCatalogArgs, 'assetType' | 'includeRetired' | 'locale'>>;
  classification?: Resolver<Maybe<ResolversTypes['Classification']>, ParentType, ContextType, RequireFields<QueryClassificationArgs, 'urn'>>;
  classifications?: Resolver<Maybe<ResolversTypes['ClassificationConnection']>, ParentType, ContextType, RequireFields<QueryClassificationsArgs, 'locale'>>;
  classificationsByUrn?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Classification']>>, ParentType, ContextType, RequireFields<QueryClassificationsByUrnArgs, 'urns'>>;
  learningActivityReports?: Resolver<Maybe<ResolversTypes['LearningActivityReportConnection']>, ParentType, ContextType, RequireFields<QueryLearningActivityReportsArgs, 'endedAt' | 'groupBy' | 'startedAt'>>;
  learningAsset?: Resolver<Maybe<ResolversTypes['LearningAsset']>, ParentType, ContextType, RequireFields<QueryLearningAssetArgs, 'urn'>>;
  learningAssets?: Resolver<Maybe<ResolversTypes['LearningAssetConnection']>, ParentType, ContextType, Partial<QueryLearningAssetsArgs>>;
  learningAssetsByUrn?: Resolver<ReadonlyArray<Maybe<ResolversTypes['LearningAsset']>>, ParentType, ContextType, RequireFields<QueryLearningAssetsByUrnArgs, 'urns'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  upstream?: Resolver<Maybe<ResolversTypes['UpstreamStatus']>, ParentType, ContextType>;
};

export type ReportedContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportedContent'] = ResolversParentTypes['ReportedContent']> = {
  locale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  providerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urn?: Resolver<Maybe<ResolversTypes['URN']>, ParentType, ContextType>;
  webUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type ReportedLearnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportedLearner'] = ResolversParentTypes['ReportedLearner']> = {
  customAttributes?: Resolver<ReadonlyArray<ResolversTypes['LearnerAttribute']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReportedLearnerKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uniqueUserId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urn?: Resolver<Maybe<ResolversTypes['URN']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface UrnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URN'], any> {
  name: 'URN';
}

export type UpstreamEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpstreamEndpoint'] = ResolversParentTypes['UpstreamEndpoint']> = {
  availableAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  callsLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  callsToday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resetsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UpstreamStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpstreamStatus'] = ResolversParentTypes['UpstreamStatus']> = {
  accessToken?: Resolver<ResolversTypes['AccessTokenStatus'], ParentType, ContextType>;
  endpoints?: Resolver<ReadonlyArray<ResolversTypes['UpstreamEndpoint']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessTokenStatus?: AccessTokenStatusResolvers<ContextType>;
  AssetClassification?: AssetClassificationResolvers<ContextType>;
  AssetTypeFacet?: AssetTypeFacetResolvers<ContextType>;
  Classification?: ClassificationResolvers<ContextType>;
  ClassificationConnection?: ClassificationConnectionResolvers<ContextType>;
  ClassificationEdge?: ClassificationEdgeResolvers<ContextType>;
  Contributor?: ContributorResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DifficultyLevelFacet?: DifficultyLevelFacetResolvers<ContextType>;
  LearnerAttribute?: LearnerAttributeResolvers<ContextType>;
  LearningActivity?: LearningActivityResolvers<ContextType>;
  LearningActivityReport?: LearningActivityReportResolvers<ContextType>;
  LearningActivityReportConnection?: LearningActivityReportConnectionResolvers<ContextType>;
  LearningActivityReportEdge?: LearningActivityReportEdgeResolvers<ContextType>;
  LearningAsset?: LearningAssetResolvers<ContextType>;
  LearningAssetConnection?: LearningAssetConnectionResolvers<ContextType>;
  LearningAssetEdge?: LearningAssetEdgeResolvers<ContextType>;
  LearningAssetFacets?: LearningAssetFacetsResolvers<ContextType>;
  Locale?: GraphQLScalarType;
  NamedParty?: NamedPartyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReportedContent?: ReportedContentResolvers<ContextType>;
  ReportedLearner?: ReportedLearnerResolvers<ContextType>;
  URL?: GraphQLScalarType;
  URN?: GraphQLScalarType;
  UpstreamEndpoint?: UpstreamEndpointResolvers<ContextType>;
  UpstreamStatus?: UpstreamStatusResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  internal?: InternalDirectiveResolver<any, any, ContextType>;
  lookup?: LookupDirectiveResolver<any, any, ContextType>;
  merge?: MergeDirectiveResolver<any, any, ContextType>;
  semanticNonNull?: SemanticNonNullDirectiveResolver<any, any, ContextType>;
};
