import type { SandboxAssumptions } from '../assumptions.ts'
import { invalidParameters } from './api-error.ts'
import type { Parameters } from './parameters.ts'

/** The largest page, for every finder of assets and classifications. */
export const MAXIMUM_COUNT = 100

/** The part of a result that is asked for. */
export interface Range {
  readonly start: number
  readonly count: number
}

interface Link {
  readonly rel: 'prev' | 'next'
  readonly href: string
  readonly type: 'application/json'
}

/** The `paging` of a finder's answer. `count` is what was asked for, not what was found. */
export interface Paging {
  readonly total: number
  readonly count: number
  readonly start: number
  readonly links: readonly Link[]
}

/** Reads `start` and `count`; throws a 400 where they make no page. */
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

/** Describes where a page lies; a neighbour that does not exist has no link. */
export function createPaging(
  path: string,
  parameters: Parameters,
  { start, count, total }: Range & { readonly total: number },
): Paging {
  const link = (rel: Link['rel'], linkStart: number): Link => ({
    rel,
    href: createHref(path, parameters, { start: linkStart, count }),
    type: 'application/json',
  })
  const links: Link[] = []
  if (start > 0 && count > 0) links.push(link('prev', Math.max(0, start - count)))
  if (start + count < total && count > 0) links.push(link('next', start + count))
  return { total, count, start, links }
}

/**
 * A relative link as recorded: parameters sorted by name, unknown ones echoed, `fields` dropped,
 * values percent-encoded but names, with their brackets, left raw.
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
