/** LinkedIn's name for one thing, taken apart. */
export interface Urn {
  /** The kind of thing, such as `lyndaCourse`. */
  readonly entityType: string
  /** What stands behind the kind, such as `563322` or `(urn:li:lyndaCourse:563322,45)`. */
  readonly id: string
}

const URN = /^urn:li:([A-Za-z][A-Za-z0-9]{0,63}):([A-Za-z0-9_:,().~=+-]{1,128})$/

/**
 * Reads `urn:li:<entityType>:<id>`. Null when the text is not of that form: neither white space nor
 * any character that could end a path or add a parameter is.
 */
export function parseUrn(text: string): Urn | null {
  const [, entityType, id] = URN.exec(text) ?? []
  if (entityType === undefined || id === undefined || !isBalanced(id)) return null
  return { entityType, id }
}

/** The kinds of thing that classify assets and can narrow a search (Criteria API). */
export const CLASSIFICATION_ENTITY_TYPES: ReadonlySet<string> = new Set(['lyndaCategory', 'skill'])

/**
 * The kinds of thing that are known not to be assets. What is an asset is not told from its URN,
 * which LinkedIn calls opaque; this only turns an evident mistake into a clear error.
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

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
