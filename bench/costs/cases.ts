import type { PostedOperation } from '../post-operation.ts'

/** Operations of one kind that every server is loaded with. */
export interface Case {
  readonly name: CaseName
  /** What is measured, for a heading. */
  readonly title: string
  /** How many different pages the answers are of: that of operation `n` is the page `n % variety`. */
  readonly variety: number
  /** The operation of that number. None of another number is equal, but where answers are to be known. */
  operation(number: number): PostedOperation
  /** Operations that are answered before anything is measured, so that their answers are cached. */
  readonly primer?: (number: number) => PostedOperation
  /** How often LinkedIn has to be called for one answer. */
  readonly calls: number
  /** Whether it is measured at each number of connections; else at the one in the middle alone. */
  readonly isCentral: boolean
}

/** What a case is called on the command line and in JSON. */
export type CaseName = 'known' | 'newDocument' | 'asked' | 'lookUps' | 'facets' | 'contents'

/** How many different pages of 20 there are. No two of them share an asset. */
export const PAGES = 200

/** How many pages of 100 the same assets fill. */
const LARGE_PAGES = 40

/** All of them, in the order in which they are measured. */
export const CASES: readonly Case[] = [
  {
    name: 'known',
    title: 'Known: 20 courses, whole answer given before',
    variety: PAGES,
    operation: (number) => search(COURSE, toKeyword(number % PAGES)),
    calls: 0,
    isCentral: true,
  },
  {
    name: 'newDocument',
    title: 'New document: 20 courses of a cached page, by a document not seen before',
    variety: PAGES,
    operation: (number) =>
      search(`alias${toDigits(number, 7)}: ${COURSE}`, toKeyword(number % PAGES)),
    primer: (number) => search(COURSE, toKeyword(number % PAGES)),
    calls: 0,
    isCentral: true,
  },
  {
    name: 'asked',
    title: 'Asked: 20 courses, for which LinkedIn is called',
    variety: PAGES,
    operation: (number) => search(COURSE, toNewKeyword(number, PAGES)),
    calls: 1,
    isCentral: true,
  },
  {
    name: 'lookUps',
    title: '20 look-ups of 12 courses, for each of which LinkedIn is called',
    variety: PAGES,
    operation: (number) => ({
      name: 'Shelf',
      query: SHELF,
      variables: { urns: SHELF_PLACES.map((place) => toCourseUrn(number * 20 + place)) },
    }),
    calls: 12,
    isCentral: false,
  },
  {
    name: 'facets',
    title: 'A panel of facets, for which LinkedIn is called',
    variety: PAGES,
    operation: (number) => ({
      name: 'FacetPanel',
      query: FACET_PANEL,
      variables: { keyword: toNewKeyword(number, PAGES) },
    }),
    calls: 1,
    isCentral: false,
  },
  {
    name: 'contents',
    title: '100 courses with their contents, for which LinkedIn is called',
    variety: LARGE_PAGES,
    operation: (number) => ({
      name: 'Contents',
      query: CONTENTS,
      variables: { keyword: toNewKeyword(number, LARGE_PAGES) },
    }),
    calls: 1,
    isCentral: false,
  },
]

/** The URN of a course; those of numbers that differ by 4,000 differ in nothing else. */
export function toCourseUrn(number: number): string {
  return `urn:li:lyndaCourse:${FIRST_COURSE + number}`
}

/** The number of a course by its URN. */
export function toCourseNumber(urn: string): number {
  return Number(urn.slice(-9)) - FIRST_COURSE
}

const FIRST_COURSE = 100_000_000

/** The number of the page that a keyword finds. */
export function toPageNumber(keyword: string): number {
  return Number(keyword.slice(4, 7))
}

function toKeyword(page: number): string {
  return `page${toDigits(page, 3)}`
}

/** A keyword that no operation of another number has. */
function toNewKeyword(number: number, pages: number): string {
  return `${toKeyword(number % pages)}x${toDigits(number, 7)}`
}

/** Of the same length for every number, so that answers to the same page are too. */
function toDigits(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

/** Every place a course; 8 of the 20 are repetitions. */
const SHELF_PLACES = [0, 1, 2, 3, 0, 4, 5, 1, 6, 7, 0, 8, 9, 2, 10, 11, 4, 0, 6, 9]

const COURSE = `title difficultyLevel durationInSeconds
  classifications { classification { name } path { name } }`

function search(fields: string, keyword: string): PostedOperation {
  const query = `query Search($keyword: String!) {
  learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 20) {
    totalCount
    nodes { id urn ${fields} }
  }
}`
  return { name: 'Search', query, variables: { keyword } }
}

const SHELF = `query Shelf($urns: [URN!]!) {
  learningAssetsByUrn(urns: $urns) { id urn ${COURSE} }
}`

const FACET_PANEL = `query FacetPanel($keyword: String!) {
  learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 0) {
    totalCount
    facets { assetTypes { value count } difficultyLevels { value count } }
  }
}`

const CONTENTS = `query Contents($keyword: String!) {
  learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 100) {
    totalCount
    nodes { id urn title contents { urn title contents { urn title } } }
  }
}`
