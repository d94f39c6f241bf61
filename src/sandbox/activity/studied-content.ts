import type { AssetRecord } from '../catalogue/asset-record.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { LOCALES, type Locale } from '../catalogue/locale.ts'

/** Content that learners view, with the details that reports show. */
export interface StudiedContent {
  readonly urn: string
  readonly name: string
  /** Asset type as on the wire. */
  readonly assetType: string
  readonly source: 'LINKEDIN_LEARNING' | 'ORGANIZATION' | 'THIRD_PARTY'
  readonly providerName: string
  readonly locale: Locale
  /** Address of the organization's own content; null for all other. */
  readonly websiteUrl: string | null
}

/** How many assets of each type are studied. */
const FROM_CATALOGUE = { COURSE: 12, VIDEO: 8, LEARNING_PATH: 2 }

/** Content of the organization and of third parties; the form of its URNs is invented. */
const OTHER_CONTENT: readonly StudiedContent[] = [
  ownContent('ARTICLE', 'How we hold meetings'),
  ownContent('DOCUMENT', 'Travel policy'),
  thirdPartyContent('AUDIO', 'Voices from the workshop'),
  thirdPartyContent('BOOK', 'The patient engineer'),
]

/** The content of reports: the most popular assets of the catalogue, and some of other sources. */
export function createStudiedContents(catalogue: Catalogue): readonly StudiedContent[] {
  const popular = catalogue.byPopularity()
  const fromCatalogue = Object.entries(FROM_CATALOGUE).flatMap(([type, count]) =>
    popular.filter((asset) => asset.type === type).slice(0, count),
  )
  return [...fromCatalogue.map(toStudiedContent), ...OTHER_CONTENT]
}

function toStudiedContent({ urn, type, titles: [title] }: AssetRecord): StudiedContent {
  return {
    urn,
    name: title.value,
    assetType: type,
    source: 'LINKEDIN_LEARNING',
    providerName: 'LinkedIn Learning',
    locale: title.locale,
    websiteUrl: null,
  }
}

function ownContent(assetType: string, name: string): StudiedContent {
  return {
    urn: `urn:li:organizationContent:${assetType.toLowerCase()}-1`,
    name,
    assetType,
    source: 'ORGANIZATION',
    providerName: 'Company Example',
    locale: LOCALES.en,
    websiteUrl: `https://intranet.company.example/${assetType.toLowerCase()}`,
  }
}

function thirdPartyContent(assetType: string, name: string): StudiedContent {
  return {
    urn: `urn:li:thirdPartyContent:${assetType.toLowerCase()}-1`,
    name,
    assetType,
    source: 'THIRD_PARTY',
    providerName: 'Harborlight Press',
    locale: { language: 'en' },
    websiteUrl: null,
  }
}
