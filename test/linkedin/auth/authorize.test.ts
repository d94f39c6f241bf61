import { describe, expect, it } from 'vitest'
import { authorize } from '../../../src/linkedin/auth/authorize.ts'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { createTokenSource, grantedToken } from '../../support/token-source.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [], headers: { 'x-kept': 'yes' } }
const unavailable = new LinkedInStatusError(PATH, { status: 503 })
const unauthorized = new LinkedInStatusError(PATH, { status: 401 })

interface SubjectOptions {
  /** The tokens that LinkedIn accepts. */
  readonly accepted: readonly string[]
  /** The replacement of a refused token; null while replacement is paused. */
  readonly replacement?: string | null | Error
  /** What LinkedIn fails with where it does not accept the token. */
  readonly error?: Error
  readonly secondError?: Error
}

/** A `Send` behind `authorize`, and the events in order. */
function createSubject({
  accepted,
  replacement = null,
  error = unauthorized,
  secondError = error,
}: SubjectOptions) {
  const events: string[] = []
  const requests: unknown[] = []
  const layer = authorize({
    current: async () => 'old',
    async replace(refused) {
      events.push(`replace ${refused}`)
      if (replacement instanceof Error) throw replacement
      return replacement
    },
    pauseReplacement() {
      events.push('pause replacement')
    },
  })
  const send = layer(async (request) => {
    requests.push(request)
    const token = request.headers?.['authorization'] ?? ''
    events.push(`send ${token}`)
    if (accepted.some((good) => token === `Bearer ${good}`)) return 'answer'
    throw requests.length === 1 ? error : secondError
  })
  return { send, events, requests }
}

describe('authorize', () => {
  it('adds the token as a header, and nothing else', async () => {
    const { send, requests } = createSubject({ accepted: ['old'] })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(requests).toEqual([
      {
        path: PATH,
        parameters: [],
        headers: { 'x-kept': 'yes', authorization: 'Bearer old' },
      },
    ])
  })

  it('leaves the request object unchanged', async () => {
    const { send } = createSubject({ accepted: ['old'] })
    const request = { path: PATH, parameters: [] }

    await send(request, {})

    expect(request).toEqual({ path: PATH, parameters: [] })
  })

  it('replaces a token that is refused with 401, and sends the request once more', async () => {
    const { send, events } = createSubject({ accepted: ['new'], replacement: 'new' })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(events).toEqual(['send Bearer old', 'replace old', 'send Bearer new'])
  })

  it('pauses replacement when the second token is refused as well', async () => {
    const { send, events } = createSubject({ accepted: [], replacement: 'new' })

    await expect(send(REQUEST, {})).rejects.toBe(unauthorized)
    expect(events).toEqual([
      'send Bearer old',
      'replace old',
      'send Bearer new',
      'pause replacement',
    ])
  })

  it('sends once more also where LinkedIn grants the same token again', async () => {
    const { send, events } = createSubject({ accepted: [], replacement: 'old' })

    await expect(send(REQUEST, {})).rejects.toBe(unauthorized)
    expect(events).toEqual([
      'send Bearer old',
      'replace old',
      'send Bearer old',
      'pause replacement',
    ])
  })

  it('fails with the 401 while replacement is paused', async () => {
    const { send, events } = createSubject({ accepted: [], replacement: null })

    await expect(send(REQUEST, {})).rejects.toBe(unauthorized)
    expect(events).toEqual(['send Bearer old', 'replace old'])
  })

  it('fails as the replacement does', async () => {
    const replacement = new Error('no token')
    const { send, events } = createSubject({ accepted: [], replacement })

    await expect(send(REQUEST, {})).rejects.toBe(replacement)
    expect(events).toEqual(['send Bearer old', 'replace old'])
  })

  it('does not pause replacement when the second request fails otherwise', async () => {
    const { send, events } = createSubject({
      accepted: [],
      replacement: 'new',
      secondError: unavailable,
    })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(events).not.toContain('pause replacement')
  })

  it.each([
    { description: 'status 403', error: new LinkedInStatusError(PATH, { status: 403 }) },
    { description: 'status 500', error: new LinkedInStatusError(PATH, { status: 500 }) },
    { description: 'another error', error: new Error('boom') },
  ])('passes $description on', async ({ error }) => {
    const { send, events } = createSubject({ accepted: [], replacement: 'new', error })

    await expect(send(REQUEST, {})).rejects.toBe(error)
    expect(events).toEqual(['send Bearer old'])
  })
})

describe('authorize, while LinkedIn refuses every token', () => {
  /** When tokens are requested, in milliseconds, while 20 requests a second are sent for 30 s. */
  async function sendForHalfAMinute({ source, clock, requestTimes }: TokenSource) {
    const send = authorize(source)(async () => {
      throw unauthorized
    })
    for (let second = 0; second < 30; second += 1) {
      await Promise.allSettled(Array.from({ length: 20 }, () => send(REQUEST, {})))
      clock.advance(1_000)
    }
    return requestTimes
  }

  it('requests one replacement in ten seconds', async () => {
    const requestTimes = await sendForHalfAMinute(createTokenSource())

    expect(requestTimes).toEqual([0, 0, 10_000, 20_000])
  })

  it('requests no more where LinkedIn grants the same token again', async () => {
    const tokens = createTokenSource()
    tokens.respondWith(async () => grantedToken('same'))

    expect(await sendForHalfAMinute(tokens)).toEqual([0, 0, 10_000, 20_000])
  })
})

type TokenSource = ReturnType<typeof createTokenSource>
