/** A course that LinkedIn's documentation shows, as far as it does. */
export interface DocumentedCourse {
  readonly id: number
  readonly title: string
  /** Name of the English topic; the documentation does not show it. */
  readonly topic: string
  readonly level: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED'
}

/**
 * The courses of the documentation's samples: the search for "java" (Learning authentication page)
 * and the single asset (Learning Assets API reference). They come first in the catalogue and in
 * popularity, so that the documented requests find the documented elements.
 */
export const DOCUMENTED_COURSES: readonly DocumentedCourse[] = [
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
