import { TokenKind, type ValueNode } from 'graphql'

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
