import {
  type AssetClassification,
  assign,
  type Classification,
  createCategory,
  createSkill,
} from './classification.ts'
import { type Language, LOCALES, TRANSLATION_LANGUAGES } from './locale.ts'
import { LIBRARY_NAMES, type LibraryName, SUBJECTS, type SubjectMatter } from './subject-matter.ts'
import { TRANSLATIONS } from './translation.ts'

/** A topic of one language, with what an asset in it needs to know. */
export interface Topic {
  readonly name: string
  readonly subjectName: string
  readonly library: LibraryName
  readonly language: Language
  /** Whether the topic's name, and so a title, can be translated. */
  readonly isTool: boolean
  readonly aspects: readonly string[]
  /** What an asset in this topic is filed under: skill, then topic, subject, library. */
  readonly classifications: readonly AssetClassification[]
}

/** Every classification there is, and the topics by language. */
export interface Taxonomy {
  readonly classifications: readonly Classification[]
  topicsIn(language: Language): readonly Topic[]
}

const FIRST_LIBRARY_ID = 7162
const FIRST_SUBJECT_ID = 7165
const FIRST_TOPIC_ID = 7189
const FIRST_TRANSLATED_ID = 412016
const FIRST_SKILL_ID = 1001
/** The topic of the Learning Classifications reference's sample. */
const DOCUMENTED_TOPIC = { name: 'Audio Post-Production', id: 7220 }

/** The category trees of all languages and the skills they share. */
export function createTaxonomy(): Taxonomy {
  const skills = createSkills()
  const topics = new Map<Language, readonly Topic[]>()
  const classifications: Classification[] = []

  for (const language of ['en', ...TRANSLATION_LANGUAGES] as const) {
    const tree = createTree(language, skills)
    topics.set(language, tree.topics)
    classifications.push(...tree.categories)
  }
  classifications.push(...skills.values())
  return { classifications, topicsIn: (language) => topics.get(language) ?? [] }
}

function createSkills(): ReadonlyMap<string, Classification> {
  const names = SUBJECTS.flatMap(({ tools, themes }) => [...tools, ...themes])
  return new Map(
    [...new Set(names)].map((name, index) => [name, createSkill(FIRST_SKILL_ID + index * 7, name)]),
  )
}

function createTree(language: Language, skills: ReadonlyMap<string, Classification>) {
  const nextId = createIds(language)
  const categories: Classification[] = []
  const topics: Topic[] = []
  const add = (type: 'LIBRARY' | 'SUBJECT' | 'TOPIC', name: string) => {
    const category = createCategory(nextId(type, name), type, name, language)
    categories.push(category)
    return category
  }

  for (const library of LIBRARY_NAMES) {
    const top = add('LIBRARY', libraryName(library, language))
    for (const matter of SUBJECTS.filter((subject) => subject.library === library)) {
      const subject = add('SUBJECT', subjectName(matter, language))
      for (const name of topicNames(matter, language)) {
        const topic = add('TOPIC', name)
        const skill = skills.get(name)
        topics.push({
          name,
          subjectName: subject.name.value,
          library,
          language,
          isTool: matter.tools.includes(name),
          aspects: matter.aspects,
          classifications: [
            ...(skill ? [assign(skill)] : []),
            assign(topic, [subject, top]),
            assign(subject, [top]),
            assign(top),
          ],
        })
      }
    }
  }
  return { categories, topics }
}

/** Ids as recorded for English, and a range of its own for each other language. */
function createIds(language: Language) {
  const offset = Object.keys(LOCALES).indexOf(language) - 1
  let translatedId = FIRST_TRANSLATED_ID + offset * 1000
  let libraryId = FIRST_LIBRARY_ID
  let subjectId = FIRST_SUBJECT_ID
  let topicId = FIRST_TOPIC_ID

  return (type: 'LIBRARY' | 'SUBJECT' | 'TOPIC', name: string): number => {
    if (language !== 'en') return translatedId++
    if (type === 'LIBRARY') return libraryId++
    if (type === 'SUBJECT') return subjectId++
    if (name === DOCUMENTED_TOPIC.name) return DOCUMENTED_TOPIC.id
    if (topicId === DOCUMENTED_TOPIC.id) topicId++
    return topicId++
  }
}

function libraryName(library: LibraryName, language: Language): string {
  return language === 'en' ? library : TRANSLATIONS[language].libraries[library]
}

function subjectName(matter: SubjectMatter, language: Language): string {
  return language === 'en' ? matter.name : TRANSLATIONS[language].subjects[matter.name]
}

function topicNames({ tools, themes }: SubjectMatter, language: Language): readonly string[] {
  return language === 'en' ? [...tools, ...themes] : tools
}
