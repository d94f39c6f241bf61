import type { TranslationLanguage } from './locale.ts'
import type { Random } from './random.ts'
import type { Topic } from './taxonomy.ts'
import {
  ASPECT_PATTERNS,
  PATH_PATTERNS,
  type PatternName,
  TITLE_PATTERNS,
} from './title-pattern.ts'
import { TRANSLATIONS } from './translation.ts'

/** A title, and what it tells about its course. */
export interface Title {
  readonly text: string
  /** null: nothing about the title tells. */
  readonly level: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | null
  /** What the course is about within its topic; null: the topic as a whole. */
  readonly aspect: string | null
  /** By which it is translated; null: it has no translations. */
  readonly pattern: PatternName | null
}

interface Deck {
  /** Numbers of the titles still to be drawn. */
  left: number[]
  /** null: the titles are drawn for the first time, and say no year. */
  edition: number | null
}

const LATEST_EDITION = 2026

/** Titles for the courses of each topic, no two alike: a topic that runs out adds editions. */
export function createTitles(random: Random, taken: readonly string[]) {
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
      if (!taken.includes(title.text)) return toEdition(title, deck.edition)
    }
  }
}

/** The title of a learning path about a topic. */
export function createPathTitle(topic: Topic, random: Random): string {
  return fill(random.pick(PATH_PATTERNS), topic)
}

/** A title in another language. */
export function translateTitle(
  pattern: PatternName,
  topic: Topic,
  language: TranslationLanguage,
): string {
  return fill(TRANSLATIONS[language].titles[pattern], topic)
}

/** A title as it reads within a sentence; names such as "PivotTables" and "APIs" stay as they are. */
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
    const { name, text, level } = pattern
    return topic.language === 'en'
      ? { text: fill(text, topic), level, aspect: null, pattern: topic.isTool ? name : null }
      : { text: translateTitle(name, topic, topic.language), level, aspect: null, pattern: null }
  }
  const { text = '#', level = null } =
    ASPECT_PATTERNS[(number - fitting) % ASPECT_PATTERNS.length] ?? {}
  const aspect = topic.aspects[Math.floor((number - fitting) / ASPECT_PATTERNS.length)] ?? ''
  return { text: fill(text, topic).replace('~', aspect), level, aspect, pattern: null }
}

function patternCount({ isTool }: Topic): number {
  return isTool ? TITLE_PATTERNS.length : TITLE_PATTERNS.length - 1
}

function toEdition(title: Title, year: number | null): Title {
  return year === null ? title : { ...title, text: `${title.text} (${year})`, pattern: null }
}

function fill(text: string, topic: Topic): string {
  return text.replace('#', topic.name)
}
