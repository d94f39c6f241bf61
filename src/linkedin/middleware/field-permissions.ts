import { LinkedInStatusError } from '../errors.ts'
import type { LinkedInRequest } from '../request.ts'
import { endpointOf, LEVELS, NO_FIELDS, withoutFields } from '../request-url.ts'
import type { Middleware } from './compose.ts'

/** The fields that LinkedIn does not permit this application to read, of each endpoint in a UTC day. */
export interface FieldPermissions {
  /** Fields by endpoint, those of an earlier day perhaps included. Empty while none was refused. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>
  /** Those of the endpoint of `path`, as dotted paths such as `details.images`. */
  unpermittedFields(path: string): ReadonlySet<string>
  /**
   * Notes which fields of a request a failure names. False where the failure is another one, names no
   * field of the request, or one that no request can do without.
   */
  noteRefusal(request: LinkedInRequest, error: unknown): boolean
}

/** What field permissions work with. */
export interface FieldPermissionsOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Called with fields that LinkedIn has just refused, and until when they are not requested. */
  readonly onRefusal: (endpoint: string, fields: readonly string[], untilMs: number) => void
}

const DAY_MS = 86_400_000

/** Permissions of which nothing is refused yet. A permission can be granted at any time: they last a day. */
export function createFieldPermissions({
  now,
  onRefusal,
}: FieldPermissionsOptions): FieldPermissions {
  const refused = new Map<string, Set<string>>()
  let refusedUntilMs = Number.POSITIVE_INFINITY

  function today(): Map<string, Set<string>> {
    if (now() >= refusedUntilMs) refused.clear()
    return refused
  }

  return {
    refused,

    unpermittedFields: (path) => today().get(endpointOf(path)) ?? NO_FIELDS,

    noteRefusal(request, error) {
      if (!(error instanceof LinkedInStatusError)) return false
      const given = error.refusal.unpermittedFields ?? []
      // Contents are assets too: a name that is no field of the asset may be relative to its contents.
      const atAnyLevel = given.flatMap((field) => LEVELS.map((level) => level + field))
      const [named = []] = [given, atAnyLevel]
        .map((paths) => paths.filter((path) => withoutFields(request, new Set([path])) !== request))
        .filter((paths) => paths.length > 0)
      if (withoutFields(request, new Set(named)) === request) return false
      const endpoint = endpointOf(request.path)
      const known = today().get(endpoint) ?? new Set()
      refusedUntilMs = (Math.floor(now() / DAY_MS) + 1) * DAY_MS
      refused.set(endpoint, known)
      const added = named.filter((field) => !known.has(field))
      for (const field of added) known.add(field)
      if (added.length > 0) onRefusal(endpoint, added, refusedUntilMs)
      return true
    },
  }
}

/**
 * Leaves out the fields that LinkedIn does not permit this application to read, for one of them fails
 * the whole request: with status 403, after which the request is sent again without those that it names.
 */
export function omitUnpermittedFields(permissions: FieldPermissions): Middleware {
  return (next) => async (request, context) => {
    for (;;) {
      const permitted = withoutFields(request, permissions.unpermittedFields(request.path))
      try {
        return await next(permitted, context)
      } catch (error) {
        // Each time the request loses a field at least.
        if (!permissions.noteRefusal(permitted, error)) throw error
      }
    }
  }
}
