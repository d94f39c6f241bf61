import type { AssetRecord, Production, TimeUnit } from '../catalogue/asset-record.ts'
import { CONTINUING_EDUCATION, type NamedParty } from '../catalogue/taxonomy.ts'
import { describe } from '../catalogue/description.ts'
import { english, type Locale, localize } from '../catalogue/locale.ts'
import { toPlainText } from '../catalogue/description.ts'
import type { SandboxAccount } from '../sandbox-account.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import { toLaunchUrls } from './launch-urls.ts'
import type { Projection } from './projection.ts'

/** How an asset is to be shown. */
export interface ElementOptions {
  /** The locales asked for, dearest first; texts fall back to their source locale. */
  readonly locales: readonly Locale[]
  /** How many levels, this one included, carry `details`. */
  readonly expandDepth: number
  /**
   * What of it is asked for; null: all. It only spares making what is not: of the rest, still
   * project the element.
   */
  readonly projection: Projection | null
  readonly assumptions: SandboxAssumptions
  readonly account: SandboxAccount
}

const SECONDS_PER: Readonly<Record<TimeUnit, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600 }
const DESCRIPTIONS = [
  'description',
  'descriptionIncludingHtml',
  'shortDescription',
  'shortDescriptionIncludingHtml',
]
const EVERYBODY: NamedParty = {
  urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
  name: english('Access is open to all.'),
}

/** An asset as LinkedIn serves it, with the whole tree of its contents. */
export function toElement(record: AssetRecord, options: ElementOptions): object {
  const { locales, expandDepth, projection } = options
  const details = expandDepth > 0 && wants(projection, 'details')

  return {
    urn: record.urn,
    title: localize(record.titles, locales),
    type: record.type,
    ...(details && { details: toDetails(record, options) }),
    ...(wants(projection, 'contents') && { contents: toContents(record, options) }),
  }
}

function toContents(record: AssetRecord, options: ElementOptions): object[] {
  if (record.type === 'LEARNING_PATH' && options.assumptions.learningPathContents === 'none')
    return []
  const projection = within(within(options.projection, 'contents'), 'asset')
  const nested = { ...options, expandDepth: options.expandDepth - 1, projection }
  return record.contents().map((content) => ({ asset: toElement(content, nested) }))
}

function toDetails(record: AssetRecord, options: ElementOptions): object {
  const { production, titles } = record
  const { topic, level, retiredAt } = production
  const { assumptions } = options
  const projection = within(options.projection, 'details')
  const certification = production.isCertified ? [CONTINUING_EDUCATION] : []
  const hasDescriptions = production.isDescribed && wants(projection, ...DESCRIPTIONS)

  return {
    availability: retiredAt === null ? 'AVAILABLE' : 'RETIRED',
    availableLocales: titles.map((title) => title.locale),
    classifications: [...topic.classifications, ...certification],
    contributors: production.contributors,
    ...(hasDescriptions && toDescriptions(record, options)),
    discoverableBy: [{ accessor: EVERYBODY }],
    images: production.hasImage ? { primary: toImageUrl(production) } : {},
    lastUpdatedAt: production.lastUpdatedAt,
    ...(level !== null && { level }),
    publishedAt: production.publishedAt,
    relationships: [],
    ...(retiredAt !== null && assumptions.retiredAtReturned && { retiredAt }),
    ...(wants(projection, 'timeToComplete') && { timeToComplete: toTimeSpan(record) }),
    ...(wants(projection, 'urls') && { urls: toLaunchUrls(record, options) }),
  }
}

function toTimeSpan(record: AssetRecord): object {
  const { timeUnit: unit } = record
  return { duration: Math.round(record.seconds() / SECONDS_PER[unit]), unit }
}

function toDescriptions(record: AssetRecord, { locales }: ElementOptions): object {
  const { locale } = localize(record.titles, locales)
  const { short, long } = describe(record, locale)
  return {
    description: { locale, value: toPlainText(long) },
    descriptionIncludingHtml: { locale, value: long },
    shortDescription: { locale, value: toPlainText(short) },
    shortDescriptionIncludingHtml: { locale, value: short },
  }
}

function wants(projection: Projection | null, ...names: readonly string[]): boolean {
  return projection === null || names.some((name) => projection.has(name))
}

function within(projection: Projection | null, name: string): Projection | null {
  return projection?.get(name) ?? null
}

function toImageUrl({ courseId, lastUpdatedAt }: Production): string {
  return `https://cdn.lynda.com/course/${courseId}/${courseId}-${lastUpdatedAt}-16x9.jpg`
}
