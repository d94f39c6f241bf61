import { type AssetRecord, VIEWS } from './asset-record.ts'
import { PUBLISHER } from './contributor.ts'
import type { Random } from './random.ts'
import { createPathTitle } from './title.ts'

const MOST_COURSES = 6
const FIRST_PATH_ID = 0x56db2f0000

/** A learning path through some of the courses of a topic. */
export function createPath(
  random: Random,
  courses: readonly AssetRecord[],
  index: number,
): AssetRecord {
  const contents = random.run(courses, random.integer(3, Math.min(MOST_COURSES, courses.length)))
  const latest = contents.reduce((one, other) =>
    one.production.publishedAt > other.production.publishedAt ? one : other,
  )
  const { topic, contributors } = latest.production
  const title = createPathTitle(topic, random)

  return {
    // 24 hexadecimal digits, as in the URLs of LinkedIn's web application.
    urn: `urn:li:lyndaLearningPath:${(FIRST_PATH_ID + index).toString(16).padEnd(24, '0a1b2c3d4e5f')}`,
    type: 'LEARNING_PATH',
    titles: [{ locale: latest.titles[0].locale, value: title }],
    production: {
      ...latest.production,
      courseTitle: title,
      aspect: null,
      contributors: [PUBLISHER, ...contributors.slice(0, 1)],
      retiredAt: null,
    },
    views: random.integer(VIEWS.minimum, VIEWS.maximum),
    isCurated: false,
    timeUnit: 'SECOND',
    seconds: () => contents.reduce((total, course) => total + course.seconds(), 0),
    contents: () => contents,
  }
}
