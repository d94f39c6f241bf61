import { describe, expect, it, onTestFinished } from 'vitest'
import {
  ConfigError,
  createLearningSchema,
  createLinkedInClient,
  createServer,
} from '../../src/index.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'

const CREDENTIALS = { clientId: 'client', clientSecret: 'secret' }

/** The faults that a function throws for options of any type. */
function faultsOf(create: (options: never) => unknown, options: unknown): readonly string[] {
  try {
    create(options as never)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  throw new Error('No fault was reported')
}

describe('the options of the library', () => {
  it.each([
    { description: 'none', options: undefined },
    { description: 'empty', options: {} },
    { description: 'of variables that are not set', options: { clientId: undefined } },
  ])('must hold credentials: $description', ({ options }) => {
    const faults = [
      "clientId must be given: LinkedIn's, or that of a sandbox.",
      "clientSecret must be given: LinkedIn's, or that of a sandbox.",
    ]

    expect(faultsOf(createLearningSchema, options)).toEqual(faults)
    expect(faultsOf(createLinkedInClient, options)).toEqual(faults)
  })

  it('have all their faults reported at once, by name and never by value', () => {
    const faults = faultsOf(createLearningSchema, {
      clientId: 'CANARY client',
      clientSecret: 12_345_678,
      nextClientSecret: 'CANARY next',
      apiUrl: 'CANARY',
      tokenUrl: 'https://user:CANARY@example.com',
      partner: 'CANARY/',
      dailyQuota: -12_345_678,
      isSearchInOwnLocale: 'CANARY',
      connectTimeoutMs: 0,
      firstByteTimeoutMs: 'CANARY',
      bodyTimeoutMs: 1.2345678,
      refreshTimeoutMs: -1,
      freshness: { searchMs: 1.2345678, assetSeconds: 12_345_678 },
      cacheMaxBytes: Number.NaN,
      httpProxy: 'ftp://CANARY',
      noProxy: 'CANARY\n',
      dispatcher: { request() {} },
      logger: { warn() {} },
      maxCallsPerOperation: 0,
      operationTimeoutMs: 0,
      areActivityReportsEnabled: 'CANARY',
      cache: 'CANARY',
    })

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'clientId',
      'clientSecret',
      'nextClientSecret',
      'apiUrl',
      'tokenUrl',
      'partner',
      'dailyQuota',
      'isSearchInOwnLocale',
      'connectTimeoutMs',
      'firstByteTimeoutMs',
      'bodyTimeoutMs',
      'refreshTimeoutMs',
      'httpProxy',
      'noProxy',
      'dispatcher',
      'freshness.searchMs',
      'freshness.assetSeconds',
      'cacheMaxBytes',
      'maxCallsPerOperation',
      'operationTimeoutMs',
      'areActivityReportsEnabled',
      'logger',
      'cache',
    ])
    expect(faults.join()).not.toMatch(/CANARY|2345678|NaN/)
  })

  it.each([
    { description: 'a list', options: [] },
    { description: 'a text', options: 'CANARY' },
  ])('must be an object, not $description', ({ options }) => {
    expect(faultsOf(createLearningSchema, options)).toEqual(['options must be an object.'])
  })

  it.each(['http://example.com', 'http://192.0.2.1:8080'])(
    'send no credentials unencrypted over a network: %s',
    async (address) => {
      const options = { ...CREDENTIALS, apiUrl: address, tokenUrl: address }
      const faults = [
        'apiUrl must be an https address, except on loopback.',
        'tokenUrl must be an https address, except on loopback.',
      ]

      expect(faultsOf(createLearningSchema, options)).toEqual(faults)
      expect(faultsOf(createLinkedInClient, options)).toEqual(faults)
      for (const isProduction of [true, false]) {
        await expect(createServer({ ...options, isProduction })).rejects.toMatchObject({ faults })
      }
    },
  )

  it('have inclusive bounds', () => {
    const weekMs = 7 * 24 * 60 * 60 * 1_000
    const largest = {
      dailyQuota: 1_000_000_000,
      connectTimeoutMs: 600_000,
      firstByteTimeoutMs: 600_000,
      bodyTimeoutMs: 600_000,
      refreshTimeoutMs: 600_000,
      freshness: {
        searchMs: weekMs,
        assetMs: weekMs,
        classificationMs: weekMs,
        staleIfErrorMs: weekMs,
      },
      cacheMaxBytes: 1_000_000 * 1024 * 1024,
      maxCallsPerOperation: 10_000,
      operationTimeoutMs: 600_000,
    }
    const { freshness, ...numbers } = largest
    const addOne = (options: Record<string, number>) =>
      Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value + 1]))

    const { close } = createLearningSchema({ ...CREDENTIALS, ...largest })
    onTestFinished(close)
    const faults = faultsOf(createLearningSchema, {
      ...CREDENTIALS,
      ...addOne(numbers),
      freshness: addOne(freshness),
    })

    expect(faults).toEqual([
      'dailyQuota must be a whole number from 1 to 1000000000.',
      'connectTimeoutMs must be a whole number from 1 to 600000.',
      'firstByteTimeoutMs must be a whole number from 1 to 600000.',
      'bodyTimeoutMs must be a whole number from 1 to 600000.',
      'refreshTimeoutMs must be a whole number from 0 to 600000.',
      ...Object.keys(freshness).map(
        (name) => `freshness.${name} must be a whole number from 0 to ${weekMs}.`,
      ),
      `cacheMaxBytes must be a whole number from 1 to ${largest.cacheMaxBytes}.`,
      'maxCallsPerOperation must be a whole number from 1 to 10000.',
      'operationTimeoutMs must be a whole number from 1 to 600000.',
    ])
  })

  it('of a server must hold isProduction', async () => {
    await expect(createServer({ ...CREDENTIALS, logger: {} } as never)).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      faults: [
        'isProduction must be given: true or false.',
        'logger must have the methods child, error, warn, info.',
      ],
    })
  })

  it.each(['clientId', 'clientSecret', 'nextClientSecret'])(
    'say what a credential must be: %s',
    (name) => {
      const fault = `${name} must be visible ASCII characters without spaces, or a function that gives them.`

      for (const value of ['', 'CANARY next', 'é', 1, null, {}]) {
        expect(faultsOf(createLearningSchema, { ...CREDENTIALS, [name]: value })).toEqual([fault])
      }
    },
  )

  it('take functions that give the credentials, called when a token is needed', async () => {
    const linkedIn = await startFakeLinkedIn()
    linkedIn.answers({ body: { urn: 'urn:li:lyndaCourse:1' } })
    const client = createLinkedInClient({
      ...linkedIn.config,
      clientId: async () => 'asked-id',
      clientSecret: () => 'asked-secret',
    })
    onTestFinished(async () => {
      await client.close()
      await linkedIn.close()
    })

    await client.learningAssets.get('urn:li:lyndaCourse:1', { fields: new Set() })

    expect(linkedIn.tokenRequests.map(({ body }) => body)).toEqual([
      'grant_type=client_credentials&client_id=asked-id&client_secret=asked-secret',
    ])
  })

  it('may be undefined', () => {
    const { close } = createLearningSchema({
      ...CREDENTIALS,
      apiUrl: undefined,
      dailyQuota: undefined,
      freshness: undefined,
      logger: undefined,
    })

    onTestFinished(close)
  })

  it('set the address, the partner and the quota of the client', async () => {
    const linkedIn = await startFakeLinkedIn()
    const { apiUrl, ...config } = linkedIn.config
    const client = createLinkedInClient({
      ...config,
      apiUrl: `${apiUrl}/`,
      partner: 'acme',
      dailyQuota: 1,
    })
    onTestFinished(async () => {
      await client.close()
      await linkedIn.close()
    })
    linkedIn.answers({ body: { urn: 'urn:li:lyndaCourse:1' } })
    const lookUp = (number: number) =>
      client.learningAssets.get(`urn:li:lyndaCourse:${number}`, { fields: new Set() })

    await lookUp(1)

    await expect(lookUp(2)).rejects.toMatchObject({ code: 'LINKEDIN_QUOTA' })
    expect(linkedIn.requests.map(({ target, headers }) => [target, headers.referer])).toEqual([
      [
        expect.stringMatching(/^\/v2\/learningAssets\/urn:li:lyndaCourse:1\?/),
        'urn:li:partner:acme',
      ],
    ])
  })

  it('set the freshness of responses, and the size of the cache', async () => {
    const linkedIn = await startFakeLinkedIn()
    linkedIn.answers({ body: { urn: 'urn:li:lyndaCourse:1' } })
    onTestFinished(() => linkedIn.close())
    const callsOf = async (options: object) => {
      const before = linkedIn.requests.length
      const client = createLinkedInClient({ ...linkedIn.config, ...options })
      for (const _ of [1, 2]) {
        await client.learningAssets.get('urn:li:lyndaCourse:1', { fields: new Set() })
      }
      await client.close()
      return linkedIn.requests.length - before
    }

    expect(await callsOf({})).toBe(1)
    expect(await callsOf({ freshness: { assetMs: 0 } })).toBe(2)
    expect(await callsOf({ cacheMaxBytes: 1 })).toBe(2)
  })
})
