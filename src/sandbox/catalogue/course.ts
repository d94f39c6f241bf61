import { type AssetOutline, type Production, type TimeUnit, VIEWS } from './asset-record.ts'
import type { Contributor } from './contributor.ts'
import { LOCALES, type Locale, type LocaleString, TRANSLATION_LANGUAGES } from './locale.ts'
import type { Random } from './random.ts'
import type { Topic } from './taxonomy.ts'
import { type Title, translateTitle } from './title.ts'

/** What a course is generated from. */
export interface CourseOptions {
  readonly random: Random
  readonly id: number
  readonly title: Title
  readonly topic: Topic
  readonly contributors: readonly Contributor[]
}

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2013, 0, 1) / DAY_MS
const LAST_DAY = Date.UTC(2026, 9, 31) / DAY_MS
const END = (LAST_DAY + 1) * DAY_MS
const LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', null, null, null]
const UNLISTED_TYPE = 'INTERACTIVE_LAB'
const UNLISTED_LEVEL = 'EXPERT'

/**
 * A course without its contents. Some are retired, sparse or irregular, as LinkedIn's records are:
 * no level, image or description, a type or level outside the documented enumeration.
 */
export function generateCourse(options: CourseOptions): AssetOutline {
  const { random, id, title, topic } = options
  return {
    urn: `urn:li:lyndaCourse:${id}`,
    type: random.oneIn(500) ? UNLISTED_TYPE : 'COURSE',
    titles: [
      { locale: sourceLocale(topic, random), value: title.text },
      ...translate(title, topic, random),
    ],
    production: generateProduction(options),
    views: random.integer(VIEWS.minimum, VIEWS.maximum),
    isCurated: false,
    timeUnit: timeUnit(random),
  }
}

function sourceLocale({ language }: Topic, random: Random): Locale {
  return random.oneIn(300) ? { language } : LOCALES[language]
}

function translate({ kind }: Title, topic: Topic, random: Random): LocaleString[] {
  if (kind === null) return []
  return TRANSLATION_LANGUAGES.filter(() => random.oneIn(3)).map((language) => ({
    locale: LOCALES[language],
    value: translateTitle(kind, topic, language),
  }))
}

function generateProduction({ random, id, title, topic, contributors }: CourseOptions): Production {
  const publishedDay = random.integer(FIRST_DAY, LAST_DAY)
  const lastUpdatedAt = random.integer(publishedDay * DAY_MS, END)
  const authors = [random.pick(contributors)]
  if (random.oneIn(9)) authors.push(random.pick(contributors))

  return {
    courseId: id,
    courseTitle: title.text,
    topic,
    aspect: title.aspect,
    level: random.oneIn(400) ? UNLISTED_LEVEL : (title.level ?? random.pick(LEVELS)),
    contributors: authors[0] === authors[1] ? authors.slice(1) : authors,
    isCertified: topic.library === 'Business' && random.oneIn(8),
    publishedAt: publishedDay * DAY_MS,
    lastUpdatedAt,
    retiredAt: random.oneIn(25) ? random.integer(lastUpdatedAt, END) : null,
    isLicensed: !random.oneIn(20),
    isDescribed: !random.oneIn(40),
    hasImage: !random.oneIn(30),
  }
}

function timeUnit(random: Random): TimeUnit {
  if (random.oneIn(80)) return 'HOUR'
  return random.oneIn(40) ? 'MINUTE' : 'SECOND'
}
