import { describe, expect, it, vi } from 'vitest'
import type { Exchange, LinkedInRequest } from '../../src/linkedin/request.ts'
import { joinRequests } from '../../src/upstream/coverage.ts'

const COVERAGE = { fields: ['urn', 'title'], locales: null, window: { start: 0, count: 10 } }
const { signal } = new AbortController()

const request = (more: Partial<LinkedInRequest> = {}): LinkedInRequest => ({
  path: '/v2/learningAssets',
  parameters: [['q', 'criteria']],
  ...more,
})
const exchangeOf = (request: LinkedInRequest): Exchange => ({ request, status: 200, durationMs: 5 })

describe('joinRequests', () => {
  it('asks what the requests ask, for all that they want of it', () => {
    const accepts = () => true
    const requests = new Set([
      request({ accepts, fields: ['urn'], window: { start: 0, count: 5 } }),
      request({ accepts, fields: ['title'], window: { start: 5, count: 5 } }),
    ])

    expect(joinRequests(requests, COVERAGE, signal)).toMatchObject({
      ...request({ accepts, fields: COVERAGE.fields, window: COVERAGE.window }),
    })
  })

  it('ends with the signal that it is given, and asks nobody whether it may ask', () => {
    const own = new AbortController()
    const beforeAsking = vi.fn()

    const joined = joinRequests(
      new Set([request({ signal: own.signal, beforeAsking })]),
      COVERAGE,
      signal,
    )

    expect(joined.signal).toBe(signal)
    expect(joined.beforeAsking).toBeUndefined()
  })

  it('tells all of each exchange, also those who have come since, but not those who have left', () => {
    const [leaves, stays, comes] = [vi.fn(), vi.fn(), vi.fn()]
    const leaver = request({ onExchange: leaves })
    const requests = new Set([leaver, request({ onExchange: stays }), request()])
    const joined = joinRequests(requests, COVERAGE, signal)
    const exchange = exchangeOf(joined)

    requests.delete(leaver)
    requests.add(request({ onExchange: comes }))
    joined.onExchange?.(exchange)

    expect(leaves).not.toHaveBeenCalled()
    expect(stays.mock.calls).toEqual([[exchange]])
    expect(comes.mock.calls).toEqual([[exchange]])
  })

  it('has nothing to ask where there is nobody', () => {
    expect(() => joinRequests(new Set(), COVERAGE, signal)).toThrow(TypeError)
  })
})
