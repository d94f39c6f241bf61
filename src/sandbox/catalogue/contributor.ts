import { english, type LocaleString } from './locale.ts'
import type { Random } from './random.ts'

/** An author or publisher as an asset carries it. */
export interface Contributor {
  readonly contributionType: 'AUTHOR' | 'PUBLISHER'
  readonly name: LocaleString
  readonly urn: string
  /** Absent for the publisher, which has a name only. */
  readonly authorDetails?: { readonly firstName: LocaleString; readonly lastName: LocaleString }
}

const FIRST_NAMES = `Amara Anneke Arjun Beatriz Camille Chidi Dagny Elena Farid Giulia Hana Ingrid
Jonas Kaito Leila Mateus Mirela Nadia Oskar Priya Quentin Rosa Samir Tamsin Ulla Viktor Wren Yusuf
Zofia Emeka`.split(/\s+/)

const LAST_NAMES = `Abara Bergström Castellano Delacroix Eastwood Fiorentino Grünwald Hashimoto
Iwu Jansen Kowalczyk Lindqvist Marchetti Nakagawa Okonjo Pereira Quillfeather Rahimi Sandoval
Thorne Uddin Varga Whitcombe Yamaguchi Zielinski O'Farrell`.split(/\s+/)

const COMPANIES = ['Northwind Training', 'Bluepeak Academy', 'Fieldnote Studios', 'Codeharbor']
const FIRST_AUTHOR_ID = 1004523
const AUTHOR_COUNT = 140

/** The authors of the catalogue: people, and a few companies, which have an empty last name. */
export function createContributors(random: Random): readonly Contributor[] {
  const companies = COMPANIES.map((name) => [name, ''] as const)
  const people = Array.from(
    { length: AUTHOR_COUNT },
    () => [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)] as const,
  )
  return [...companies, ...people].map(([firstName, lastName], index) =>
    createAuthor(FIRST_AUTHOR_ID + index * 131, firstName, lastName),
  )
}

/** The publisher of the learning paths; it has neither first nor last name. */
export const PUBLISHER: Contributor = {
  contributionType: 'PUBLISHER',
  name: english('LinkedIn Learning'),
  urn: 'urn:li:lyndaAuthor:1000000',
}

function createAuthor(id: number, firstName: string, lastName: string): Contributor {
  return {
    contributionType: 'AUTHOR',
    name: english(`${firstName} ${lastName}`.trim()),
    urn: `urn:li:lyndaAuthor:${id}`,
    authorDetails: { firstName: english(firstName), lastName: english(lastName) },
  }
}
