import { type AssetOutline, type AssetRecord, type Production, VIEWS } from './asset-record.ts'
import { createRandom, type Random } from './random.ts'
import { inSentence } from './title.ts'
import { TRANSLATIONS } from './translations/by-language.ts'

/** The chapters of a course and their numbering; far smaller than the records made from it. */
interface CoursePlan {
  /** Number of the first chapter or video; the others are numbered after it. */
  readonly firstNumber: number
  readonly chapters: readonly ChapterPlan[]
}

interface ChapterPlan {
  readonly title: string
  /** The aspect of the topic it covers; null: the whole course, as in its opening and closing. */
  readonly aspect: string | null
  /** Titles of the videos; ~ stands for the aspect, # for the topic. */
  readonly lessons: readonly string[]
  /** Duration of each lesson. */
  readonly seconds: readonly number[]
}

const LESSONS = [
  'Working with ~',
  '~ in practice',
  'A first look at ~',
  '~: Common mistakes',
  'Choosing an approach to ~',
  'Challenge: ~',
  'Solution: ~',
]

/** Adds chapters and videos to a course. */
export function withContents(course: AssetOutline): AssetRecord {
  const { urn, type, titles, production, views, isCurated, timeUnit } = course
  return {
    urn,
    type,
    titles,
    production,
    views,
    isCurated,
    timeUnit,
    seconds: () => sum(planCourse(production).chapters.flatMap(({ seconds }) => seconds)),
    contents: () => createChapters(course),
  }
}

/** One video of a course, as a catalogue entry of its own. */
export function pickVideo(random: Random, course: AssetRecord): AssetRecord {
  const plan = planCourse(course.production)
  // The opening and the closing chapter have the same videos in every course.
  const chapterIndex = random.integer(1, plan.chapters.length - 2)
  const lessonCount = plan.chapters[chapterIndex]?.lessons.length ?? 1
  const video = createVideo(course, plan, [chapterIndex, random.integer(0, lessonCount - 1)])
  return {
    ...video,
    views: random.integer(VIEWS.minimum, VIEWS.maximum),
    isCurated: random.oneIn(20),
  }
}

function createChapters(course: AssetOutline): AssetRecord[] {
  const plan = planCourse(course.production)

  return plan.chapters.map((chapter, chapterIndex) => {
    const { title, lessons, seconds } = chapter
    const number = plan.firstNumber + partsBefore(plan.chapters, chapterIndex) + lessons.length
    const videos = lessons.map((_, index) => createVideo(course, plan, [chapterIndex, index]))
    return {
      ...partOf(course, 'Chapter', number, title),
      seconds: () => sum(seconds),
      contents: () => videos,
    }
  })
}

function createVideo(
  course: AssetOutline,
  { firstNumber, chapters }: CoursePlan,
  [chapterIndex, lessonIndex]: readonly [chapterIndex: number, lessonIndex: number],
): AssetRecord {
  const chapter = chapters[chapterIndex]
  const lesson = chapter?.lessons[lessonIndex]
  if (!chapter || lesson === undefined) throw new RangeError('There is no such video.')
  const seconds = chapter.seconds[lessonIndex] ?? 0
  const number = firstNumber + partsBefore(chapters, chapterIndex) + lessonIndex

  return {
    ...partOf(course, 'Video', number, lessonTitle(course.production, chapter, lesson)),
    seconds: () => seconds,
    contents: () => [],
  }
}

/** Videos and chapters share one numbering: the videos of a chapter, then the chapter. */
function partsBefore(chapters: readonly ChapterPlan[], chapterIndex: number): number {
  return sum(chapters.slice(0, chapterIndex).map(({ lessons }) => lessons.length + 1))
}

function partOf(
  { urn, titles: [{ locale }], production, views, isCurated }: AssetOutline,
  kind: 'Chapter' | 'Video',
  number: number,
  title: string,
): AssetOutline {
  return {
    urn: `urn:li:lynda${kind}:(${urn},${number})`,
    type: kind.toUpperCase(),
    titles: [{ locale, value: title }],
    production,
    views,
    isCurated,
    timeUnit: 'SECOND',
  }
}

function lessonTitle({ topic }: Production, { aspect }: ChapterPlan, lesson: string): string {
  const about = aspect === null ? lesson : lesson.replace('~', inSentence(aspect))
  const text = about.charAt(0).toUpperCase() + about.slice(1)
  // The topic is filled in last: the # of "C#" would be read as a placeholder.
  return text.replace('#', topic.name)
}

/** The plan of a course; the same at each call. */
function planCourse(production: Production): CoursePlan {
  const random = createRandom(production.courseId)
  const firstNumber = random.integer(100_000, 900_000)
  const chapters = planChapters(production, random).map(({ title, aspect, lessons }) => ({
    title,
    aspect,
    lessons,
    seconds: lessons.map(() => random.integer(70, 540)),
  }))
  return { firstNumber, chapters }
}

function planChapters(
  { topic, aspect }: Production,
  random: Random,
): readonly Omit<ChapterPlan, 'seconds'>[] {
  const { name, aspects, language } = topic
  const others = random.run(aspects, random.integer(2, 3)).filter((other) => other !== aspect)
  const middle = aspect === null ? others : [aspect, ...others]

  if (language !== 'en') {
    const { opening, closing, lesson } = TRANSLATIONS[language]
    const chapters = middle.map((_, index) => ({
      title: `${index + 1}. ${name}`,
      aspect: null,
      lessons: [1, 2, 3].map((number) => `${lesson} ${index + 1}.${number}: #`),
    }))
    return [
      { title: opening, aspect: null, lessons: [`${opening}: #`] },
      ...chapters,
      { title: closing, aspect: null, lessons: [`${closing}: #`] },
    ]
  }
  const chapters = middle.map((each, index) => ({
    title: `${index + 1}. ${each}`,
    aspect: each,
    lessons: random.run(LESSONS, random.integer(2, 3)),
  }))
  return [
    { title: 'Introduction', aspect: null, lessons: ['Why learn #', 'What you should know'] },
    ...chapters,
    { title: 'Conclusion', aspect: null, lessons: ['Next steps with #'] },
  ]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
