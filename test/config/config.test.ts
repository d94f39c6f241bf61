import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/config/config.ts'

const CREDENTIALS = { LINKEDIN_CLIENT_ID: 'abc', LINKEDIN_CLIENT_SECRET: 'CANARY-SECRET' }

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe('readConfig', () => {
  it('needs nothing: the sandbox is served, openly, on the loopback interface', () => {
    expect(readConfig({})).toEqual({
      isProduction: false,
      linkedIn: null,
      host: '127.0.0.1',
      port: 4000,
      isIntrospectionEnabled: true,
      isGraphiqlEnabled: true,
      areActivityReportsEnabled: false,
      isExplainEnabled: true,
      corsOrigins: [],
      routerSecret: null,
      isNodeOffered: false,
      maxCallsPerOperation: 100,
      dailyQuota: null,
      isSearchInOwnLocale: true,
      freshness: {
        searchMs: 300_000,
        assetMs: 3_600_000,
        classificationMs: 86_400_000,
        staleIfErrorMs: 86_400_000,
      },
      cacheMaxBytes: 64 * 1024 * 1024,
      logLevel: 'info',
    })
  })

  it('takes how much is asked of LinkedIn, and how long its answers are served', () => {
    const config = readConfig({
      LINKEDIN_DAILY_QUOTA: '5000',
      MAX_CALLS_PER_OPERATION: '20',
      FRESH_SEARCH_SECONDS: '1',
      FRESH_ASSET_SECONDS: '2',
      FRESH_CLASSIFICATION_SECONDS: '3',
      STALE_IF_ERROR_SECONDS: '0',
    })

    expect(config).toMatchObject({
      dailyQuota: 5_000,
      maxCallsPerOperation: 20,
      freshness: { searchMs: 1_000, assetMs: 2_000, classificationMs: 3_000, staleIfErrorMs: 0 },
    })
  })

  it('explains to strangers only when told to', () => {
    const environment = { ...CREDENTIALS, NODE_ENV: 'production' }

    expect(readConfig(environment).isExplainEnabled).toBe(false)
    expect(readConfig({ ...environment, ENABLE_EXPLAIN: 'true' }).isExplainEnabled).toBe(true)
  })

  it('asks LinkedIn with credentials, closed to strangers in production', () => {
    const config = readConfig({
      ...CREDENTIALS,
      NODE_ENV: 'production',
      LINKEDIN_PARTNER: 'totara',
    })

    expect(config).toMatchObject({
      isProduction: true,
      linkedIn: {
        clientId: 'abc',
        clientSecret: 'CANARY-SECRET',
        apiUrl: 'https://api.linkedin.com',
        tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
        partner: 'totara',
      },
      isIntrospectionEnabled: false,
      isGraphiqlEnabled: false,
      areActivityReportsEnabled: false,
    })
  })

  it.each(['production', 'development', ''])(
    'turns on reports on learners only when told to, in NODE_ENV "%s"',
    (NODE_ENV) => {
      const environment = { ...CREDENTIALS, NODE_ENV }

      expect(readConfig(environment).areActivityReportsEnabled).toBe(false)
      expect(
        readConfig({ ...environment, ENABLE_ACTIVITY_REPORTS: 'true' }).areActivityReportsEnabled,
      ).toBe(true)
    },
  )

  it('knows the router of a supergraph by a secret, and is open without', () => {
    expect(readConfig({}).routerSecret).toBeNull()
    expect(readConfig({ ROUTER_SECRET: 'abc' }).routerSecret).toBe('abc')
    expect(faultsOf({ ROUTER_SECRET: 'CANARY ROUTER' })).toEqual([
      'ROUTER_SECRET must be visible ASCII characters without spaces.',
    ])
  })

  it('reads the origins whose pages may ask', () => {
    expect(readConfig({}).corsOrigins).toEqual([])
    expect(
      readConfig({ CORS_ORIGINS: 'https://a.example.com, http://localhost:5173,' }).corsOrigins,
    ).toEqual(['https://a.example.com', 'http://localhost:5173'])
    for (const CORS_ORIGINS of [
      '*',
      'ftp://a.test',
      'https://CANARY.test/',
      'a.test',
      'https://a.test/CANARY',
    ]) {
      expect(faultsOf({ CORS_ORIGINS })).toEqual([
        'CORS_ORIGINS must be origins such as https://learning.example.com.',
      ])
    }
  })

  it('offers a supergraph its node fields only when told to', () => {
    expect(readConfig({}).isNodeOffered).toBe(false)
    expect(readConfig({ ENABLE_NODE_IN_SUPERGRAPH: 'true' }).isNodeOffered).toBe(true)
  })

  it('takes an empty variable for none', () => {
    expect(readConfig({ LINKEDIN_CLIENT_ID: '', PORT: '' }).port).toBe(4000)
  })

  it('takes a slash off the end of the address', () => {
    const config = readConfig({ ...CREDENTIALS, LINKEDIN_API_URL: 'http://127.0.0.1:9/' })

    expect(config.linkedIn?.apiUrl).toBe('http://127.0.0.1:9')
  })

  it('refuses production without credentials, naming the variables', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
      'LINKEDIN_CLIENT_ID (or LINKEDIN_CLIENT_ID_FILE) must be set in production.',
      'LINKEDIN_CLIENT_SECRET (or LINKEDIN_CLIENT_SECRET_FILE) must be set in production.',
    ])
  })

  it('tells all faults at once, by name and never by value', () => {
    const faults = faultsOf({
      LINKEDIN_CLIENT_SECRET: 'CANARY SECRET',
      LINKEDIN_API_URL: 'CANARY://x',
      LINKEDIN_TOKEN_URL: 'CANARY',
      LINKEDIN_PARTNER: 'CANARY!',
      NODE_ENV: 'CANARY',
      HOST: 'CANARY/x',
      PORT: 'CANARY',
      ENABLE_INTROSPECTION: 'CANARY',
      ENABLE_GRAPHIQL: 'yes',
      ENABLE_ACTIVITY_REPORTS: 'CANARY',
      CACHE_MAX_MEGABYTES: '0',
      LOG_LEVEL: 'CANARY',
    })

    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'CACHE_MAX_MEGABYTES',
      'ENABLE_ACTIVITY_REPORTS',
      'ENABLE_GRAPHIQL',
      'ENABLE_INTROSPECTION',
      'HOST',
      'LINKEDIN_API_URL',
      'LINKEDIN_CLIENT_ID',
      'LINKEDIN_CLIENT_SECRET',
      'LINKEDIN_PARTNER',
      'LINKEDIN_TOKEN_URL',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
    ])
    expect(faults.join()).not.toContain('CANARY')
  })

  it.each([
    'http://127.0.0.1:9/x?token=CANARY',
    'http://127.0.0.1:9/#CANARY',
    'http://user:CANARY@127.0.0.1:9',
    'https://api.linkedin.com/v2',
    'https://api.linkedin.com/v2/',
  ])('refuses the address %s, which could not be asked', (address) => {
    const faults = faultsOf({ ...CREDENTIALS, LINKEDIN_API_URL: address })

    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^LINKEDIN_API_URL must be/)
    expect(faults[0]).not.toContain('CANARY')
  })

  it.each(['65536', '-1', '1.5', '0x10', '1e3', ' 80'])('refuses the port "%s"', (port) => {
    expect(faultsOf({ PORT: port })).toEqual(['PORT must be a whole number from 0 to 65535.'])
  })

  it('refuses addresses that would send the secret in the open, in production', () => {
    const environment = { ...CREDENTIALS, NODE_ENV: 'production' }

    expect(faultsOf({ ...environment, LINKEDIN_TOKEN_URL: 'http://linkedin.example' })).toEqual([
      'LINKEDIN_TOKEN_URL must be an https address in production.',
    ])
    expect(faultsOf({ ...environment, LINKEDIN_TOKEN_URL: 'http://127.0.0.1:9/token' })).toEqual([])
  })

  describe('with files', () => {
    let directory: string

    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'config-'))
      writeFileSync(join(directory, 'secret'), 'CANARY-SECRET\n')
    })

    afterEach(() => rmSync(directory, { recursive: true }))

    it('reads a secret from a file', () => {
      const file = join(directory, 'secret')
      const config = readConfig({
        LINKEDIN_CLIENT_ID: 'abc',
        LINKEDIN_CLIENT_SECRET_FILE: file,
        ROUTER_SECRET_FILE: file,
      })

      expect(config.linkedIn?.clientSecret).toBe('CANARY-SECRET')
      expect(config.routerSecret).toBe('CANARY-SECRET')
    })

    it('names a file variable whose file cannot be read', () => {
      expect(
        faultsOf({ LINKEDIN_CLIENT_ID: 'abc', LINKEDIN_CLIENT_SECRET_FILE: `${directory}/none` }),
      ).toEqual(['LINKEDIN_CLIENT_SECRET_FILE names a file that cannot be read.'])
    })

    it.each([
      { content: ' \n', fault: 'names an empty file.' },
      { content: 'CANARY SECRET', fault: 'names a file with more than one word.' },
    ])('names a file variable whose file $fault', ({ content, fault }) => {
      writeFileSync(join(directory, 'secret'), content)

      expect(
        faultsOf({
          LINKEDIN_CLIENT_ID: 'abc',
          LINKEDIN_CLIENT_SECRET_FILE: join(directory, 'secret'),
        }),
      ).toEqual([`LINKEDIN_CLIENT_SECRET_FILE ${fault}`])
    })

    it('refuses a secret that is given twice', () => {
      const faults = faultsOf({
        ...CREDENTIALS,
        LINKEDIN_CLIENT_SECRET_FILE: join(directory, 'secret'),
      })

      expect(faults).toEqual([
        'LINKEDIN_CLIENT_SECRET and LINKEDIN_CLIENT_SECRET_FILE are both set; set one of them.',
      ])
    })
  })
})
