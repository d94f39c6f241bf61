import { describe, expect, it } from 'vitest'
import {
  describeDryRunSource,
  describeEndpointCost,
  describeSource,
  formatDuration,
  placeOf,
  summarize,
} from '../../../../../src/server/graphiql/page/calls/format.ts'

const EXPIRED = 'Expired from cache, LinkedIn not available'
const REFUSED = 'Not sent: no more calls are allowed now'

describe('describeSource and describeDryRunSource', () => {
  it.each([
    ['fresh', 'Fresh from cache', 'Fresh from cache'],
    ['stale', 'Stale from cache, being refreshed', 'Stale from cache, being refreshed'],
    ['expired', EXPIRED, EXPIRED],
    ['miss', 'Requested from LinkedIn', 'Would be requested from LinkedIn'],
    ['refused', REFUSED, REFUSED],
    [null, 'Not answered', 'Not answered'],
  ] as const)('of %s are "%s" and "%s"', (source, text, dryRunText) => {
    expect(describeSource(source)).toBe(text)
    expect(describeDryRunSource(source)).toBe(dryRunText)
  })
})

describe('summarize', () => {
  it.each([
    [{ calls: 0, callsSaved: 0 }, 'No calls to LinkedIn'],
    [{ calls: 1, callsSaved: 0 }, '1 call to LinkedIn'],
    [{ calls: 1, callsSaved: 2 }, '1 call to LinkedIn, 2 saved'],
    [{ calls: 12, callsSaved: 1 }, '12 calls to LinkedIn, 1 saved'],
  ])('of %j is "%s"', (counts, text) => {
    expect(summarize(counts)).toBe(text)
  })
})

describe('describeEndpointCost', () => {
  it.each([
    [{ calls: 1, callsLeft: null }, '1 call, no daily limit known'],
    [{ calls: 3, callsLeft: 500 }, '3 calls, then 497 left today'],
    [{ calls: 3, callsLeft: 3 }, '3 calls, then 0 left today'],
    [{ calls: 3, callsLeft: 2 }, '3 calls, but 2 left today'],
  ])('of %j is "%s"', (cost, text) => {
    expect(describeEndpointCost({ path: '/v2/learningAssets', ...cost })).toBe(text)
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.62, '0.6 ms'],
    [9.96, '10 ms'],
    [926.5, '927 ms'],
  ])('of %f is "%s"', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text)
  })
})

describe('placeOf', () => {
  it.each([
    [{ locations: [{ line: 3, column: 5 }], path: ['a'] }, 'line 3, column 5'],
    [{ path: ['nodes', 0, 'title'] }, 'nodes.0.title'],
    [{ locations: [] }, null],
    [{}, null],
  ])('of an error with %j is %s', (error, place) => {
    expect(placeOf({ message: 'No.', ...error })).toBe(place)
  })
})
