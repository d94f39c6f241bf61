import type { TranslationLanguage } from './locale.ts'
import type { Random } from './random.ts'
import type { Topic } from './taxonomy.ts'
import { TRANSLATIONS } from './translations/by-language.ts'
import type { TitleKind } from './translations/translation.ts'

/** The difficulty level that a title implies; null: none. */
export type TitleLevel = 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | null

/** The title of a course, and the facts about the course that it implies. */
export interface Title {
  readonly text: string
  readonly level: TitleLevel
  /** The part of the topic that the course covers; null: the topic as a whole. */
  readonly aspect: string | null
  /** The kind whose translations it has; null: it has no translations. */
  readonly kind: TitleKind | null
}

interface TitlePattern {
  readonly kind: TitleKind
  /** In English; # stands for the topic. */
  readonly text: string
  readonly level: TitleLevel
}

/** The titles of one topic that are not used yet. */
interface Deck {
  /** Numbers of titles, in the order of `titleOf`. */
  left: number[]
  /** The year added to titles that repeat; null: first use, without a year. */
  edition: number | null
}

/** Newest of the years that repeated titles carry; the next repetition carries the year before. */
const LATEST_EDITION = 2026

/** The last pattern is for tools only: themes have no new features. */
const TITLE_PATTERNS: readonly TitlePattern[] = [
  { kind: 'learning', text: 'Learning #', level: 'BEGINNER' },
  { kind: 'essentialTraining', text: '# Essential Training', level: null },
  { kind: 'introduction', text: 'Introduction to #', level: 'BEGINNER' },
  { kind: 'advanced', text: 'Advanced #', level: 'ADVANCED' },
  { kind: 'quickTips', text: '# Quick Tips', level: null },
  { kind: 'practicalProjects', text: '#: Practical Projects', level: null },
  { kind: 'newFeatures', text: '#: New Features', level: null },
]

/** English only; # stands for the topic, ~ for the aspect. */
const ASPECT_PATTERNS: readonly { readonly text: string; readonly level: TitleLevel }[] = [
  { text: '#: ~', level: null },
  { text: 'Advanced #: ~', level: 'ADVANCED' },
  { text: 'Hands-On #: ~', level: 'INTERMEDIATE' },
  { text: '# Foundations: ~', level: 'BEGINNER' },
]

/** Titles of learning paths. */
const PATH_PATTERNS = ['Advance Your # Skills', 'Getting Started with #', 'Mastering #'] as const

/**
 * Draws titles for the courses of each topic, without repetition: once the titles of a topic are
 * used up, they are drawn again with a year.
 */
export function createTitles(random: Random, excluded: readonly string[]) {
  const decks = new Map<Topic, Deck>()

  return (topic: Topic): Title => {
    const deck = decks.get(topic) ?? { left: shuffledNumbers(topic, random), edition: null }
    decks.set(topic, deck)
    for (;;) {
      const number = deck.left.pop()
      if (number === undefined) {
        deck.edition = deck.edition === null ? LATEST_EDITION : deck.edition - 1
        deck.left = shuffledNumbers(topic, random)
        continue
      }
      const title = titleOf(topic, number)
      if (!excluded.includes(title.text)) return toEdition(title, deck.edition)
    }
  }
}

/** The title of a learning path about a topic. */
export function createPathTitle(topic: Topic, random: Random): string {
  return fill(random.pick(PATH_PATTERNS), topic)
}

/** A title in another language. */
export function translateTitle(
  kind: TitleKind,
  topic: Topic,
  language: TranslationLanguage,
): string {
  return fill(TRANSLATIONS[language].titles[kind], topic)
}

/** A title in lower case, for use within a sentence; "PivotTables" and "APIs" stay as they are. */
export function inSentence(title: string): string {
  return title.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())
}

function shuffledNumbers(topic: Topic, random: Random): number[] {
  const aspects = topic.language === 'en' ? ASPECT_PATTERNS.length * topic.aspects.length : 0
  return random.shuffle(Array.from({ length: patternCount(topic) + aspects }, (_, index) => index))
}

function titleOf(topic: Topic, number: number): Title {
  const fitting = patternCount(topic)
  const pattern = number < fitting ? TITLE_PATTERNS[number] : undefined
  if (pattern) {
    const { kind, text, level } = pattern
    return topic.language === 'en'
      ? { text: fill(text, topic), level, aspect: null, kind: topic.isTool ? kind : null }
      : { text: translateTitle(kind, topic, topic.language), level, aspect: null, kind: null }
  }
  const { text = '#', level = null } =
    ASPECT_PATTERNS[(number - fitting) % ASPECT_PATTERNS.length] ?? {}
  const aspect = topic.aspects[Math.floor((number - fitting) / ASPECT_PATTERNS.length)] ?? ''
  return { text: fill(text, topic).replace('~', aspect), level, aspect, kind: null }
}

function patternCount({ isTool }: Topic): number {
  return isTool ? TITLE_PATTERNS.length : TITLE_PATTERNS.length - 1
}

function toEdition(title: Title, year: number | null): Title {
  return year === null ? title : { ...title, text: `${title.text} (${year})`, kind: null }
}

function fill(text: string, topic: Topic): string {
  return text.replace('#', topic.name)
}
