/** A parsed URN: `urn:li:<entityType>:<id>`. */
export interface Urn {
  /** Such as `lyndaCourse`. */
  readonly entityType: string
  /** Such as `563322` or `(urn:li:lyndaCourse:563322,45)`. */
  readonly id: string
}

const URN = /^urn:li:([A-Za-z][A-Za-z0-9]{0,63}):([A-Za-z0-9_:,().~=+-]{1,128})$/

/**
 * Parses a URN. Null where the text is none, or contains white space or a character that would end a
 * URL's path or add a parameter: a URN is sent in paths unencoded.
 */
export function parseUrn(text: string): Urn | null {
  const [, entityType, id] = URN.exec(text) ?? []
  if (entityType === undefined || id === undefined || !areParenthesesBalanced(id)) return null
  return { entityType, id }
}

function areParenthesesBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** The entity types that classify assets and that a search filters by. (Criteria API.) */
export const CLASSIFICATION_ENTITY_TYPES: ReadonlySet<string> = new Set(['lyndaCategory', 'skill'])

/**
 * Entity types that are known not to be assets, to reject evident mistakes early. Not complete:
 * LinkedIn calls URNs opaque, and documents no list of the types that are assets.
 */
export const NON_ASSET_ENTITY_TYPES: ReadonlySet<string> = new Set([
  ...CLASSIFICATION_ENTITY_TYPES,
  'company',
  'enterpriseAccount',
  'enterpriseGroup',
  'enterpriseProfile',
  'labeledLearningContentAccessGroup',
  'lyndaAuthor',
  'lyndaCredentialingAgency',
  'lyndaCredentialingProgram',
  'organization',
])
