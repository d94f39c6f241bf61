import { describe, expect, it } from 'vitest'
import {
  type ApplicationCredentials,
  createCredentialSource,
} from '../../../src/linkedin/auth/credentials.ts'
import { AccessTokenError } from '../../../src/linkedin/errors.ts'
import { createClock } from '../../support/clock.ts'
import { untilIdle } from '../../support/until-idle.ts'

const refused = new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, '')
const unavailable = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, '')

/** A source of credentials in front of an application that has these secrets. */
function createSubject(
  credentials: Partial<ApplicationCredentials>,
  { valid = ['first'], error = refused }: { valid?: string[]; error?: Error } = {},
) {
  const clock = createClock(0)
  const events: unknown[] = []
  const tried: string[] = []
  const application = { secrets: valid }
  const source = createCredentialSource({
    credentials: { clientId: 'client', clientSecret: 'first', ...credentials },
    monotonicNow: clock.now,
    // Nothing takes too long, unless a test says so.
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
      }),
    onUnreadable: (name, reason) => events.push([name, reason]),
    onSecretChange: () => events.push('secret change'),
  })
  const authenticate = () =>
    source.authenticate(async ({ clientSecret }) => {
      tried.push(clientSecret)
      if (!application.secrets.includes(clientSecret)) throw error
      return clientSecret
    })
  return { source, authenticate, application, clock, events, tried }
}

describe('two secrets', () => {
  it.each([
    { description: 'only the first', valid: ['first'], tried: ['first'] },
    { description: 'only the second', valid: ['second'], tried: ['first', 'second'] },
    { description: 'both', valid: ['first', 'second'], tried: ['first'] },
  ])('are tried in turn where $description is taken', async ({ valid, ...expected }) => {
    const { authenticate, tried } = createSubject({ nextClientSecret: 'second' }, { valid })

    await authenticate()

    expect(tried).toEqual(expected.tried)
  })

  it('are tried from the one that worked last', async () => {
    const { authenticate, application, events, tried } = createSubject(
      { nextClientSecret: 'second' },
      { valid: ['second'] },
    )
    await authenticate()
    await authenticate()
    application.secrets = ['first', 'second']
    await authenticate()
    application.secrets = ['first']
    await authenticate()
    await authenticate()

    expect(tried).toEqual(['first', 'second', 'second', 'second', 'second', 'first', 'first'])
    expect(events).toEqual(['secret change'])
  })

  it('take turns, one a time, while both are refused', async () => {
    const { authenticate, tried } = createSubject({ nextClientSecret: 'second' }, { valid: [] })

    for (let time = 1; time <= 4; time += 1) await expect(authenticate()).rejects.toBe(refused)

    expect(tried).toEqual(['first', 'second', 'first', 'second', 'first'])
  })

  it.each([
    { description: 'a 401 of a gateway', refusal: 'UNDOCUMENTED_ANSWER', status: 401, requests: 2 },
    { description: 'a page of HTML', refusal: 'UNDOCUMENTED_ANSWER', status: 200, requests: 1 },
    {
      description: 'an application without permission',
      refusal: 'APPLICATION_NOT_ALLOWED',
      status: 401,
      requests: 1,
    },
    { description: 'an unknown client id', refusal: 'CLIENT_ID_INVALID', status: 400, requests: 1 },
    { description: 'an outage', refusal: 'TOKEN_ENDPOINT_UNAVAILABLE', status: 503, requests: 1 },
  ] as const)('are both tried only where the secret may be refused: $description', async (row) => {
    const error = new AccessTokenError(row.refusal, row.status, '')
    const { authenticate, tried } = createSubject(
      { nextClientSecret: 'second' },
      { valid: [], error },
    )

    await expect(authenticate()).rejects.toBe(error)

    expect(tried).toHaveLength(row.requests)
  })

  it('that are the same are one', async () => {
    const { authenticate, tried } = createSubject({ nextClientSecret: 'first' }, { valid: [] })

    await expect(authenticate()).rejects.toBe(refused)

    expect(tried).toEqual(['first'])
  })
})

describe('credentials that a function gives', () => {
  it('are read again for each request', async () => {
    let secret = 'first'
    const { authenticate, application, tried } = createSubject({ clientSecret: () => secret })
    await authenticate()
    secret = 'rotated'
    application.secrets = ['rotated']

    expect(await authenticate()).toBe('rotated')
    expect(tried).toEqual(['first', 'rotated'])
  })

  it('are tried at once when they change while they are refused', async () => {
    const secrets = ['first', 'first']
    const { authenticate, tried } = createSubject(
      { clientSecret: async () => secrets.shift() ?? 'rotated' },
      { valid: ['rotated'] },
    )

    expect(await authenticate()).toBe('rotated')
    expect(tried).toEqual(['first', 'rotated'])
  })

  it('are tried at most three times in a row', async () => {
    let versions = 0
    const nextVersion = () => {
      versions += 1
      return `version-${versions}`
    }
    const { authenticate, tried } = createSubject({ clientSecret: nextVersion }, { valid: [] })

    await expect(authenticate()).rejects.toBe(refused)

    expect(tried).toHaveLength(3)
  })

  it.each([
    { description: 'refused', error: refused },
    { description: 'not tried because of an outage', error: unavailable },
  ])('have changed when they are others than those that were $description', async ({ error }) => {
    let secret = 'first'
    const { source, authenticate, clock } = createSubject(
      { clientSecret: () => secret, nextClientSecret: () => 'second' },
      { valid: [], error },
    )
    await authenticate().catch(() => {})
    expect(await source.haveChanged()).toBe(false)
    secret = 'rotated'

    clock.advance(999)
    expect(await source.haveChanged()).toBe(false)
    clock.advance(1)
    expect(await source.haveChanged()).toBe(true)

    await authenticate().catch(() => {})
    clock.advance(1_000)
    expect(await source.haveChanged()).toBe(false)
  })

  it('are remembered up to a hundred, when there are new ones each time', async () => {
    let secret = ''
    const { source, authenticate, clock } = createSubject(
      { clientSecret: () => secret },
      { valid: [] },
    )
    const hasChangedTo = (next: string) => {
      secret = next
      clock.advance(1_000)
      return source.haveChanged()
    }
    for (let count = 1; count <= 101; count += 1) {
      secret = `secret-${count}`
      await authenticate().catch(() => {})
    }

    expect(await hasChangedTo('secret-2')).toBe(false)
    expect(await hasChangedTo('secret-1')).toBe(true)
  })

  it('have not changed where they are values', async () => {
    const { source } = createSubject({})

    expect(await source.haveChanged()).toBe(false)
  })

  it.each([
    { description: 'rejects', give: () => Promise.reject(new Error('CANARY')), reason: 'Error' },
    {
      description: 'names a file that is gone',
      give: () => Promise.reject(Object.assign(new Error('CANARY'), { code: 'ENOENT' })),
      reason: 'ENOENT',
    },
    {
      description: 'throws',
      give: () => {
        throw new TypeError('CANARY')
      },
      reason: 'TypeError',
    },
    { description: 'gives an empty text', give: () => '', reason: 'INVALID_VALUE' },
    { description: 'gives two words', give: () => 'CANARY CANARY', reason: 'INVALID_VALUE' },
    { description: 'gives a line break', give: () => 'CANARY\n', reason: 'INVALID_VALUE' },
    { description: 'gives nothing', give: () => undefined as never, reason: 'INVALID_VALUE' },
  ])('stay as they were when the function $description, which is reported once', async (row) => {
    let give: () => string | Promise<string> = () => 'first'
    const { authenticate, events } = createSubject({ clientSecret: () => give() })
    await untilIdle()
    give = row.give

    for (const _ of [1, 2]) expect(await authenticate()).toBe('first')
    give = () => 'first'
    await authenticate()
    give = row.give
    await authenticate()

    expect(events).toEqual([
      ['clientSecret', row.reason],
      ['clientSecret', row.reason],
    ])
  })

  it('are not waited for longer than five seconds', async () => {
    const delays: number[] = []
    let give: () => string | Promise<string> = () => 'first'
    const source = createCredentialSource({
      credentials: { clientId: 'client', clientSecret: () => give() },
      monotonicNow: () => 0,
      async sleep(delayMs) {
        await untilIdle()
        delays.push(delayMs)
      },
      onUnreadable() {},
      onSecretChange() {},
    })
    await untilIdle()
    give = () => new Promise(() => {})

    expect(await source.authenticate(async ({ clientSecret }) => clientSecret)).toBe('first')
    expect(new Set(delays)).toEqual(new Set([5_000]))
  })

  it.each(['clientId', 'clientSecret'] as const)(
    'fail a request that needs them: %s',
    async (name) => {
      const { authenticate, tried } = createSubject({
        [name]: () => Promise.reject(new Error('CANARY')),
      })

      await expect(authenticate()).rejects.toMatchObject({
        refusal: 'CREDENTIALS_UNREADABLE',
        status: null,
        message: expect.not.stringContaining('CANARY'),
      })
      expect(tried).toEqual([])
    },
  )

  it('do without a second secret that was never given', async () => {
    const { authenticate, events } = createSubject({
      nextClientSecret: () => Promise.reject(new Error('CANARY')),
    })

    expect(await authenticate()).toBe('first')
    expect(events).toEqual([['nextClientSecret', 'Error']])
  })
})
