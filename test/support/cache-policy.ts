import type { Lifetime } from '../../src/cache/entries.ts'
import type { CacheContext, CachePolicy } from '../../src/cache/policy.ts'

/** A request for some of the letters of a name: the smallest resource that has parts. */
export interface LettersRequest {
  readonly name: string
  /** Each letter is a part of the resource. */
  readonly letters: string
}

/** A request together with its context, as tests write it. */
export interface LettersCall extends LettersRequest, CacheContext {}

/** The response to it. */
export interface LettersResponse extends LettersRequest {
  readonly version: number
}

/** Ten seconds fresh, then five stale; stale-if-error for a minute after it was fresh. */
export const LIFETIME: Lifetime = { freshMs: 10_000, staleMs: 5_000, staleIfErrorMs: 60_000 }

/** A failure that passes. */
export class Outage extends Error {}

/** Any two coverages unite. Responses for the name `~` are never stored. */
export const LETTERS_POLICY: CachePolicy<LettersRequest, string> = {
  keyOf: ({ name }) => name,
  coverageOf: ({ letters }) => letters,
  withCoverage: (request, letters) => ({ ...request, letters }),
  covers: (held, wanted) => [...wanted].every((letter) => held.includes(letter)),
  unite: (one, other) => uniteLetters(one, other),
  widen: (_, wanted, stored) => stored.reduce(uniteLetters, wanted),
  slice: (response, held, wanted) =>
    response === null || held === wanted ? response : pick(response as LettersResponse, wanted),
  impliedResponses: () => [],
  lifetimeOf: ({ name }) => (name === '~' ? null : LIFETIME),
  isTooLarge: () => false,
  isOutage: (error) => error instanceof Outage,
}

/** Two coverages unite only when one holds the other, as windows of pages do. */
export const NESTED_POLICY: CachePolicy<LettersRequest, string> = {
  ...LETTERS_POLICY,
  unite(one, other) {
    if (LETTERS_POLICY.covers(one, other)) return one
    return LETTERS_POLICY.covers(other, one) ? other : null
  },
  widen: (_, wanted) => wanted,
}

/** Splits what a test writes in one object. */
export function toCall<Result>(
  send: (request: LettersRequest, context: CacheContext) => Promise<Result>,
) {
  return ({ name, letters, ...context }: LettersCall): Promise<Result> =>
    send({ name, letters }, context)
}

/** Only letters that the response holds, so that a test sees what is missing. */
function pick(response: LettersResponse, wanted: string): LettersResponse {
  const letters = [...wanted].filter((letter) => response.letters.includes(letter))
  return { ...response, letters: letters.join('') }
}

function uniteLetters(one: string, other: string): string {
  return [...new Set([...one, ...other])].sort().join('')
}
