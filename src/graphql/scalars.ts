import { type GraphQLScalarType, Kind, TokenKind, type ValueNode } from 'graphql'
import { parseLocale } from '../linkedin/locale.ts'
import { parseUrn } from '../linkedin/urn.ts'
import { InvalidArgumentError } from './errors.ts'

/** How a scalar's values are read and written. What they mean is said in the schema. */
export type Coercion = Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>

interface TextScalar<T> {
  /** What the text means. Null when it is not of the scalar's form. */
  readonly parse: (text: string) => T | null
  /** What to tell whoever sent a text of another form. */
  readonly expectation: string
  readonly serialize?: (value: unknown) => string
}

/** A scalar that is text on the wire. */
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
      // graphql-js begins so where it words the error, and adds the name of the variable.
      throw new InvalidArgumentError('', `Expected type "${name}". ${expectation}`)
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

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

/** The scalars of the schema, by name. */
export const scalars: Readonly<Record<'DateTime' | 'Locale' | 'URL' | 'URN', Coercion>> = {
  /** RFC 3339 section 5.6. */
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

function parseDateTime(text: string): Date | null {
  const [, day] = DATE_TIME.exec(text) ?? []
  if (day === undefined) return null
  // Date turns the 31st of February into the 2nd of March without a word.
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
 * The argument that a literal value stands in, such as `urn` or `filter.locales`. A scalar is given
 * its own node, which has no way up; its tokens have one, back to where the arguments begin.
 */
export function argumentPathOf(value: ValueNode): string {
  const names: string[] = []
  let closed = 0
  let isNameAhead = true
  for (let token = value.loc?.startToken.prev; token; token = token.prev) {
    if (CLOSING.has(token.kind)) closed += 1
    else if (closed > 0) closed -= OPENING.has(token.kind) ? 1 : 0
    else if (token.kind === TokenKind.PAREN_L) break
    // What stands in front of an object is the name that the object is given to.
    else if (token.kind === TokenKind.BRACE_L) isNameAhead = true
    else if (token.kind === TokenKind.COLON && isNameAhead) {
      names.unshift(token.prev?.value ?? '')
      isNameAhead = false
    }
  }
  return names.join('.')
}
