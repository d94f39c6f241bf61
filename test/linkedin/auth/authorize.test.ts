import { describe, expect, it } from 'vitest'
import { authorize } from '../../../src/linkedin/auth/authorize.ts'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [], headers: { 'x-kept': 'yes' } }
const unwell = new LinkedInStatusError(PATH, { status: 503 })
const unauthorized = new LinkedInStatusError(PATH, { status: 401 })

interface SubjectOptions {
  /** The tokens that LinkedIn accepts. */
  readonly accepted: readonly string[]
  /** What comes in place of a refused token; null for nothing. */
  readonly renewed?: string | null | Error
  readonly error?: Error
  readonly secondError?: Error
}

/** A way of sending that signs, and all that happened, in order. */
function createSubject({
  accepted,
  renewed = null,
  error = unauthorized,
  secondError = error,
}: SubjectOptions) {
  const events: string[] = []
  const requests: unknown[] = []
  const layer = authorize({
    current: async () => 'old',
    async replace(refused) {
      events.push(`replace ${refused}`)
      if (renewed instanceof Error) throw renewed
      return renewed
    },
    distrust() {
      events.push('distrust')
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
  it('sends the token in a header, and all else as it is', async () => {
    const { send, requests } = createSubject({ accepted: ['old'] })

    expect(await send(REQUEST)).toBe('answer')
    expect(requests).toEqual([
      {
        path: PATH,
        parameters: [],
        headers: { 'x-kept': 'yes', authorization: 'Bearer old' },
      },
    ])
  })

  it('does not change the request that it is given', async () => {
    const { send } = createSubject({ accepted: ['old'] })
    const request = { path: PATH, parameters: [] }

    await send(request)

    expect(request).toEqual({ path: PATH, parameters: [] })
  })

  it('sends once more with a new token when LinkedIn refuses the first', async () => {
    const { send, events } = createSubject({ accepted: ['new'], renewed: 'new' })

    expect(await send(REQUEST)).toBe('answer')
    expect(events).toEqual(['send Bearer old', 'replace old', 'send Bearer new'])
  })

  it('distrusts new tokens when LinkedIn refuses the second as well', async () => {
    const { send, events } = createSubject({ accepted: [], renewed: 'new' })

    await expect(send(REQUEST)).rejects.toBe(unauthorized)
    expect(events).toEqual(['send Bearer old', 'replace old', 'send Bearer new', 'distrust'])
  })

  it('sends once more also when LinkedIn grants the same token again', async () => {
    const { send, events } = createSubject({ accepted: [], renewed: 'old' })

    await expect(send(REQUEST)).rejects.toBe(unauthorized)
    expect(events).toEqual(['send Bearer old', 'replace old', 'send Bearer old', 'distrust'])
  })

  it('gives up when there is no other token', async () => {
    const { send, events } = createSubject({ accepted: [], renewed: null })

    await expect(send(REQUEST)).rejects.toBe(unauthorized)
    expect(events).toEqual(['send Bearer old', 'replace old'])
  })

  it('fails as the renewal does', async () => {
    const renewed = new Error('no token')
    const { send, events } = createSubject({ accepted: [], renewed })

    await expect(send(REQUEST)).rejects.toBe(renewed)
    expect(events).toEqual(['send Bearer old', 'replace old'])
  })

  it('trusts a new token when its request fails for another reason', async () => {
    const { send, events } = createSubject({ accepted: [], renewed: 'new', secondError: unwell })

    await expect(send(REQUEST)).rejects.toBe(unwell)
    expect(events).not.toContain('distrust')
  })

  it.each([
    { description: 'status 403', error: new LinkedInStatusError(PATH, { status: 403 }) },
    { description: 'status 500', error: new LinkedInStatusError(PATH, { status: 500 }) },
    { description: 'another error', error: new Error('boom') },
  ])('passes on $description', async ({ error }) => {
    const { send, events } = createSubject({ accepted: [], renewed: 'new', error })

    await expect(send(REQUEST)).rejects.toBe(error)
    expect(events).toEqual(['send Bearer old'])
  })
})
