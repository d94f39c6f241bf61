import type { AssetRecord } from './asset-record.ts'
import { isTranslationLanguage, type Locale } from './locale.ts'
import { createRandom } from './random.ts'
import type { LibraryName } from './subject-matter.ts'
import { inSentence } from './title.ts'
import { TRANSLATIONS } from './translations/by-language.ts'

/** The descriptions of an asset, as HTML. */
export interface Description {
  readonly short: string
  readonly long: string
}

interface Words {
  readonly topic: string
  readonly aspect: string
  readonly author: string
}

type Sentences = readonly string[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&mdash;': '—',
}

/** # stands for the topic, ~ for its aspect, @ for the author. */
const OPENINGS: Readonly<Record<LibraryName, Sentences>> = {
  Technology: [
    '# is at the heart of systems that millions of people rely on every day.',
    'Teams that know # well ship sooner, and sleep better when they do.',
    'Ask ten engineers how they approach #, and you will hear ten different answers.',
    'The hard part of # is knowing what to leave out.',
    'Whether you maintain an old system or start a new one, # is worth knowing in depth.',
  ],
  Business: [
    'Good work is rarely a matter of talent alone, and # is a skill that can be learned.',
    'Organizations that take # seriously make better decisions, and make them sooner.',
    'Most people pick up # by trial &amp; error. There is a shorter way.',
    'From the first meeting to the final report, # shapes how work gets done.',
    'If you have ever wished for more hours in the day, # is a good place to start.',
  ],
  Creative: [
    'Great work starts with a clear idea, and # helps you to bring that idea to life.',
    'There is more than one good way to learn #, and all of them start with practice.',
    'Every artist has a process. With #, yours can be both faster and more playful.',
    'The tools change every year; the principles behind # do not.',
    'Look closely at work you admire, and chances are that # had a part in it.',
  ],
}

const PURPOSES: Sentences = [
  'In this course, instructor @ shows how to plan, build, and improve a real project, one decision at a time.',
  'Join instructor @ for a practical tour of <em>#</em>, with examples taken from everyday work.',
  'In this course, @ explains what matters most about <i>#</i>, and what you can safely ignore.',
  '@ shares the techniques that experienced practitioners use, and the mistakes that taught them.',
]

const DETAILS: Sentences = [
  'Start with the essentials, then explore ~ through short exercises that build on one another.',
  'Find out how ~ fits into the bigger picture, and practice each step with the exercise files.',
  'Along the way, learn about ~, compare common approaches, and see when each one pays off.',
  'Learn how to approach ~, how to explain your choices to others, and how to check the result.',
]

const CLOSINGS: Sentences = [
  'By the end of the course, you will be ready to use # with confidence in your own work.',
  'When you are done, you will have a finished example to keep, adapt, and show to others.',
  'Each chapter ends with a challenge, so that you can test what you have learned.',
]

const SHORTS: Sentences = [
  'Get practical guidance on #, from the essentials to ~.',
  'Learn how to work with # and apply it to your own projects.',
  'Build your # skills with short, hands-on lessons about ~.',
  'Discover what # can do for you &mdash; and how to get there step by step.',
]

/** The descriptions of an asset in the language of a locale. The same at each call. */
export function describeAsset(record: AssetRecord, locale: Locale): Description {
  const { topic, contributors, aspect } = record.production
  const random = createRandom(hash(record.urn))
  const words: Words = {
    topic: topic.name,
    aspect: inSentence(aspect ?? random.pick(topic.aspects)),
    author: contributors[0]?.name.value ?? 'LinkedIn Learning',
  }

  if (isTranslationLanguage(locale.language)) {
    const { short, long } = TRANSLATIONS[locale.language].description
    return { short: fill(short, words), long: fill(long, words) }
  }
  const short = fill(random.pick(SHORTS), words)
  if (record.type === 'VIDEO' || record.type === 'CHAPTER') return { short, long: short }

  const opening = `${random.pick(OPENINGS[topic.library])} ${random.pick(PURPOSES)}`
  const rest = `${random.pick(DETAILS)} ${random.pick(CLOSINGS)}`
  const separator = random.oneIn(2) ? '<br><br>' : ' '
  return { short, long: fill(opening + separator + rest, words) }
}

/**
 * The plain variant of an HTML description, by the rule that all recorded pairs follow: block tags
 * and line breaks become a space, inline tags go, entities are decoded, white space is collapsed.
 */
export function toPlainText(html: string): string {
  return html
    .replace(/<\/?(?:br|div|p|ul|ol|li)\b[^>]*>/gi, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}

function fill(text: string, { topic, aspect, author }: Words): string {
  const written = text.replaceAll('~', aspect).replaceAll('@', author)
  // The topic is filled in last: the # of "C#" would be read as a placeholder.
  return written.replaceAll('#', topic)
}

function hash(text: string): number {
  let hashed = 0
  for (let index = 0; index < text.length; index++) {
    hashed = (Math.imul(hashed, 31) + text.charCodeAt(index)) | 0
  }
  return hashed
}
