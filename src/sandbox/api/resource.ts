import type { ActivityLog } from '../activity/activity-log.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Application } from '../oauth/application.ts'
import type { SandboxAccount } from '../sandbox-account.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import { invalidParameters } from './api-error.ts'
import { createPaging, type Paging, type Range } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { type Projection, parseProjection, project } from './projection.ts'

/** What a resource answers from. */
export interface ResourceContext {
  readonly catalogue: Catalogue
  readonly activity: ActivityLog
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly assumptions: SandboxAssumptions
  readonly account: SandboxAccount
  /** The most results that a search lets one page through; null: no limit. */
  readonly searchTotalCap: number | null
}

/** One finder: answers `GET path?q=name`. Throws an ApiError. */
export type Finder = (parameters: Parameters) => object

/** A Rest.li collection: its finders by name, and its elements by key. */
export interface Resource {
  readonly path: string
  /** What an application must be allowed to read it. */
  readonly right: keyof Pick<Application, 'mayReadContent' | 'mayReadReports'>
  readonly finders: Readonly<Record<string, Finder>>
  /** Absent where elements have no key. Throws an ApiError. */
  readonly get?: (urn: string, parameters: Parameters) => unknown
}

/** One page of elements, projected, as every finder answers it. */
export function toPage(
  parameters: Parameters,
  { path, assumptions, total, ...range }: Range & PageOptions,
  elements: readonly unknown[],
): { elements: unknown; paging: Paging } {
  return {
    elements: project(elements, readProjection(parameters, assumptions)),
    paging: createPaging(path, parameters, { ...range, total }),
  }
}

interface PageOptions {
  readonly path: string
  readonly assumptions: SandboxAssumptions
  readonly total: number
}

/** The `fields` parameter; null: none was sent. */
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
