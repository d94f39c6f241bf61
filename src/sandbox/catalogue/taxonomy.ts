import {
  english,
  type Language,
  LOCALES,
  type LocaleString,
  TRANSLATION_LANGUAGES,
} from './locale.ts'
import { LIBRARY_NAMES, type LibraryName, SUBJECTS, type SubjectMatter } from './subject-matter.ts'
import { TRANSLATIONS } from './translations/by-language.ts'

/** A person or organization with a name, as on the wire. */
export interface NamedParty {
  readonly urn: string
  readonly name: LocaleString
}

/** A library, subject, topic, skill or certification: the element of `learningClassifications`. */
export interface Classification {
  readonly name: LocaleString
  readonly owner: NamedParty
  readonly urn: string
  readonly type: string
}

/** One entry of an asset's `details.classifications`. */
export interface AssetClassification {
  readonly assigner: NamedParty
  readonly associatedClassification: Classification
  /** The parents, nearest first; empty for a library, a skill and a certification. */
  readonly path: readonly Classification[]
}

/** A topic of one language, with the data that assets in it are generated from. */
export interface Topic {
  readonly name: string
  readonly subjectName: string
  readonly library: LibraryName
  readonly language: Language
  /** Whether its name is the same in every language, so that titles with it can be translated. */
  readonly isTool: boolean
  readonly aspects: readonly string[]
  /** The classifications of an asset in this topic: skill, then topic, subject, library. */
  readonly classifications: readonly AssetClassification[]
}

/** All classifications, and the topics by language. */
export interface Taxonomy {
  readonly classifications: readonly Classification[]
  topicsIn(language: Language): readonly Topic[]
}

type CategoryType = 'LIBRARY' | 'SUBJECT' | 'TOPIC'

/** The owner and assigner of every recorded category and skill. */
const LINKEDIN: NamedParty = { urn: 'urn:li:organization:1337', name: english('LinkedIn') }

/** The recorded certification: credit hours for accountants. */
export const CONTINUING_EDUCATION: AssetClassification = assign({
  name: english('CPE'),
  owner: {
    urn: 'urn:li:lyndaCredentialingAgency:5',
    name: english('National Association of State Boards of Accountancy (NASBA)'),
  },
  urn: 'urn:li:lyndaCredentialingProgram:(urn:li:lyndaCredentialingAgency:5,5)',
  type: 'CONTINUING_EDUCATION_UNIT',
})

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

/** One skill for each English topic, shared by all languages. */
function createSkills(): ReadonlyMap<string, Classification> {
  const names = SUBJECTS.flatMap(({ tools, themes }) => [...tools, ...themes])
  return new Map(
    [...new Set(names)].map((name, index) => {
      const urn = `urn:li:skill:${FIRST_SKILL_ID + index * 7}`
      return [name, { name: english(name), owner: LINKEDIN, urn, type: 'SKILL' }]
    }),
  )
}

/** The three levels of categories in one language. Each language has categories of its own. */
function createTree(language: Language, skills: ReadonlyMap<string, Classification>) {
  const nextId = createIds(language)
  const categories: Classification[] = []
  const topics: Topic[] = []
  const add = (type: CategoryType, name: string): Classification => {
    const urn = `urn:li:lyndaCategory:${nextId(type, name)}`
    const category = {
      name: { locale: LOCALES[language], value: name },
      owner: LINKEDIN,
      urn,
      type,
    }
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

/** Ids as recorded for English, and a separate range for each other language. */
function createIds(language: Language) {
  const offset = Object.keys(LOCALES).indexOf(language) - 1
  let translatedId = FIRST_TRANSLATED_ID + offset * 1000
  let libraryId = FIRST_LIBRARY_ID
  let subjectId = FIRST_SUBJECT_ID
  let topicId = FIRST_TOPIC_ID

  return (type: CategoryType, name: string): number => {
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

function assign(
  associatedClassification: Classification,
  path: readonly Classification[] = [],
): AssetClassification {
  return { assigner: LINKEDIN, associatedClassification, path }
}
