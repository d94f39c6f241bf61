/** A title that exists in every language. */
export type PatternName =
  | 'learning'
  | 'essentialTraining'
  | 'introduction'
  | 'advanced'
  | 'quickTips'
  | 'newFeatures'
  | 'practicalProjects'

/** The level that a title promises. Null when it promises none. */
export type TitleLevel = 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | null

/** How the titles of one kind are made. */
export interface TitlePattern {
  readonly name: PatternName
  /** In English; # stands for the topic. */
  readonly text: string
  readonly level: TitleLevel
}

/** Every pattern; the one about new features makes sense for products only and comes last. */
export const TITLE_PATTERNS: readonly TitlePattern[] = [
  { name: 'learning', text: 'Learning #', level: 'BEGINNER' },
  { name: 'essentialTraining', text: '# Essential Training', level: null },
  { name: 'introduction', text: 'Introduction to #', level: 'BEGINNER' },
  { name: 'advanced', text: 'Advanced #', level: 'ADVANCED' },
  { name: 'quickTips', text: '# Quick Tips', level: null },
  { name: 'practicalProjects', text: '#: Practical Projects', level: null },
  { name: 'newFeatures', text: '#: New Features', level: null },
]

/** # stands for the topic, ~ for what the course is about within it. English only. */
export const ASPECT_PATTERNS: readonly { readonly text: string; readonly level: TitleLevel }[] = [
  { text: '#: ~', level: null },
  { text: 'Advanced #: ~', level: 'ADVANCED' },
  { text: 'Hands-On #: ~', level: 'INTERMEDIATE' },
  { text: '# Foundations: ~', level: 'BEGINNER' },
]

/** Titles of learning paths. */
export const PATH_PATTERNS = [
  'Advance Your # Skills',
  'Getting Started with #',
  'Mastering #',
] as const
