import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/config/check-options.ts'
import { readEnvironment, readListenAddress } from '../../src/config/environment.ts'

const CREDENTIALS = { LINKEDIN_CLIENT_ID: 'abc', LINKEDIN_CLIENT_SECRET: 'CANARY-SECRET' }

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readEnvironment(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe('readEnvironment', () => {
  it('needs no variable: without credentials, open, on the loopback interface', () => {
    expect(readEnvironment({})).toEqual({
      credentials: null,
      apiUrl: 'https://api.linkedin.com',
      tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
      dailyQuota: null,
      isSearchInOwnLocale: true,
      connectTimeoutMs: 2_000,
      firstByteTimeoutMs: 15_000,
      bodyTimeoutMs: 15_000,
      refreshTimeoutMs: 1_000,
      freshness: {
        searchMs: 300_000,
        assetMs: 3_600_000,
        classificationMs: 86_400_000,
        staleIfErrorMs: 86_400_000,
      },
      cacheMaxBytes: 64 * 1024 * 1024,
      maxCallsPerOperation: 100,
      operationTimeoutMs: 25_000,
      areActivityReportsEnabled: false,
      isProduction: false,
      isIntrospectionEnabled: true,
      isGraphiqlEnabled: true,
      isExplainEnabled: true,
      corsOrigins: [],
      routerSecret: null,
      isNodeOffered: false,
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
    })
  })

  it('sets every option by a variable, in the unit of the variable', () => {
    const config = readEnvironment({
      ...CREDENTIALS,
      NODE_ENV: 'production',
      LINKEDIN_CLIENT_SECRET_NEXT: 'CANARY-NEXT',
      LINKEDIN_API_URL: 'http://127.0.0.1:9/',
      LINKEDIN_TOKEN_URL: 'https://example.com/token',
      LINKEDIN_PARTNER: 'totara',
      LINKEDIN_DAILY_QUOTA: '5000',
      LINKEDIN_SEARCH_IN_OWN_LOCALE: 'false',
      CONNECT_TIMEOUT_MS: '10',
      FIRST_BYTE_TIMEOUT_MS: '20',
      BODY_TIMEOUT_MS: '30',
      OPERATION_TIMEOUT_MS: '15',
      REFRESH_TIMEOUT_MS: '0',
      HTTPS_PROXY: 'http://user:pass@proxy.example.com:3128',
      HTTP_PROXY: 'proxy.example.com:3128',
      NO_PROXY: 'localhost, .example.com',
      FRESH_SEARCH_SECONDS: '1',
      FRESH_ASSET_SECONDS: '2',
      FRESH_CLASSIFICATION_SECONDS: '3',
      STALE_IF_ERROR_SECONDS: '0',
      CACHE_MAX_MEGABYTES: '2',
      MAX_CALLS_PER_OPERATION: '20',
      ENABLE_ACTIVITY_REPORTS: 'true',
      ENABLE_INTROSPECTION: 'true',
      ENABLE_GRAPHIQL: 'true',
      ENABLE_EXPLAIN: 'true',
      CORS_ORIGINS: 'https://a.example.com, http://localhost:5173,',
      ROUTER_SECRET: 'CANARY-ROUTER',
      ENABLE_NODE_IN_SUPERGRAPH: 'true',
      HOST: '::',
      PORT: '0',
      LOG_LEVEL: 'silent',
    })

    expect(config).toEqual({
      credentials: {
        clientId: 'abc',
        clientSecret: 'CANARY-SECRET',
        nextClientSecret: 'CANARY-NEXT',
      },
      apiUrl: 'http://127.0.0.1:9',
      tokenUrl: 'https://example.com/token',
      partner: 'totara',
      dailyQuota: 5_000,
      isSearchInOwnLocale: false,
      connectTimeoutMs: 10,
      firstByteTimeoutMs: 20,
      bodyTimeoutMs: 30,
      refreshTimeoutMs: 0,
      httpsProxy: 'http://user:pass@proxy.example.com:3128',
      httpProxy: 'http://proxy.example.com:3128',
      noProxy: 'localhost, .example.com',
      freshness: { searchMs: 1_000, assetMs: 2_000, classificationMs: 3_000, staleIfErrorMs: 0 },
      cacheMaxBytes: 2_097_152,
      maxCallsPerOperation: 20,
      operationTimeoutMs: 15,
      areActivityReportsEnabled: true,
      isProduction: true,
      isIntrospectionEnabled: true,
      isGraphiqlEnabled: true,
      isExplainEnabled: true,
      corsOrigins: ['https://a.example.com', 'http://localhost:5173'],
      routerSecret: 'CANARY-ROUTER',
      isNodeOffered: true,
      host: '::',
      port: 0,
      logLevel: 'silent',
    })
  })

  it('turns off in production what helps developers', () => {
    expect(readEnvironment({ ...CREDENTIALS, NODE_ENV: 'production' })).toMatchObject({
      isIntrospectionEnabled: false,
      isGraphiqlEnabled: false,
      isExplainEnabled: false,
      areActivityReportsEnabled: false,
    })
  })

  it.each(['*', 'ftp://a.test', 'https://CANARY.test/', 'a.test', 'https://a.test/CANARY'])(
    'refuses "%s" as an origin',
    (CORS_ORIGINS) => {
      expect(faultsOf({ CORS_ORIGINS })).toEqual([
        'CORS_ORIGINS must be origins such as https://learning.example.com.',
      ])
    },
  )

  it('takes an empty variable as not set', () => {
    const config = readEnvironment({
      LINKEDIN_CLIENT_ID: '',
      LINKEDIN_CLIENT_ID_FILE: '',
      PORT: '',
    })

    expect(config).toEqual(readEnvironment({}))
  })

  it('refuses production without credentials, naming the variables', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
      'LINKEDIN_CLIENT_ID (or LINKEDIN_CLIENT_ID_FILE) must be set in production.',
      'LINKEDIN_CLIENT_SECRET (or LINKEDIN_CLIENT_SECRET_FILE) must be set in production.',
    ])
  })

  it('reports all faults at once, by name and never by value', () => {
    const faults = faultsOf({
      LINKEDIN_CLIENT_SECRET: 'CANARY SECRET',
      LINKEDIN_CLIENT_SECRET_NEXT: 'CANARY\u00e9',
      LINKEDIN_API_URL: 'CANARY://x',
      LINKEDIN_TOKEN_URL: 'CANARY',
      LINKEDIN_PARTNER: 'CANARY!',
      NODE_ENV: 'CANARY',
      HOST: 'CANARY/x',
      PORT: 'CANARY',
      ENABLE_INTROSPECTION: 'CANARY',
      ENABLE_GRAPHIQL: 'yes',
      ENABLE_ACTIVITY_REPORTS: 'CANARY',
      ROUTER_SECRET: 'CANARY ROUTER',
      CORS_ORIGINS: 'CANARY',
      CACHE_MAX_MEGABYTES: '0',
      FRESH_ASSET_SECONDS: 'CANARY',
      LOG_LEVEL: 'CANARY',
    })

    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'CACHE_MAX_MEGABYTES',
      'CORS_ORIGINS',
      'ENABLE_ACTIVITY_REPORTS',
      'ENABLE_GRAPHIQL',
      'ENABLE_INTROSPECTION',
      'FRESH_ASSET_SECONDS',
      'HOST',
      'LINKEDIN_API_URL',
      'LINKEDIN_CLIENT_ID',
      'LINKEDIN_CLIENT_SECRET',
      'LINKEDIN_CLIENT_SECRET_NEXT',
      'LINKEDIN_PARTNER',
      'LINKEDIN_TOKEN_URL',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
      'ROUTER_SECRET',
    ])
    expect(faults.join()).not.toContain('CANARY')
    // A variable cannot hold a function.
    expect(faults.join()).not.toContain('function')
  })

  it.each([
    'http://127.0.0.1:9/x?token=CANARY',
    'http://127.0.0.1:9/#CANARY',
    'http://user:CANARY@127.0.0.1:9',
    'https://api.linkedin.com/v2',
    'https://api.linkedin.com/v2/',
  ])('refuses the address %s', (address) => {
    const faults = faultsOf({ ...CREDENTIALS, LINKEDIN_API_URL: address })

    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^LINKEDIN_API_URL must be/)
    expect(faults[0]).not.toContain('CANARY')
  })

  it.each([
    'ftp://CANARY.example',
    'socks5://CANARY:1080',
    'http://',
    'http://CANARY.example:99999',
    'CANARY example:80',
    'http://CANARY@proxy.example',
    'http://:CANARY@proxy.example',
    'http://user:CANARY%@proxy.example',
    'http://proxy.example/CANARY',
    'http://proxy.example?CANARY',
    'http://proxy.example#CANARY',
  ])('refuses the proxy %s', (proxy) => {
    for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']) {
      const faults = faultsOf({ [name]: proxy })

      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(new RegExp(`^${name.toUpperCase()} must be an http or https proxy`))
      expect(faults[0]).not.toContain('CANARY')
    }
  })

  it('reads the variables of proxies in both cases, the lower first', () => {
    const proxies = { http_proxy: 'http://a', https_proxy: 'https://b:1', no_proxy: 'c' }

    expect(readEnvironment(proxies)).toMatchObject({
      httpProxy: 'http://a',
      httpsProxy: 'https://b:1',
      noProxy: 'c',
    })
    expect(
      readEnvironment({ ...proxies, HTTP_PROXY: 'd', HTTPS_PROXY: 'e', NO_PROXY: 'f' }),
    ).toEqual(readEnvironment(proxies))
    expect(readEnvironment({ http_proxy: '', HTTP_PROXY: 'd' }).httpProxy).toBe('http://d')
    expect(faultsOf({ NO_PROXY: 'a\nCANARY' })).toEqual([
      'NO_PROXY must be host names with commas between them.',
    ])
  })

  it.each(['65536', '-1', '1.5', '0x10', '1e3', ' 80'])('refuses the port "%s"', (port) => {
    expect(faultsOf({ PORT: port })).toEqual(['PORT must be a whole number from 0 to 65535.'])
  })

  it.each([
    { name: 'LINKEDIN_DAILY_QUOTA', minimum: 1, maximum: 1_000_000_000 },
    { name: 'MAX_CALLS_PER_OPERATION', minimum: 1, maximum: 10_000 },
    { name: 'CONNECT_TIMEOUT_MS', minimum: 1, maximum: 600_000 },
    { name: 'FIRST_BYTE_TIMEOUT_MS', minimum: 1, maximum: 600_000 },
    { name: 'BODY_TIMEOUT_MS', minimum: 1, maximum: 600_000 },
    { name: 'OPERATION_TIMEOUT_MS', minimum: 1, maximum: 600_000 },
    { name: 'REFRESH_TIMEOUT_MS', minimum: 0, maximum: 600_000 },
    { name: 'FRESH_SEARCH_SECONDS', minimum: 0, maximum: 604_800 },
    { name: 'FRESH_ASSET_SECONDS', minimum: 0, maximum: 604_800 },
    { name: 'FRESH_CLASSIFICATION_SECONDS', minimum: 0, maximum: 604_800 },
    { name: 'STALE_IF_ERROR_SECONDS', minimum: 0, maximum: 604_800 },
    { name: 'CACHE_MAX_MEGABYTES', minimum: 1, maximum: 1_000_000 },
  ])('takes $name from $minimum to $maximum', ({ name, minimum, maximum }) => {
    const faults = [`${name} must be a whole number from ${minimum} to ${maximum}.`]

    for (const value of [minimum, maximum]) expect(faultsOf({ [name]: `${value}` })).toEqual([])
    for (const value of [minimum - 1, maximum + 1, 'CANARY']) {
      expect(faultsOf({ [name]: `${value}` })).toEqual(faults)
    }
  })

  it.each([
    {
      description: 'of a second secret alone',
      environment: {},
      missing: ['CLIENT_ID', 'CLIENT_SECRET'],
    },
    {
      description: 'of a second secret without the first',
      environment: { LINKEDIN_CLIENT_ID: 'abc', NODE_ENV: 'production' },
      missing: ['CLIENT_SECRET'],
    },
  ])('names what is missing beside a second secret: $description', ({ environment, missing }) => {
    const faults = faultsOf({ ...environment, LINKEDIN_CLIENT_SECRET_NEXT: 'CANARY' })

    expect(faults).toEqual(
      missing.map(
        (name) =>
          `LINKEDIN_${name} (or LINKEDIN_${name}_FILE) must be set beside LINKEDIN_CLIENT_SECRET_NEXT.`,
      ),
    )
  })

  it('refuses to send credentials unencrypted in production, except on loopback', () => {
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
      const config = readEnvironment({ ROUTER_SECRET_FILE: file })

      expect(config.routerSecret).toBe('CANARY-SECRET')
    })

    it('reads the credentials again whenever they are needed', async () => {
      const file = join(directory, 'secret')
      const { credentials } = readEnvironment({
        LINKEDIN_CLIENT_ID_FILE: file,
        LINKEDIN_CLIENT_SECRET_FILE: file,
        LINKEDIN_CLIENT_SECRET_NEXT_FILE: file,
      })
      const readAll = () =>
        Promise.all(
          [credentials?.clientId, credentials?.clientSecret, credentials?.nextClientSecret].map(
            (credential) => (typeof credential === 'function' ? credential() : credential),
          ),
        )

      expect(await readAll()).toEqual(['CANARY-SECRET', 'CANARY-SECRET', 'CANARY-SECRET'])
      writeFileSync(file, 'rotated\n')
      expect(await readAll()).toEqual(['rotated', 'rotated', 'rotated'])
      rmSync(file)
      await expect(readAll()).rejects.toThrow('ENOENT')
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

describe('readListenAddress', () => {
  it('reads host and port, and no other variable', () => {
    expect(readListenAddress({ NODE_ENV: 'CANARY' }, 4001)).toEqual({
      host: '127.0.0.1',
      port: 4001,
    })
    expect(readListenAddress({ HOST: 'localhost', PORT: '80' }, 4001)).toEqual({
      host: 'localhost',
      port: 80,
    })
  })

  it('reports all faults at once', () => {
    expect(() => readListenAddress({ HOST: 'a/b', PORT: 'x' }, 4001)).toThrow(
      new ConfigError([
        'HOST must be a host name or address.',
        'PORT must be a whole number from 0 to 65535.',
      ]),
    )
  })
})
