/**
 * How much of a thing an answer of LinkedIn's covers: which fields, and of a collection which part.
 * Everything else that a request says, its path and its other parameters, names the thing.
 */
import { isRecord, readRecord } from '../linkedin/json.ts'
import { KEYWORD_PARAMETER } from '../linkedin/learning-assets/finders.ts'
import { isWholePage, type PageWindow } from '../linkedin/page.ts'
import type { QueryParameter } from '../linkedin/query-parameters.ts'
import type { LinkedInRequest } from '../linkedin/request.ts'
import { formatTarget } from '../linkedin/request-url.ts'
import {
  coversLocales,
  type LocaleCoverage,
  localesOfAnswer,
  toLocaleCoverage,
} from './locale-coverage.ts'

/** Made of JSON, to be kept beside an answer. */
export interface Coverage {
  /** As dotted paths; null for all fields. */
  readonly fields: readonly string[] | null
  /** Null where nothing is looked up: a page's locale is one of its parameters. */
  readonly locales: LocaleCoverage | null
  /** Null where there is no collection. A count of zero stands for what is known of it as a whole. */
  readonly window: PageWindow | null
}

/** Names what a request asks about: its method, path and parameters. */
export function keyOf({ path, parameters }: LinkedInRequest): string {
  return `GET ${formatTarget({ path, parameters: parameters.map(foldCase) })}`
}

/** LinkedIn searches for a keyword in any case alike (Criteria API). */
function foldCase([name, value]: QueryParameter): QueryParameter {
  return [name, name === KEYWORD_PARAMETER ? value.toLowerCase() : value]
}

/** How much a request asks for. */
export function coverageOf({ fields, window, targetLocale, isLookUp }: LinkedInRequest): Coverage {
  return {
    fields: fields?.length ? fields : null,
    locales: isLookUp ? toLocaleCoverage(targetLocale) : null,
    window: window ?? null,
  }
}

/** How much the answer to a request covers: of a look-up perhaps more than one locale. */
export function coverageOfAnswer(request: LinkedInRequest, answer: unknown): Coverage {
  const asked = coverageOf(request)
  if (!asked.locales) return asked
  const locales = localesOfAnswer(request.targetLocale, answer)
  return { ...asked, locales, fields: answer === null ? null : asked.fields }
}

/** The same question for another part of the thing. */
export function withCoverage(request: LinkedInRequest, { fields, window }: Coverage) {
  const { fields: _fields, window: _window, ...rest } = request
  return { ...rest, ...(fields && { fields }), ...(window && { window }) }
}

/** Whether an answer that covers `held` answers who wants `wanted`. */
export function covers(held: Coverage, wanted: Coverage): boolean {
  return (
    coversWindow(held.window, wanted.window) &&
    coversLocales(held.locales, wanted.locales) &&
    coversFields(held.fields, wanted.fields)
  )
}

/**
 * What covers both, in the larger of their windows. Null where no one question is for both: for other
 * locales, where neither window holds the other, and where what is heavy is wanted of the fewer
 * elements only, which must not be asked of all of them.
 */
export function unite(one: Coverage, other: Coverage): Coverage | null {
  if (!coversLocales(one.locales, other.locales)) return null
  if (coversWindow(one.window, other.window)) return widen(one, other)
  if (coversWindow(other.window, one.window)) {
    return widen({ ...other, locales: one.locales }, one)
  }
  return null
}

/** `larger` with the fields that `smaller` wants of some of its elements. */
function widen(larger: Coverage, smaller: Coverage): Coverage | null {
  const isForFewer = !coversWindow(smaller.window, larger.window)
  if (isForFewer && !isLight(smaller.fields) && !coversFields(larger.fields, smaller.fields)) {
    return null
  }
  return { ...larger, fields: uniteFields(larger.fields, smaller.fields) }
}

/** `wanted` with the fields that are already known of the same elements. */
export function grow(wanted: Coverage, held: Coverage): Coverage {
  const isSame =
    coversWindow(wanted.window, held.window) &&
    coversWindow(held.window, wanted.window) &&
    coversLocales(held.locales, wanted.locales)
  return isSame ? { ...wanted, fields: uniteFields(wanted.fields, held.fields) } : wanted
}

/**
 * The wanted part of an answer. It may have more fields than were wanted. Undefined where it has
 * holes, so that nobody knows which elements are the wanted ones.
 */
export function narrow(answer: unknown, held: Coverage, wanted: Coverage): unknown {
  const { window } = wanted
  const isSame = window?.start === held.window?.start && window?.count === held.window?.count
  if (isSame || !window || !held.window || !isRecord(answer)) return answer
  const { elements } = answer
  if (window.count === 0) return { ...answer, elements: [] }
  if (!Array.isArray(elements) || !isWholePage(answer, held.window)) return undefined
  const from = window.start - held.window.start
  return {
    ...answer,
    elements: elements.slice(from, from + window.count),
    paging: { ...readRecord(answer, 'paging'), start: window.start, count: window.count },
  }
}

/** Whether an answer is all that was asked for: of a page, each place. */
export function isWhole({ window }: LinkedInRequest, answer: unknown): boolean {
  if (!window) return true
  return isRecord(answer) && isWholePage(answer, window)
}

function coversWindow(held: PageWindow | null, wanted: PageWindow | null): boolean {
  if (!held || !wanted) return held === wanted
  if (wanted.count === 0) return true
  return held.start <= wanted.start && wanted.start + wanted.count <= held.start + held.count
}

/** A path that stands above another covers it. */
function coversFields(held: readonly string[] | null, wanted: readonly string[] | null): boolean {
  if (!held) return true
  if (!wanted) return false
  return wanted.every((path) => held.some((each) => each === path || path.startsWith(`${each}.`)))
}

function uniteFields(one: readonly string[] | null, other: readonly string[] | null) {
  return one && other ? [...new Set([...one, ...other])] : null
}

/** One request in place of several for parts of the same thing; all are told of its exchanges. */
export function joinRequests(
  requests: ReadonlySet<LinkedInRequest>,
  coverage: Coverage,
  signal: AbortSignal,
): LinkedInRequest {
  const [first] = requests
  if (!first) throw new TypeError('There is nothing to join')
  return {
    ...withCoverage(first, coverage),
    signal,
    beforeAsking: undefined,
    onExchange(exchange) {
      for (const { onExchange } of requests) onExchange?.(exchange)
    },
  }
}

/**
 * The light fields of an asset, about 400 bytes together. They ride along with what is asked for, so
 * that whoever wants another few of them need not ask: calls are what LinkedIn's quota counts.
 */
export const LIGHT_FIELDS: readonly string[] = [
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.timeToComplete',
  'details.urls.webLaunch',
]

/** Whether fields are light, all of them; null stands for all that there are. */
export function isLight(fields: readonly string[] | null): boolean {
  return fields?.every((field) => field === 'urn' || LIGHT_FIELDS.includes(field)) ?? false
}
