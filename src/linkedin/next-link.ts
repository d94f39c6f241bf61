import { isRecord, type JsonRecord } from './json.ts'

/** Where the link of a page to the next one leads. */
export type NextLink =
  /** To a place behind the page's start. */
  | { readonly kind: 'onward'; readonly start: number }
  /** To the page itself, or to what precedes it. */
  | { readonly kind: 'back' }
  /** Its address has no `start` that is an index. */
  | { readonly kind: 'unreadable' }

/**
 * Reads the link to the next page of `paging.links`. LinkedIn documents a list of `{ rel, href }`; one such
 * object, a map from `rel` to a link or an address, a list of relations, and `url` are read too. A link
 * without an address is none. Of several links one that leads on counts. Null without a link.
 */
export function readNextLink({ links }: JsonRecord, start: number): NextLink | null {
  const found = addressesIn(links).map((address) => readAddress(address, start))
  return found.find(({ kind }) => kind === 'onward') ?? found[0] ?? null
}

function addressesIn(links: unknown): readonly unknown[] {
  if (!isRecord(links)) return Array.isArray(links) ? links.flatMap(addressOfNext) : []
  return [...addressOfNext(links), ...addressOf(links['next'])]
}

function addressOfNext(link: unknown): readonly unknown[] {
  return isRecord(link) && relationsOf(link).includes('next') ? addressOf(link) : []
}

/** The relation types of a link: several are separated by spaces (RFC 8288, section 3.3), or a list. */
function relationsOf({ rel }: JsonRecord): readonly string[] {
  const relations: readonly unknown[] = Array.isArray(rel) ? rel : [rel]
  return relations.flatMap((relation) =>
    typeof relation === 'string' ? relation.toLowerCase().split(' ') : [],
  )
}

/** Empty, or the one address of a link, of whatever type. */
function addressOf(link: unknown): readonly unknown[] {
  const address = isRecord(link) ? (link['href'] ?? link['url'] ?? '') : (link ?? '')
  return address === '' ? [] : [address]
}

const QUERY = /^[^?#]*\?([^#]*)/
const START = /^start=/i
const INDEX = /^start=(\d{1,9})$/i

/** Other parameters, as a keyword, may hold `start=` unescaped: in LinkedIn's links `start` is the last. */
function readAddress(address: unknown, start: number): NextLink {
  const [, query = ''] = (typeof address === 'string' && QUERY.exec(address)) || []
  const parameters = query.replaceAll('&amp;', '&').split('&')
  const parameter = parameters.findLast((text) => START.test(text)) ?? ''
  const [, digits] = INDEX.exec(parameter) ?? []
  if (digits === undefined) return { kind: 'unreadable' }
  return Number(digits) > start ? { kind: 'onward', start: Number(digits) } : { kind: 'back' }
}
