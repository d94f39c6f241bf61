/**
 * LinkedIn's answers as its reference describes them, and as the data source takes them to be: its
 * `get` returns JSON unchecked.
 */

/** A language, mostly with a country. */
export interface WireLocale {
  readonly language: string
  readonly country?: string
}

/** A text in a locale. */
export interface LocaleString {
  readonly locale: WireLocale
  readonly value: string
}

/** A person, or another object with a name. */
export interface WireParty {
  readonly urn: string
  readonly name: LocaleString
}

/** An element of `learningClassifications`. */
export interface WireClassification extends WireParty {
  readonly type: string
  readonly owner?: WireParty
}

/** An element of `learningAssets`. */
export interface WireAsset {
  readonly urn: string
  readonly type: string
  readonly title: LocaleString
  /** Absent below the `expandDepth` that was requested. */
  readonly details?: WireDetails
  readonly contents?: readonly { readonly asset: WireAsset }[]
}

interface WireDetails {
  readonly availability?: string
  readonly availableLocales?: readonly WireLocale[]
  readonly classifications?: readonly WireAssetClassification[]
  readonly contributors?: readonly WireContributor[]
  readonly description?: LocaleString
  readonly descriptionIncludingHtml?: LocaleString
  readonly discoverableBy?: readonly { readonly accessor: WireParty }[]
  readonly images?: { readonly primary?: string }
  readonly lastUpdatedAt?: number
  readonly level?: string
  readonly publishedAt?: number
  readonly retiredAt?: number
  readonly shortDescription?: LocaleString
  readonly shortDescriptionIncludingHtml?: LocaleString
  readonly timeToComplete?: { readonly duration: number; readonly unit: string }
  readonly urls?: Readonly<Partial<Record<'aiccLaunch' | 'ssoLaunch' | 'webLaunch', string>>>
}

/** How an asset came to a classification. */
export interface WireAssetClassification {
  readonly assigner?: WireParty
  readonly associatedClassification: WireClassification
  readonly path: readonly WireClassification[]
}

interface WireContributor extends WireParty {
  readonly contributionType: string
  readonly authorDetails?: { readonly firstName: LocaleString; readonly lastName: LocaleString }
}

/** A finder's answer. */
export interface WirePage<Element> {
  readonly elements: readonly Element[]
  readonly paging: { readonly total: number }
}

/** The answer of the criteria finder of `learningAssets`. */
export interface WireSearchPage extends WirePage<WireAsset> {
  readonly metadata: {
    readonly assetTypeFacetMetadata?: readonly { assetType: string; count: number }[]
    readonly difficultyLevelFacetMetadata?: readonly { difficultyLevel: string; count: number }[]
  }
}
