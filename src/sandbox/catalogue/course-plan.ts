import type { Production } from './asset-record.ts'
import { createRandom, type Random } from './random.ts'
import { inSentence } from './title.ts'
import { TRANSLATIONS } from './translation.ts'

/** What a course consists of, before any of it is spelled out. */
export interface CoursePlan {
  /** Number of the first chapter or video; the others follow it. */
  readonly firstNumber: number
  readonly chapters: readonly ChapterPlan[]
}

/** One chapter, its lessons and how long they take. */
export interface ChapterPlan {
  readonly title: string
  /** What it is about; null: the whole course, as at its opening and closing. */
  readonly aspect: string | null
  /** Titles of the videos; ~ stands for the aspect, # for the topic. */
  readonly lessons: readonly string[]
  readonly seconds: readonly number[]
}

type Chapter = Omit<ChapterPlan, 'seconds'>

const LESSONS = [
  'Working with ~',
  '~ in practice',
  'A first look at ~',
  '~: Common mistakes',
  'Choosing an approach to ~',
  'Challenge: ~',
  'Solution: ~',
]

/** Plans a course; the same at each call. */
export function planCourse(production: Production): CoursePlan {
  const random = createRandom(production.courseId)
  const firstNumber = random.integer(100_000, 900_000)
  const chapters = chaptersOf(production, random).map(({ title, aspect, lessons }) => ({
    title,
    aspect,
    lessons,
    seconds: lessons.map(() => random.integer(70, 540)),
  }))
  return { firstNumber, chapters }
}

/** The title of one of the lessons of a chapter. */
export function nameLesson({ topic }: Production, { aspect }: ChapterPlan, lesson: string): string {
  const about = aspect === null ? lesson : lesson.replace('~', inSentence(aspect))
  const text = about.charAt(0).toUpperCase() + about.slice(1)
  // The topic goes in last: a name such as "C#" would be taken for the placeholder.
  return text.replace('#', topic.name)
}

function chaptersOf({ topic, aspect }: Production, random: Random): Chapter[] {
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
