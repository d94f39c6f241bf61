import { type AssetRecord, secondsOf, type TimeUnit } from '../catalogue/asset-record.ts'
import { CONTINUING_EDUCATION, type NamedParty } from '../catalogue/classification.ts'
import { describe } from '../catalogue/description.ts'
import { english, type Locale, localize } from '../catalogue/locale.ts'
import { toPlainText } from '../catalogue/plain-text.ts'
import type { UnestablishedFacts } from '../unestablished-facts.ts'

/** How an asset is to be shown. */
export interface ElementOptions {
  /** The locales asked for, dearest first; texts fall back to their source locale. */
  readonly locales: readonly Locale[]
  /** How many levels, this one included, carry `details`. */
  readonly expandDepth: number
  readonly facts: UnestablishedFacts
}

const ACCOUNT_ID = 2113185
const SECONDS_PER: Readonly<Record<TimeUnit, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600 }
const EVERYBODY: NamedParty = {
  urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
  name: english('Access is open to all.'),
}

/** An asset as LinkedIn serves it, with the whole tree of its contents. */
export function toElement(record: AssetRecord, options: ElementOptions): object {
  const { locales, expandDepth, facts } = options
  const isEmptied = record.type === 'LEARNING_PATH' && facts.learningPathContents === 'none'
  const nested = { ...options, expandDepth: expandDepth - 1 }

  return {
    urn: record.urn,
    title: localize(record.titles, locales),
    type: record.type,
    ...(expandDepth > 0 && { details: toDetails(record, options) }),
    contents: (isEmptied ? [] : record.contents()).map((content) => ({
      asset: toElement(content, nested),
    })),
  }
}

function toDetails(record: AssetRecord, options: ElementOptions): object {
  const { production, titles } = record
  const { topic, level, retiredAt, imageUrl } = production
  const certification = production.isCertified ? [CONTINUING_EDUCATION] : []

  return {
    availability: retiredAt === null ? 'AVAILABLE' : 'RETIRED',
    availableLocales: titles.map((title) => title.locale),
    classifications: [...topic.classifications, ...certification],
    contributors: production.contributors,
    ...(production.isDescribed && toDescriptions(record, options)),
    discoverableBy: [{ accessor: EVERYBODY }],
    images: imageUrl === null ? {} : { primary: imageUrl },
    lastUpdatedAt: production.lastUpdatedAt,
    ...(level !== null && { level }),
    publishedAt: production.publishedAt,
    relationships: [],
    ...(retiredAt !== null && options.facts.retiredAtReturned && { retiredAt }),
    timeToComplete: {
      duration: Math.round(secondsOf(record) / SECONDS_PER[record.timeUnit]),
      unit: record.timeUnit,
    },
    urls: retiredAt !== null && !options.facts.retiredLaunchUrls ? {} : toLaunchUrls(record),
  }
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

/** No `aiccLaunch`: it is there only for accounts with AICC switched on. */
function toLaunchUrls(record: AssetRecord): object {
  const webLaunch = `https://www.linkedin.com/learning/${toLaunchPath(record)}`
  const redirect = encodeURIComponent(`${webLaunch}?u=${ACCOUNT_ID}`)
  return {
    ssoLaunch: `https://www.linkedin.com/checkpoint/enterprise/login/${ACCOUNT_ID}?pathWildcard=${ACCOUNT_ID}&application=learning&redirect=${redirect}`,
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
