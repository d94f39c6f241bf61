import type { AssetRecord } from './asset-record.ts'
import { createContributors } from './contributor.ts'
import { type CourseWithoutContents, withContents } from './course-contents.ts'
import { DOCUMENTED_COURSES } from './documented-courses.ts'
import { draftAsset, MOST_VIEWS, pickVideo } from './draft.ts'
import { createPath } from './learning-path.ts'
import { LOCALES, TRANSLATION_LANGUAGES } from './locale.ts'
import { createRandom } from './random.ts'
import type { Taxonomy, Topic } from './taxonomy.ts'
import { createTitles, type Title } from './title.ts'

/** Size and seed of a catalogue; equal ones give equal catalogues. */
export interface CatalogueOptions {
  readonly seed: number
  /** Generated assets, beside the documented ones. */
  readonly assetCount: number
}

const FIRST_COURSE_ID = 700_127
/** So many assets from the start are about Java that the documented search finds plenty. */
const JAVA_ASSETS = 60

/** The documented courses, then as many generated assets as asked for. */
export function createAssets(
  taxonomy: Taxonomy,
  { seed, assetCount }: CatalogueOptions,
): AssetRecord[] {
  const random = createRandom(seed)
  const contributors = createContributors(random)
  const drawTitle = createTitles(
    random,
    DOCUMENTED_COURSES.map((course) => course.title),
  )
  const topics = taxonomy.topicsIn('en')
  const java = findTopic(topics, 'Java')
  const coursesByTopic = new Map<Topic, AssetRecord[]>()
  const taken = new Set<string>()

  const drawTopic = (index: number): Topic => {
    if (index < JAVA_ASSETS) return java
    const isTranslated = random.oneIn(4)
    return random.pick(
      isTranslated ? taxonomy.topicsIn(random.pick(TRANSLATION_LANGUAGES)) : topics,
    )
  }
  const draft = (id: number, title: Title, topic: Topic) =>
    draftAsset({ random, id, title, topic, contributors })
  const createCourse = (topic: Topic, index: number): AssetRecord =>
    withContents(draft(FIRST_COURSE_ID + index * 41, drawTitle(topic), topic))
  const createOther = (courses: readonly AssetRecord[], index: number): AssetRecord | null => {
    // Goes through all hundredths in turn, so that a small catalogue has some of each kind too.
    const hundredth = (index * 37) % 100
    if (hundredth < 5 && courses.length > 2) return createPath(random, courses, index)
    if (hundredth < 20 && courses.length > 0) return pickVideo(random, random.pick(courses))
    return null
  }

  const documented = DOCUMENTED_COURSES.map(({ id, title: text, topic: name, level }, index) => {
    const title = { text, level, aspect: null, pattern: null }
    const course = draft(id, title, findTopic(topics, name))
    return withContents(toDocumented(course, level, MOST_VIEWS * (9 - index)))
  })
  const generated = Array.from({ length: assetCount }, (_, index) => {
    const topic = drawTopic(index)
    const courses = coursesByTopic.get(topic) ?? []
    const other = createOther(courses, index)
    // A video can be picked twice, and an asset is listed once.
    if (other && !taken.has(other.urn)) {
      taken.add(other.urn)
      return other
    }
    const course = createCourse(topic, index)
    coursesByTopic.set(topic, courses)
    courses.push(course)
    return course
  })

  return [...documented, ...generated]
}

/** A draft without the oddities that the seed may have given it. */
function toDocumented(
  draft: CourseWithoutContents,
  level: string,
  views: number,
): CourseWithoutContents {
  return {
    ...draft,
    type: 'COURSE',
    titles: [{ locale: LOCALES.en, value: draft.titles[0].value }],
    production: {
      ...draft.production,
      level,
      retiredAt: null,
      isLicensed: true,
      isDescribed: true,
    },
    views,
    timeUnit: 'SECOND',
  }
}

function findTopic(topics: readonly Topic[], name: string): Topic {
  const topic = topics.find((candidate) => candidate.name === name)
  if (!topic) throw new RangeError(`No topic named ${name}.`)
  return topic
}
