import { type AssetRecord, VIEWS } from './asset-record.ts'
import { type Contributor, createContributors } from './contributor.ts'
import { generateCourse } from './course.ts'
import { pickVideo, withContents } from './course-contents.ts'
import { createPath } from './learning-path.ts'
import { LOCALES, TRANSLATION_LANGUAGES } from './locale.ts'
import { createRandom, type Random } from './random.ts'
import type { Taxonomy, Topic } from './taxonomy.ts'
import { createTitles } from './title.ts'

/** Seed and size of a catalogue; equal options give equal catalogues. */
export interface CatalogueOptions {
  readonly seed: number
  /** Generated assets, in addition to the documented ones. */
  readonly assetCount: number
}

/** A course of LinkedIn's documentation. */
interface DocumentedCourse {
  readonly id: number
  readonly title: string
  /** Name of the English topic; the documentation does not show it. */
  readonly topic: string
  readonly level: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED'
}

/**
 * The courses of the documentation's samples: the search for "java" (Learning authentication page)
 * and the single asset (Learning Assets API reference). They come first in the catalogue and in
 * popularity, so that the documented requests return the documented elements.
 */
const DOCUMENTED_COURSES: readonly DocumentedCourse[] = [
  { id: 669544, title: 'Learning Java', topic: 'Java', level: 'BEGINNER' },
  {
    id: 375490,
    title: 'Java Essential Training for Students',
    topic: 'Java',
    level: 'INTERMEDIATE',
  },
  { id: 107061, title: 'Advanced Java Programming', topic: 'Java', level: 'ADVANCED' },
  {
    id: 563322,
    title: 'Measuring Company Culture',
    topic: 'Organizational Culture',
    level: 'INTERMEDIATE',
  },
]

const FIRST_COURSE_ID = 700_127
/** The first generated assets are about Java, so that the documented search has many results. */
const JAVA_ASSETS = 60

/** What all assets of a catalogue are generated from. */
interface Source {
  readonly random: Random
  readonly taxonomy: Taxonomy
  readonly contributors: readonly Contributor[]
}

/** The documented courses, then `assetCount` generated assets. */
export function createAssets(
  taxonomy: Taxonomy,
  { seed, assetCount }: CatalogueOptions,
): AssetRecord[] {
  const random = createRandom(seed)
  const source = { random, taxonomy, contributors: createContributors(random) }
  const documented = DOCUMENTED_COURSES.map((course, index) =>
    createDocumentedCourse(source, course, VIEWS.maximum * (9 - index)),
  )
  const generate = createGenerator(source)
  return [...documented, ...Array.from({ length: assetCount }, (_, index) => generate(index))]
}

/** A generated course without the irregularities that the seed may have given it. */
function createDocumentedCourse(
  { random, taxonomy, contributors }: Source,
  { id, title: text, topic: topicName, level }: DocumentedCourse,
  views: number,
): AssetRecord {
  const title = { text, level, aspect: null, kind: null }
  const topic = findTopic(taxonomy, topicName)
  const course = generateCourse({ random, id, title, topic, contributors })
  return withContents({
    ...course,
    type: 'COURSE',
    titles: [{ locale: LOCALES.en, value: text }],
    production: {
      ...course.production,
      level,
      retiredAt: null,
      isLicensed: true,
      isDescribed: true,
    },
    views,
    timeUnit: 'SECOND',
  })
}

/** Generates one asset a call. To be called in order of index: each depends on the ones before it. */
function createGenerator({ random, taxonomy, contributors }: Source) {
  const drawTitle = createTitles(
    random,
    DOCUMENTED_COURSES.map((course) => course.title),
  )
  const java = findTopic(taxonomy, 'Java')
  const coursesByTopic = new Map<Topic, AssetRecord[]>()
  const listed = new Set<string>()

  const drawTopic = (index: number): Topic => {
    if (index < JAVA_ASSETS) return java
    const language = random.oneIn(4) ? random.pick(TRANSLATION_LANGUAGES) : 'en'
    return random.pick(taxonomy.topicsIn(language))
  }
  const createCourse = (topic: Topic, index: number): AssetRecord => {
    const id = FIRST_COURSE_ID + index * 41
    return withContents(
      generateCourse({ random, id, title: drawTitle(topic), topic, contributors }),
    )
  }
  const createOther = (courses: readonly AssetRecord[], index: number): AssetRecord | null => {
    // 37 and 100 are coprime: every hundredth comes up in turn, also in a small catalogue.
    const hundredth = (index * 37) % 100
    if (hundredth < 5 && courses.length > 2) return createPath(random, courses, index)
    if (hundredth < 20 && courses.length > 0) return pickVideo(random, random.pick(courses))
    return null
  }

  return (index: number): AssetRecord => {
    const topic = drawTopic(index)
    const courses = coursesByTopic.get(topic) ?? []
    const other = createOther(courses, index)
    // The same video can be picked twice; every asset is listed once.
    if (other && !listed.has(other.urn)) {
      listed.add(other.urn)
      return other
    }
    const course = createCourse(topic, index)
    coursesByTopic.set(topic, courses)
    courses.push(course)
    return course
  }
}

function findTopic(taxonomy: Taxonomy, name: string): Topic {
  const topic = taxonomy.topicsIn('en').find((candidate) => candidate.name === name)
  if (!topic) throw new RangeError(`No topic named ${name}.`)
  return topic
}
