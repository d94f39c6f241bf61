import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEYWORD_PARAMETER } from '../../src/linkedin/learning-assets/finders.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'
import { createCachePolicy } from '../../src/upstream/cache-policy.ts'
import { similarRequests } from '../support/request-arbitrary.ts'
import { LIFETIMES } from '../support/upstream.ts'

const policy = createCachePolicy(LIFETIMES)

/** Whether the cache takes the response to one request for that to the other. */
function isSame(one: LinkedInRequest, other: LinkedInRequest): boolean {
  const [held, wanted] = [policy.coverageOf(one), policy.coverageOf(other)]
  return (
    policy.keyOf(one) === policy.keyOf(other) &&
    policy.covers(held, wanted) &&
    policy.covers(wanted, held)
  )
}

/** The rules by which requests that differ on the wire are the same to LinkedIn. */
const RULES: readonly ((request: LinkedInRequest) => LinkedInRequest)[] = [
  // Criteria API: a keyword is searched for regardless of case. Of that, the letters of ASCII.
  (request) => ({
    ...request,
    parameters: request.parameters.map(([name, value]) => [
      name,
      name === KEYWORD_PARAMETER ? value.replace(/[A-Z]/g, (each) => each.toLowerCase()) : value,
    ]),
  }),
  // Rest.li protocol, Projections: the fields of a projection are a set, and one stands for those below.
  ({ fields, ...request }) => ({
    ...request,
    ...(fields && {
      fields: [...new Set(fields)]
        .filter((field) => !fields.some((each) => field.startsWith(`${each}.`)))
        .sort(),
    }),
  }),
]

const wireOf = (request: LinkedInRequest) =>
  formatTarget(RULES.reduce((ruled, rule) => rule(ruled), request))

describe('The key of the cache', () => {
  it('is the same only for requests that are the same to LinkedIn', () => {
    let sharedCount = 0
    fc.assert(
      fc.property(similarRequests, ([one, other]) => {
        if (!isSame(one, other)) return
        sharedCount += 1
        expect(wireOf(one)).toBe(wireOf(other))
      }),
      { numRuns: 5_000 },
    )
    expect(sharedCount).toBeGreaterThan(300)
  })
})
