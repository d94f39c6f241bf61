import type { SandboxAssumptions } from '../assumptions.ts'
import { invalidParameters } from './api-error.ts'
import type { Parameters } from './parameters.ts'
import { project, readProjection } from './projection.ts'

/** The requested part of a result. */
export interface Range {
  readonly start: number
  readonly count: number
}

interface Link {
  readonly rel: 'prev' | 'next'
  readonly href: string
  readonly type: 'application/json'
}

/** The `paging` of a finder's answer. */
interface Paging {
  readonly total: number
  /** The requested size of the page, not the number of elements, but for `countEcho`. */
  readonly count: number
  readonly start: number
  readonly links: readonly Link[]
}

interface PageOptions {
  /** Path of the collection. */
  readonly path: string
  readonly assumptions: SandboxAssumptions
  readonly total: number
}

/** The largest page of the finders of assets and classifications. */
const MAXIMUM_COUNT = 100

/** Reads `start` and `count`. Throws a 400 when one is out of range. */
export function readRange(
  parameters: Parameters,
  assumptions: SandboxAssumptions,
  maximumCount = MAXIMUM_COUNT,
): Range {
  const start = parameters.integer('start') ?? 0
  const count = parameters.integer('count') ?? assumptions.defaultCount
  const isRefused =
    start < 0 ||
    count < 0 ||
    (count === 0 && assumptions.zeroCount === 'reject') ||
    (count > maximumCount && assumptions.countAboveMaximum === 'reject')
  if (isRefused) throw invalidParameters()

  return { start, count: Math.min(count, maximumCount) }
}

/** What is at the places of a page: of the requested ones those that LinkedIn is assumed to return. */
export function elementsAt<T>(
  result: readonly T[],
  { start, count }: Range,
  { maximumPlaces, hiddenPlaces, windowPastTheEnd }: SandboxAssumptions,
): readonly T[] {
  if (windowPastTheEnd === 'reject' && start > 0 && start + count > result.length) {
    throw invalidParameters()
  }
  const [hiddenFrom, hiddenTo] = hiddenPlaces ?? [0, 0]
  return result
    .slice(start, start + Math.min(count, maximumPlaces ?? count))
    .filter((_, index) => start + index < hiddenFrom || start + index >= hiddenTo)
}

/** The answer of a finder: one page of elements, projected, and where it lies in the result. */
export function toPage(
  parameters: Parameters,
  { path, assumptions, total, ...range }: Range & PageOptions,
  elements: readonly unknown[],
): { elements: unknown; paging: Paging } {
  return {
    elements: project(elements, readProjection(parameters, assumptions)),
    paging: createPaging(path, parameters, { ...range, total, elements }, assumptions),
  }
}

/** Links lead to the neighbouring pages that exist. */
function createPaging(
  path: string,
  parameters: Parameters,
  { start, count, total, elements }: Range & { total: number; elements: readonly unknown[] },
  { maximumPlaces, countEcho, startEcho, nextLink, totalSurplus }: SandboxAssumptions,
): Paging {
  const places = Math.min(count, maximumPlaces ?? count)
  const link = (rel: Link['rel'], linkStart: number, origin = ''): Link => ({
    rel,
    href: origin + createHref(path, parameters, { start: linkStart, count }),
    type: 'application/json',
  })
  const links: Link[] = []
  if (start > 0 && count > 0) links.push(link('prev', Math.max(0, start - count)))
  if (start + places < total && count > 0 && nextLink !== 'none') {
    const origin = nextLink === 'absolute' ? 'https://api.linkedin.com' : ''
    links.push(link('next', nextLink === 'self' ? start : start + places, origin))
  }
  return {
    total: start > 0 ? total + totalSurplus : total,
    count: { requested: count, places, elements: elements.length }[countEcho],
    start: startEcho === 'zero' ? 0 : start,
    links,
  }
}

/**
 * A relative link as recorded: parameters sorted by name, unknown ones repeated, `fields` dropped,
 * values percent-encoded, names and their brackets raw.
 */
function createHref(path: string, parameters: Parameters, { start, count }: Range): string {
  const echoed = parameters.entries.filter(([name]) => !['fields', 'start', 'count'].includes(name))
  const all = [...echoed, ['start', String(start)] as const, ['count', String(count)] as const]
  const query = all
    .toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return `${path}?${query}`
}
