import type { SandboxAssumptions } from '../assumptions.ts'
import { invalidParameters } from './api-error.ts'
import type { Parameters } from './parameters.ts'

/** The requested fields by name, each with the fields requested within it; null: all of them. */
export type Projection = ReadonlyMap<string, Projection | null>

/** A name or a punctuation mark, with the white space before it. */
const TOKEN = /\s*([A-Za-z_$][\w$]*|[(),:])/y

/** The `fields` parameter; null: not sent. Throws a 400 when it is malformed. */
export function readProjection(
  parameters: Parameters,
  assumptions: SandboxAssumptions,
): Projection | null {
  const fields = parameters.text('fields')
  if (fields === undefined) return null
  try {
    return parseProjection(fields)
  } catch {
    if (assumptions.malformedProjection === 'reject') throw invalidParameters()
    return null
  }
}

/**
 * Parses a `fields` parameter: `urn,title:(value),details:(urls:(webLaunch))`. White space between
 * names is tolerated. Throws a 400 when it is malformed.
 */
export function parseProjection(text: string): Projection {
  const tokens = tokenize(text)
  let position = 0

  const accept = (token: string): boolean => {
    const isNext = tokens[position] === token
    if (isNext) position++
    return isNext
  }
  const expect = (token: string): void => {
    if (!accept(token)) throw invalidParameters()
  }
  const readFields = (): Projection => {
    const fields = new Map<string, Projection | null>()
    do {
      const name = tokens[position++] ?? ''
      if (!/^[\w$]/.test(name)) throw invalidParameters()
      fields.set(name, readNested())
    } while (accept(','))
    return fields
  }
  const readNested = (): Projection | null => {
    if (!accept(':')) return null
    expect('(')
    const nested = readFields()
    expect(')')
    return nested
  }

  const projection = readFields()
  if (position < tokens.length) throw invalidParameters()
  return projection
}

/** Whether a projection has a dotted path, whole or in part; one that is absent has none by name. */
export function hasField(projection: Projection | null, path: string): boolean {
  if (projection === null) return false
  const [name = '', ...below] = path.split('.')
  const field = projection.get(name)
  if (field === undefined) return false
  return field === null || below.length === 0 || hasField(field, below.join('.'))
}

/** A copy of an element with the fields of a projection alone; lists are projected item by item. */
export function project(value: unknown, projection: Projection | null): unknown {
  if (projection === null || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => project(each, projection))

  const kept: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(value)) {
    const nested = projection.get(name)
    if (nested !== undefined) kept[name] = project(field, nested)
  }
  return kept
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = []
  const trimmed = text.trimEnd()
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < trimmed.length) {
    const token = pattern.exec(trimmed)?.[1]
    if (token === undefined) throw invalidParameters()
    tokens.push(token)
  }
  return tokens
}
