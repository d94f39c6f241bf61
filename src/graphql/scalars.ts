import { type GraphQLScalarType, Kind, TokenKind, type ValueNode } from 'graphql'
import { parseLocale } from '../linkedin/locale.ts'
import { parseUrn } from '../linkedin/urn.ts'
import { InvalidArgumentError } from './errors.ts'

/** How the values of a scalar are read and written. */
export type Coercion = Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>

/** The coercions of the schema's scalars, by name. */
export const scalars: Readonly<Record<'DateTime' | 'Locale' | 'URL' | 'URN', Coercion>> = {
  DateTime: textScalar('DateTime', {
    parse: parseDateTime,
    expectation: 'Expected a date and time with a time zone, such as "2024-05-01T00:00:00Z".',
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  }),
  Locale: textScalar('Locale', {
    parse: parseLocale,
    expectation: 'Expected a locale such as "en-US" or "de".',
  }),
  URL: textScalar('URL', {
    parse: (text) => (URL.canParse(text) ? text : null),
    expectation: 'Expected an absolute address such as "https://www.linkedin.com/learning".',
  }),
  URN: textScalar('URN', {
    parse: (text) => (parseUrn(text) ? text : null),
    expectation: 'Expected a URN such as "urn:li:lyndaCourse:563322".',
  }),
}

/** A time of LinkedIn's, in epoch milliseconds, as a `DateTime`. Null also for what is no time. */
export function toDate(epochMs: number | null | undefined): Date | null {
  if (epochMs === null || epochMs === undefined) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}

interface TextScalar<T> {
  /** The value of a text. Null for a text of another form. */
  readonly parse: (text: string) => T | null
  /** The message to clients for a text of another form. */
  readonly expectation: string
  readonly serialize?: (value: unknown) => string
}

/** A scalar whose values are strings in JSON and in documents. */
function textScalar<T>(
  name: string,
  { parse, expectation, serialize = String }: TextScalar<T>,
): Coercion {
  const parseText = (value: unknown) => (typeof value === 'string' ? parse(value) : null)

  return {
    serialize,
    parseValue(value) {
      const parsed = parseText(value)
      if (parsed !== null) return parsed
      // As graphql-js words it, which puts the name of the variable before it.
      throw new InvalidArgumentError(null, `Expected type "${name}". ${expectation}`)
    },
    parseLiteral(node) {
      const parsed = parseText(node.kind === Kind.STRING ? node.value : null)
      if (parsed !== null) return parsed
      const argumentName = argumentPathOf(node)
      const where = argumentName ? `Argument "${argumentName}": ` : ''
      throw new InvalidArgumentError(argumentName, `${where}${expectation}`, { nodes: node })
    },
  }
}

/** RFC 3339 section 5.6. */
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

function parseDateTime(text: string): Date | null {
  const [, day] = DATE_TIME.exec(text) ?? []
  if (day === undefined) return null
  // `Date` takes the 31st of February for the 2nd of March.
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null
  return new Date(text.toUpperCase())
}

const OPENING: ReadonlySet<string> = new Set([
  TokenKind.PAREN_L,
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
])
const CLOSING: ReadonlySet<string> = new Set([
  TokenKind.PAREN_R,
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
])

/**
 * The argument that a literal is part of, such as `urn` or `filter.locales`; null when there is
 * none. A node of graphql-js has no parent, but its tokens have predecessors: they are read back to
 * the parenthesis that opens the arguments.
 */
function argumentPathOf(literal: ValueNode): string | null {
  const names: string[] = []
  let closed = 0
  let isNameAhead = true
  for (let token = literal.loc?.startToken.prev; token; token = token.prev) {
    if (CLOSING.has(token.kind)) closed += 1
    else if (closed > 0) closed -= OPENING.has(token.kind) ? 1 : 0
    else if (token.kind === TokenKind.PAREN_L) break
    // Before an object is the name of the argument or the field that it is the value of.
    else if (token.kind === TokenKind.BRACE_L) isNameAhead = true
    else if (token.kind === TokenKind.COLON && isNameAhead) {
      names.unshift(token.prev?.value ?? '')
      isNameAhead = false
    }
  }
  return names.join('.') || null
}
