import type { AssetRecord } from './asset-record.ts'
import type { Locale } from './locale.ts'
import { createRandom } from './random.ts'
import type { LibraryName } from './subject-matter.ts'
import { aspectOf, inSentence } from './title.ts'

/** The two descriptions of an asset, as HTML. */
export interface Description {
  readonly short: string
  readonly long: string
}

type Sentences = readonly string[]

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

const TRANSLATED: Readonly<Record<string, Description>> = {
  de: {
    short: 'Lernen Sie # Schritt für Schritt kennen.',
    long: 'In diesem Kurs zeigt Ihnen @, wie Sie <i>#</i> sicher einsetzen. Sie beginnen mit den Grundlagen und vertiefen Ihr Wissen an praktischen Beispielen.<br><br>Am Ende können Sie eigene Projekte umsetzen.',
  },
  fr: {
    short: 'Découvrez # pas à pas.',
    long: 'Dans cette formation, @ vous présente <i>#</i> à partir d’exemples concrets. Vous partez des bases, puis vous mettez vos connaissances en pratique.<br><br>À la fin, vous saurez mener vos propres projets.',
  },
  es: {
    short: 'Aprende # paso a paso.',
    long: 'En este curso, @ te enseña a trabajar con <i>#</i> mediante ejemplos prácticos. Empezarás por lo esencial y avanzarás a tu ritmo.<br><br>Al terminar podrás llevar a cabo tus propios proyectos.',
  },
  ja: {
    short: '# を基礎から学びます。',
    long: 'このコースでは、@ が <i>#</i> の使い方を実例で紹介します。基礎から始め、演習を通じて理解を深めます。<br><br>修了後は、自分のプロジェクトに活用できます。',
  },
  pt: {
    short: 'Aprenda # passo a passo.',
    long: 'Neste curso, @ mostra como trabalhar com <i>#</i> por meio de exemplos práticos. Você começa pelo essencial e avança no seu ritmo.<br><br>Ao final, estará pronto para os seus próprios projetos.',
  },
  zh: {
    short: '逐步掌握 #。',
    long: '在本课程中，@ 通过实例介绍 <i>#</i> 的用法。从基础知识开始，再通过练习加深理解。<br><br>完成课程后，您可以将所学应用到自己的项目中。',
  },
}

/** What an asset is about, in the language of the locale served. The same at each call. */
export function describe(record: AssetRecord, locale: Locale): Description {
  const { topic, contributors, courseTitle } = record.production
  const random = createRandom(hash(record.urn))
  const words: Words = {
    topic: topic.name,
    aspect: inSentence(aspectOf(courseTitle, topic) ?? random.pick(topic.aspects)),
    author: contributors[0]?.name.value ?? 'LinkedIn Learning',
  }

  const translated = TRANSLATED[locale.language]
  if (translated) {
    return { short: fill(translated.short, words), long: fill(translated.long, words) }
  }
  const short = fill(random.pick(SHORTS), words)
  if (record.type === 'VIDEO' || record.type === 'CHAPTER') return { short, long: short }

  const opening = `${random.pick(OPENINGS[topic.library])} ${random.pick(PURPOSES)}`
  const rest = `${random.pick(DETAILS)} ${random.pick(CLOSINGS)}`
  const separator = random.oneIn(2) ? '<br><br>' : ' '
  return { short, long: fill(opening + separator + rest, words) }
}

interface Words {
  readonly topic: string
  readonly aspect: string
  readonly author: string
}

function fill(text: string, { topic, aspect, author }: Words): string {
  const written = text.replaceAll('~', aspect).replaceAll('@', author)
  // The topic goes in last: a name such as "C#" would be taken for the placeholder.
  return written.replaceAll('#', topic)
}

function hash(text: string): number {
  let hashed = 0
  for (let index = 0; index < text.length; index++) {
    hashed = (Math.imul(hashed, 31) + text.charCodeAt(index)) | 0
  }
  return hashed
}
