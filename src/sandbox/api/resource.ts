import type { ActivityLog } from '../activity/activity-log.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Application } from '../oauth/applications.ts'
import type { Parameters } from './parameters.ts'

/** The settings of the applications' account that change answers. */
export interface SandboxAccount {
  /** Whether AICC is enabled: assets then have `urls.aiccLaunch`. */
  readonly hasAicc: boolean
  /** Whether a single sign-on connection is active: assets then have `urls.ssoLaunch`. */
  readonly hasSingleSignOn: boolean
  /**
   * Fields that applications may not read, by resource: `{'/v2/learningAssets': ['details.images']}`. A
   * projection with one of them is a 403.
   */
  readonly unpermittedFields: Readonly<Record<string, readonly string[]>>
}

/** What a resource answers from. */
export interface ResourceContext {
  readonly catalogue: Catalogue
  readonly activity: ActivityLog
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly assumptions: SandboxAssumptions
  readonly account: SandboxAccount
  /** How many results of a search can be paged through; null: all of them. */
  readonly searchTotalCap: number | null
}

/** One finder: answers `GET path?q=name`. Throws an ApiError. */
export type Finder = (parameters: Parameters) => object

/** A Rest.li collection: its finders by name, and its elements by key. */
export interface Resource {
  readonly path: string
  /** The permission that an application needs. */
  readonly permission: keyof Pick<Application, 'mayReadContent' | 'mayReadReports'>
  readonly finders: Readonly<Record<string, Finder>>
  /** Absent: elements have no key. Throws an ApiError. */
  readonly get?: (urn: string, parameters: Parameters) => unknown
}
