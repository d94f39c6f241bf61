import type { AssetRecord } from './asset-record.ts'
import { type ChapterPlan, type CoursePlan, nameLesson, planCourse } from './course-plan.ts'

/** A course before it has contents. */
export type CourseWithoutContents = Omit<AssetRecord, 'contents' | 'seconds'>

/** Adds chapters and videos to a course. */
export function withContents(course: CourseWithoutContents): AssetRecord {
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

/** One video of a course, by its place in the course's plan. */
export function createVideo(
  course: CourseWithoutContents,
  { firstNumber, chapters }: CoursePlan,
  [chapterIndex, lessonIndex]: readonly [chapterIndex: number, lessonIndex: number],
): AssetRecord {
  const chapter = chapters[chapterIndex]
  const lesson = chapter?.lessons[lessonIndex]
  if (!chapter || lesson === undefined) throw new RangeError('There is no such video.')
  const seconds = chapter.seconds[lessonIndex] ?? 0
  const number = firstNumber + partsBefore(chapters, chapterIndex) + lessonIndex

  return {
    ...partOf(course, 'Video', number, nameLesson(course.production, chapter, lesson)),
    seconds: () => seconds,
    contents: () => [],
  }
}

function createChapters(course: CourseWithoutContents): AssetRecord[] {
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

/** Videos and chapters are numbered in one row: the videos of a chapter, then the chapter. */
function partsBefore(chapters: readonly ChapterPlan[], chapterIndex: number): number {
  return sum(chapters.slice(0, chapterIndex).map(({ lessons }) => lessons.length + 1))
}

function partOf(
  { urn, titles: [{ locale }], production, views, isCurated }: CourseWithoutContents,
  kind: 'Chapter' | 'Video',
  number: number,
  title: string,
): CourseWithoutContents {
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
