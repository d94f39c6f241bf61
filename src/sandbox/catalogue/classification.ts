import { english, type Language, LOCALES, type Locale, type LocaleString } from './locale.ts'

/** A person or body that has a name, as LinkedIn serves it. */
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

/** The owner and assigner of every recorded category and skill. */
export const LINKEDIN: NamedParty = { urn: 'urn:li:organization:1337', name: english('LinkedIn') }

const ACCOUNTANCY_BOARDS: NamedParty = {
  urn: 'urn:li:lyndaCredentialingAgency:5',
  name: english('National Association of State Boards of Accountancy (NASBA)'),
}

/** The recorded certification: credit hours for accountants. */
export const CONTINUING_EDUCATION: AssetClassification = assign({
  name: english('CPE'),
  owner: ACCOUNTANCY_BOARDS,
  urn: 'urn:li:lyndaCredentialingProgram:(urn:li:lyndaCredentialingAgency:5,5)',
  type: 'CONTINUING_EDUCATION_UNIT',
})

/** A category; each language has categories of its own. */
export function createCategory(
  id: number,
  type: 'LIBRARY' | 'SUBJECT' | 'TOPIC',
  name: string,
  language: Language,
): Classification {
  const locale: Locale = LOCALES[language]
  return { name: { locale, value: name }, owner: LINKEDIN, urn: `urn:li:lyndaCategory:${id}`, type }
}

/** A skill; one for all languages. */
export function createSkill(id: number, name: string): Classification {
  return { name: english(name), owner: LINKEDIN, urn: `urn:li:skill:${id}`, type: 'SKILL' }
}

/** A classification as an asset carries it. */
export function assign(
  associatedClassification: Classification,
  path: readonly Classification[] = [],
): AssetClassification {
  return { assigner: LINKEDIN, associatedClassification, path }
}
