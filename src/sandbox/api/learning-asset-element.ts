import type { AssetRecord, Production, TimeUnit } from '../catalogue/asset-record.ts'
import { describeAsset, toPlainText } from '../catalogue/description.ts'
import { english, type Locale, localize } from '../catalogue/locale.ts'
import { CONTINUING_EDUCATION, type NamedParty } from '../catalogue/taxonomy.ts'
import type { Projection } from './projection.ts'
import type { ResourceContext } from './resource.ts'

/** What the wire element of an asset depends on. */
export interface ElementOptions extends Pick<ResourceContext, 'assumptions' | 'account'> {
  /** Requested locales in order of preference; texts fall back to their source locale. */
  readonly locales: readonly Locale[]
  /** Number of levels that carry `details`, the asset's own included. */
  readonly expandDepth: number
  /**
   * The requested fields; null: all. Costly fields outside it are not made; the element must still
   * be projected.
   */
  readonly projection: Projection | null
}

const SECONDS_PER: Readonly<Record<TimeUnit, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600 }
const DESCRIPTIONS = [
  'description',
  'descriptionIncludingHtml',
  'shortDescription',
  'shortDescriptionIncludingHtml',
]
const PUBLIC_ACCESS: NamedParty = {
  urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
  name: english('Access is open to all.'),
}
const ACCOUNT_ID = 2113185
const AICC_ACCOUNT = `urn:li:enterpriseApplicationInstance:(urn:li:enterpriseAccount:${ACCOUNT_ID},2168185)`

/** The wire element of an asset, with the tree of its contents. */
export function toElement(record: AssetRecord, options: ElementOptions): object {
  const { locales, expandDepth, projection } = options
  const details = expandDepth > 0 && includes(projection, 'details')

  return {
    urn: record.urn,
    title: localize(record.titles, locales),
    type: record.type,
    ...(details && { details: toDetails(record, options) }),
    ...(includes(projection, 'contents') && { contents: toContents(record, options) }),
  }
}

function toContents(record: AssetRecord, options: ElementOptions): object[] {
  const { assumptions, expandDepth } = options
  if (record.type === 'LEARNING_PATH' && assumptions.learningPathContents === 'none') return []
  const projection = within(within(options.projection, 'contents'), 'asset')
  const nested = { ...options, expandDepth: expandDepth - 1, projection }
  return record.contents().map((content) => ({ asset: toElement(content, nested) }))
}

function toDetails(record: AssetRecord, options: ElementOptions): object {
  const { production, titles } = record
  const { topic, level, retiredAt } = production
  const { assumptions } = options
  const projection = within(options.projection, 'details')
  const certification = production.isCertified ? [CONTINUING_EDUCATION] : []
  const hasDescriptions = production.isDescribed && includes(projection, ...DESCRIPTIONS)

  return {
    availability: retiredAt === null ? 'AVAILABLE' : 'RETIRED',
    availableLocales: titles.map((title) => title.locale),
    classifications: [...topic.classifications, ...certification],
    contributors: production.contributors,
    ...(hasDescriptions && toDescriptions(record, options)),
    discoverableBy: [{ accessor: PUBLIC_ACCESS }],
    images: production.hasImage ? { primary: toImageUrl(production) } : {},
    lastUpdatedAt: production.lastUpdatedAt,
    ...(level !== null && { level }),
    publishedAt: production.publishedAt,
    relationships: [],
    ...(retiredAt !== null && assumptions.retiredAtReturned && { retiredAt }),
    ...(includes(projection, 'timeToComplete') && { timeToComplete: toTimeSpan(record) }),
    ...(includes(projection, 'urls') && { urls: toLaunchUrls(record, options) }),
  }
}

function includes(projection: Projection | null, ...names: readonly string[]): boolean {
  return projection === null || names.some((name) => projection.has(name))
}

function within(projection: Projection | null, name: string): Projection | null {
  return projection?.get(name) ?? null
}

function toDescriptions(record: AssetRecord, { locales }: ElementOptions): object {
  const { locale } = localize(record.titles, locales)
  const { short, long } = describeAsset(record, locale)
  return {
    description: { locale, value: toPlainText(long) },
    descriptionIncludingHtml: { locale, value: long },
    shortDescription: { locale, value: toPlainText(short) },
    shortDescriptionIncludingHtml: { locale, value: short },
  }
}

function toImageUrl({ courseId, lastUpdatedAt }: Production): string {
  return `https://cdn.lynda.com/course/${courseId}/${courseId}-${lastUpdatedAt}-16x9.jpg`
}

function toTimeSpan(record: AssetRecord): object {
  const { timeUnit: unit } = record
  return { duration: Math.round(record.seconds() / SECONDS_PER[unit]), unit }
}

/** The addresses that open an asset, as far as the account has them. */
function toLaunchUrls(record: AssetRecord, { assumptions, account }: ElementOptions): object {
  if (record.production.retiredAt !== null && !assumptions.retiredLaunchUrls) return {}
  const webLaunch = `https://www.linkedin.com/learning/${toLaunchPath(record)}`

  return {
    ...(account.hasAicc && { aiccLaunch: toAiccUrl(record.urn) }),
    ...(account.hasSingleSignOn && { ssoLaunch: toSsoUrl(webLaunch) }),
    webLaunch,
  }
}

function toLaunchPath({ type, titles, production }: AssetRecord): string {
  const course = toSlug(production.courseTitle)
  if (type === 'LEARNING_PATH') return `paths/${course}`
  if (type === 'CHAPTER' || type === 'VIDEO') return `${course}/${toSlug(titles[0].value)}`

  return course
}

function toSlug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

function toAiccUrl(urn: string): string {
  return `https://www.linkedin.com/learning/aicc?content=${encode(urn)}&account=${encode(AICC_ACCOUNT)}`
}

function toSsoUrl(webLaunch: string): string {
  const redirect = encodeURIComponent(`${webLaunch}?u=${ACCOUNT_ID}`)
  return `https://www.linkedin.com/checkpoint/enterprise/login/${ACCOUNT_ID}?pathWildcard=${ACCOUNT_ID}&application=learning&redirect=${redirect}`
}

/** As recorded: parentheses are percent-encoded too. */
function encode(urn: string): string {
  return encodeURIComponent(urn).replace(/[()]/g, (character) =>
    character === '(' ? '%28' : '%29',
  )
}
