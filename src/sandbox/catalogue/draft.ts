import type { AssetRecord, Production, TimeUnit } from './asset-record.ts'
import type { Contributor } from './contributor.ts'
import { type CourseWithoutContents, createVideo } from './course-contents.ts'
import { planCourse } from './course-plan.ts'
import { LOCALES, type Locale, type LocaleString, TRANSLATION_LANGUAGES } from './locale.ts'
import type { Random } from './random.ts'
import type { Topic } from './taxonomy.ts'
import { type Title, translateTitle } from './title.ts'

/** No generated asset has more views than this. */
export const MOST_VIEWS = 4_000_000

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2013, 0, 1) / DAY_MS
const LAST_DAY = Date.UTC(2026, 9, 31) / DAY_MS
const END = (LAST_DAY + 1) * DAY_MS
const LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED', null, null, null]
const UNLISTED_TYPE = 'INTERACTIVE_LAB'
const UNLISTED_LEVEL = 'EXPERT'

/** What an asset is drafted from. */
export interface Draft {
  readonly random: Random
  readonly id: number
  readonly title: Title
  readonly topic: Topic
  readonly contributors: readonly Contributor[]
}

/** A course but for its contents; now and then retired, sparse or odd, as LinkedIn's records are. */
export function draftAsset(draft: Draft): CourseWithoutContents {
  const { random, id, title, topic } = draft
  return {
    urn: `urn:li:lyndaCourse:${id}`,
    type: random.oneIn(500) ? UNLISTED_TYPE : 'COURSE',
    titles: [
      { locale: sourceLocale(topic, random), value: title.text },
      ...translate(title, topic, random),
    ],
    production: draftProduction(draft),
    views: random.integer(40, MOST_VIEWS),
    isCurated: false,
    timeUnit: timeUnit(random),
  }
}

function draftProduction({ random, id, title, topic, contributors }: Draft): Production {
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

/** One video of a course, as an asset that is found on its own. */
export function pickVideo(random: Random, course: AssetRecord): AssetRecord {
  const plan = planCourse(course.production)
  // The first and last chapter hold what is alike in all courses.
  const chapterIndex = random.integer(1, plan.chapters.length - 2)
  const lessonCount = plan.chapters[chapterIndex]?.lessons.length ?? 1
  const video = createVideo(course, plan, [chapterIndex, random.integer(0, lessonCount - 1)])
  return {
    ...video,
    views: random.integer(40, MOST_VIEWS),
    isCurated: random.oneIn(20),
  }
}

function sourceLocale({ language }: Topic, random: Random): Locale {
  return random.oneIn(300) ? { language } : LOCALES[language]
}

function translate({ pattern }: Title, topic: Topic, random: Random): LocaleString[] {
  if (pattern === null) return []
  return TRANSLATION_LANGUAGES.filter(() => random.oneIn(3)).map((language) => ({
    locale: LOCALES[language],
    value: translateTitle(pattern, topic, language),
  }))
}

function timeUnit(random: Random): TimeUnit {
  if (random.oneIn(80)) return 'HOUR'
  return random.oneIn(40) ? 'MINUTE' : 'SECOND'
}
