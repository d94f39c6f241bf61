import type { AssetRecord, Production } from './asset-record.ts'
import { lazily } from './lazily.ts'
import type { Language } from './locale.ts'
import { createRandom, type Random } from './random.ts'
import { aspectOf, inSentence } from './title.ts'

/** A course before it has contents. */
export type CourseWithoutContents = Omit<AssetRecord, 'contents' | 'ownSeconds'>

interface Part {
  readonly title: string
  readonly lessons: readonly string[]
}

const WORDS: Readonly<
  Record<Exclude<Language, 'en'>, readonly [opening: string, closing: string, lesson: string]>
> = {
  de: ['Einführung', 'Abschluss', 'Lektion'],
  fr: ['Introduction', 'Conclusion', 'Leçon'],
  es: ['Introducción', 'Conclusión', 'Lección'],
  ja: ['はじめに', 'まとめ', 'レッスン'],
  pt: ['Introdução', 'Conclusão', 'Aula'],
  zh: ['简介', '总结', '课时'],
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

/** Adds chapters and videos to a course; they are made when first looked at. */
export function withContents(course: CourseWithoutContents): AssetRecord {
  return { ...course, ownSeconds: 0, contents: lazily(() => createChapters(course)) }
}

/** The chapters of a course with their videos; made anew at each call, always the same. */
export function createChapters(course: CourseWithoutContents): AssetRecord[] {
  const { urn, production, views, isCurated } = course
  const id = Number(urn.slice(urn.lastIndexOf(':') + 1))
  const { locale } = course.titles[0]
  const random = createRandom(id)
  let nextPart = random.integer(100_000, 900_000)

  const create = (
    kind: 'Chapter' | 'Video',
    title: string,
    videos: readonly AssetRecord[],
  ): AssetRecord => ({
    urn: `urn:li:lynda${kind}:(${urn},${nextPart++})`,
    type: kind.toUpperCase(),
    titles: [{ locale, value: title }],
    production,
    views,
    isCurated,
    timeUnit: 'SECOND',
    ownSeconds: kind === 'Video' ? random.integer(70, 540) : 0,
    contents: () => videos,
  })

  return partsOf(production, random).map(({ title, lessons }) =>
    create(
      'Chapter',
      title,
      lessons.map((lesson) => create('Video', lesson, [])),
    ),
  )
}

function partsOf({ topic, courseTitle }: Production, random: Random): Part[] {
  const { name, aspects, language } = topic
  const main = aspectOf(courseTitle, topic)
  const others = random.run(aspects, random.integer(2, 3)).filter((aspect) => aspect !== main)
  const middle = main === undefined ? others : [main, ...others]

  if (language !== 'en') {
    const [opening, closing, lesson] = WORDS[language]
    const parts = middle.map((_, part) => ({
      title: `${part + 1}. ${name}`,
      lessons: [1, 2, 3].map((number) => `${lesson} ${part + 1}.${number}: ${name}`),
    }))
    return [
      { title: opening, lessons: [`${opening}: ${name}`] },
      ...parts,
      { title: closing, lessons: [`${closing}: ${name}`] },
    ]
  }
  const parts = middle.map((aspect, part) => {
    const subject = inSentence(aspect)
    const lessons = random.run(LESSONS, random.integer(2, 3))
    return {
      title: `${part + 1}. ${aspect}`,
      lessons: lessons.map((lesson) => capitalize(lesson.replace('~', subject))),
    }
  })
  return [
    { title: 'Introduction', lessons: [`Why learn ${name}`, 'What you should know'] },
    ...parts,
    { title: 'Conclusion', lessons: [`Next steps with ${name}`] },
  ]
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
