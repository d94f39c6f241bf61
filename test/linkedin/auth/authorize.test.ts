import { describe, expect, it } from 'vitest'
import { authorize } from '../../../src/linkedin/auth/authorize.ts'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { createTokenSource, grantedToken } from '../../support/token-source.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [], headers: { 'x-kept': 'yes' } }
const unauthorized = new LinkedInStatusError(PATH, { status: 401, serviceErrorCode: 65601 })

/** A `Send` behind `authorize` and a fresh source of tokens, and the tokens that it sends. */
function createSubject(isRefused: (token: string, call: number) => boolean) {
  const tokens = createTokenSource()
  const sent: string[] = []
  const send = authorize(tokens.source)(async ({ headers }) => {
    const token = headers?.['authorization']?.replace('Bearer ', '') ?? ''
    sent.push(token)
    if (isRefused(token, sent.length)) throw unauthorized
    return 'answer'
  })
  return { send, sent, tokens }
}

describe('authorize', () => {
  it('adds the token as a header, and nothing else', async () => {
    const requests: unknown[] = []
    const send = authorize(createTokenSource().source)(async (request) => requests.push(request))

    await send(REQUEST, {})

    expect(requests).toEqual([
      {
        path: PATH,
        parameters: [],
        headers: { 'x-kept': 'yes', authorization: 'Bearer token-1' },
      },
    ])
  })

  it('leaves the request object unchanged', async () => {
    const { send } = createSubject(() => false)
    const request = { path: PATH, parameters: [] }

    await send(request, {})

    expect(request).toEqual({ path: PATH, parameters: [] })
  })

  it('replaces a token that is refused with 401, and sends the request once more', async () => {
    const { send, sent } = createSubject((token) => token === 'token-1')

    expect(await send(REQUEST, {})).toBe('answer')
    expect(sent).toEqual(['token-1', 'token-2'])
  })

  it('waits for a token that LinkedIn does not take at once', async () => {
    const { send, sent, tokens } = createSubject((_, call) => call < 3)

    expect(await send(REQUEST, {})).toBe('answer')
    expect(sent).toEqual(['token-1', 'token-2', 'token-2'])
    expect(tokens.delays).toEqual([3_000])
  })

  it('sends once more also where LinkedIn grants the same token again', async () => {
    const { send, sent, tokens } = createSubject((_, call) => call === 1)
    tokens.respondWith(async () => grantedToken('same'))

    expect(await send(REQUEST, {})).toBe('answer')
    expect(sent).toEqual(['same', 'same'])
  })

  it('fails as the replacement does', async () => {
    const { send, sent, tokens } = createSubject(() => true)
    const failure = new Error('no token')
    await tokens.source.current()
    tokens.clock.advance(60_000)
    tokens.failWith(failure)

    await expect(send(REQUEST, {})).rejects.toBe(failure)
    expect(sent).toEqual(['token-1'])
  })

  it.each([
    { description: 'status 403', error: new LinkedInStatusError(PATH, { status: 403 }) },
    { description: 'status 500', error: new LinkedInStatusError(PATH, { status: 500 }) },
    { description: 'another error', error: new Error('boom') },
  ])('passes $description on', async ({ error }) => {
    const { source, requestTimes } = createTokenSource()
    const send = authorize(source)(async () => {
      throw error
    })

    await expect(send(REQUEST, {})).rejects.toBe(error)
    expect(requestTimes).toHaveLength(1)
  })
})

/** What LinkedIn answers with 401, by the token, the number of the call and the milliseconds so far. */
interface Pattern {
  readonly description: string
  readonly isRefused: (token: string, call: number, elapsedMs: number) => boolean
  /** Where not all of 20 requests a second for 30 seconds are answered: how many are. */
  readonly answers?: number
  /** When tokens are requested, in seconds. */
  readonly tokenRequests: readonly number[]
  /** The most calls for 600 requests. */
  readonly maxCalls: number
}

const PATTERNS: readonly Pattern[] = [
  { description: 'none', isRefused: () => false, tokenRequests: [0], maxCalls: 600 },
  {
    description: 'every second call',
    isRefused: (_, call) => call % 2 === 0,
    tokenRequests: [0, 0, 10, 20],
    maxCalls: 1_200,
  },
  {
    description: 'every second call, from the first on',
    isRefused: (_, call) => call % 2 === 1,
    tokenRequests: [0, 0, 10, 20],
    maxCalls: 1_200,
  },
  {
    description: 'every seventh call',
    isRefused: (_, call) => call % 7 === 0,
    tokenRequests: [0, 0, 11, 21],
    maxCalls: 700,
  },
  {
    description: 'the first token',
    isRefused: (token) => token === 'token-1',
    tokenRequests: [0, 0],
    maxCalls: 620,
  },
  {
    description: 'every token from 15 seconds on, but the third',
    isRefused: (token, _, elapsedMs) => elapsedMs >= 15_000 && token !== 'token-2',
    tokenRequests: [0, 15],
    maxCalls: 620,
  },
  {
    description: 'all calls',
    isRefused: () => true,
    answers: 0,
    // The first waits for the second token; from then on most are sent once.
    tokenRequests: [0, 0, 10],
    maxCalls: 700,
  },
  {
    description: 'all calls from 10 to 20 seconds',
    isRefused: (_, _call, elapsedMs) => elapsedMs >= 10_000 && elapsedMs < 20_000,
    answers: 400,
    tokenRequests: [0, 10],
    maxCalls: 1_000,
  },
]

describe('401 of LinkedIn', () => {
  it.each(PATTERNS)('refuse $description', async ({ isRefused, answers = 600, ...expected }) => {
    let startMs = 0
    const { send, sent, tokens } = createSubject((token, call) =>
      isRefused(token, call, tokens.clock.now() - startMs),
    )
    startMs = tokens.clock.now()
    let answered = 0

    for (let sentAtMs = 0; sentAtMs < 30_000; sentAtMs += 50) {
      await send(REQUEST, {}).then(
        () => {
          answered += 1
        },
        () => {},
      )
      tokens.clock.advance(Math.max(0, sentAtMs + 50 - (tokens.clock.now() - startMs)))
    }

    expect(answered).toBe(answers)
    expect(tokens.requestTimes.map((timeMs) => Math.round(timeMs / 1_000))).toEqual(
      expected.tokenRequests,
    )
    expect(sent.length).toBeLessThanOrEqual(expected.maxCalls)
  })
})
