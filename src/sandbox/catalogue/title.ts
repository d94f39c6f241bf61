import type { TranslationLanguage } from './locale.ts'
import type { Random } from './random.ts'
import type { Topic } from './taxonomy.ts'

/** A title, its translations if it has any, and the level that it suggests. */
export interface Title {
  readonly text: string
  readonly translations: Readonly<Partial<Record<TranslationLanguage, string>>>
  /** null: nothing about the title tells. */
  readonly level: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | null
}

interface Pattern {
  readonly en: string
  readonly translations: Readonly<Record<TranslationLanguage, string>>
  readonly level: Title['level']
  /** Makes no sense where the topic is not a product. */
  readonly isForTools: boolean
}

function pattern(
  en: string,
  level: Title['level'],
  [de, fr, es, ja, pt, zh]: readonly [string, string, string, string, string, string],
): Pattern {
  return {
    en,
    level,
    isForTools: en.endsWith('Features'),
    translations: { de, fr, es, ja, pt, zh },
  }
}

/** # stands for the topic. */
const PATTERNS: readonly Pattern[] = [
  pattern('Learning #', 'BEGINNER', [
    '# lernen',
    'Apprendre #',
    'Aprende #',
    '# を学ぶ',
    'Aprenda #',
    '学习 #',
  ]),
  pattern('# Essential Training', null, [
    '# Grundkurs',
    "L'essentiel de #",
    '# esencial',
    '# 基本講座',
    '#: Formação Básica',
    '# 基础教程',
  ]),
  pattern('Introduction to #', 'BEGINNER', [
    'Einstieg in #',
    'Découvrir #',
    'Introducción a #',
    'はじめての #',
    'Primeiros Passos com #',
    '# 入门',
  ]),
  pattern('Advanced #', 'ADVANCED', [
    '# für Fortgeschrittene',
    '# avancé',
    '# avanzado',
    '# 上級編',
    '# Avançado',
    '# 高级教程',
  ]),
  pattern('# Quick Tips', null, [
    '#: Tipps und Tricks',
    '# : Trucs et astuces',
    '#: Trucos y consejos',
    '# ワンポイント',
    '#: Dicas e Truques',
    '# 实用技巧',
  ]),
  pattern('#: New Features', null, [
    '#: Neue Funktionen',
    '# : Les nouveautés',
    '#: Novedades',
    '# 新機能',
    '#: Novidades',
    '# 新功能',
  ]),
  pattern('#: Practical Projects', null, [
    '#: Praxisprojekte',
    '# : Projets pratiques',
    '#: Proyectos prácticos',
    '# 実践プロジェクト',
    '#: Projetos Práticos',
    '# 项目实战',
  ]),
]

/** # stands for the topic, ~ for what the course is about within it. English only. */
const ASPECT_PATTERNS: readonly { readonly text: string; readonly level: Title['level'] }[] = [
  { text: '#: ~', level: null },
  { text: 'Advanced #: ~', level: 'ADVANCED' },
  { text: 'Hands-On #: ~', level: 'INTERMEDIATE' },
  { text: '# Foundations: ~', level: 'BEGINNER' },
]

const PATH_PATTERNS = ['Advance Your # Skills', 'Getting Started with #', 'Mastering #']

const LATEST_EDITION = 2026

/** Titles for the courses of each topic, no two alike: a topic that runs out adds editions. */
export function createTitles(random: Random, taken: readonly string[]) {
  const decks = new Map<Topic, { titles: Title[]; nextEdition: number }>()
  const shuffled = (topic: Topic) =>
    random.shuffle(titlesOf(topic)).filter((title) => !taken.includes(title.text))

  return (topic: Topic): Title => {
    const deck = decks.get(topic) ?? { titles: shuffled(topic), nextEdition: LATEST_EDITION }
    decks.set(topic, deck)
    if (deck.titles.length === 0) {
      deck.titles = shuffled(topic).map((title) => toEdition(title, deck.nextEdition))
      deck.nextEdition -= 1
    }
    const title = deck.titles.pop()
    if (!title) throw new RangeError(`No title left for ${topic.name}.`)
    return title
  }
}

/** The title of a learning path about a topic. */
export function createPathTitle(topic: Topic, random: Random): string {
  return random.pick(PATH_PATTERNS).replace('#', topic.name)
}

function titlesOf(topic: Topic): Title[] {
  const fitting = PATTERNS.filter(({ isForTools }) => topic.isTool || !isForTools)
  const titles = fitting.map(({ en, level, translations }) => ({
    text: fill(topic.language === 'en' ? en : translations[topic.language], topic),
    translations: translationsOf(topic, translations),
    level,
  }))
  return topic.language === 'en' ? [...titles, ...aspectTitles(topic)] : titles
}

function aspectTitles(topic: Topic): Title[] {
  return ASPECT_PATTERNS.flatMap(({ text, level }) =>
    topic.aspects.map((aspect) => ({
      text: fill(text, topic).replace('~', aspect),
      translations: {},
      level,
    })),
  )
}

function translationsOf(
  topic: Topic,
  translations: Pattern['translations'],
): Title['translations'] {
  if (!topic.isTool || topic.language !== 'en') return {}

  const filled = Object.entries(translations).map(([language, text]) => [
    language,
    fill(text, topic),
  ])
  return Object.fromEntries(filled)
}

function fill(text: string, topic: Topic): string {
  return text.replace('#', topic.name)
}

function toEdition({ text, level }: Title, year: number): Title {
  return { text: `${text} (${year})`, translations: {}, level }
}

/** What a title says its course is about within the topic, if it does. */
export function aspectOf(title: string, { aspects }: Topic): string | undefined {
  return aspects.find((aspect) => title.includes(aspect))
}

/** A title as it reads within a sentence; names such as "PivotTables" and "APIs" stay as they are. */
export function inSentence(title: string): string {
  return title.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())
}
