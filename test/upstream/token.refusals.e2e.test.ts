import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startServerFor } from '../support/test-server.ts'
import { REVOKED, startUpstream, UNAVAILABLE } from '../support/upstream.ts'

const SECOND_MS = 1_000

interface World {
  readonly lifetimeSeconds: number
  /** How long LinkedIn refuses a new token, in milliseconds. */
  readonly refusedForMs: number
  /** Whether a new token revokes those before it. */
  readonly revokesOlder?: boolean
}

/** The pipeline in front of a LinkedIn that takes tokens by their age. */
async function startIn({ lifetimeSeconds, refusedForMs, revokesOlder = false }: World) {
  const upstream = await startUpstream()
  const { fake, clock, linkedIn } = upstream
  const startMs = clock.now()
  const issuedAtMs = new Map<string, number>()
  const expiredSent: string[] = []
  const failures: { readonly atMs: number; readonly error: unknown }[] = []
  fake.grants(() => {
    const value = `token-${fake.tokenRequests.length}`
    issuedAtMs.set(value, clock.now())
    return { body: { access_token: value, expires_in: lifetimeSeconds } }
  })
  fake.answers(({ headers }) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? ''
    const ageMs = clock.now() - (issuedAtMs.get(token) ?? Number.NEGATIVE_INFINITY)
    if (ageMs >= lifetimeSeconds * SECOND_MS) expiredSent.push(token)
    const isReplaced = revokesOlder && [...issuedAtMs.keys()].at(-1) !== token
    return ageMs < refusedForMs || isReplaced ? REVOKED : { body: {} }
  })
  /** Sends a request every 400 milliseconds, each for something that is not cached. */
  async function sendUntil(endMs: number): Promise<void> {
    for (let sent = 0; clock.now() - startMs < endMs; sent += 1) {
      await linkedIn.get(`/v2/jobs/${clock.now()}-${sent}`).catch((error: unknown) => {
        failures.push({ atMs: clock.now() - startMs, error })
      })
      clock.advance(400)
    }
  }
  return { ...upstream, sendUntil, failures, expiredSent }
}

describe('a token that LinkedIn refuses for some seconds after its issue', () => {
  it.each([500, 2_000, 2_900])('costs no request at a cold start: %i ms', async (refusedForMs) => {
    const { linkedIn, fake } = await startIn({ lifetimeSeconds: 1_800, refusedForMs })

    expect(await linkedIn.get('/v2/jobs')).toEqual({})

    expect(fake.tokenRequests.length).toBeLessThanOrEqual(2)
    expect(fake.requests.length).toBeLessThanOrEqual(3)
  })

  it('costs no request of a hundred at a cold start', async () => {
    const { linkedIn, fake } = await startIn({ lifetimeSeconds: 1_800, refusedForMs: 2_000 })

    const bodies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => linkedIn.get(`/v2/jobs/${index}`)),
    )

    expect(bodies).toEqual(bodies.map(() => ({})))
    expect(fake.tokenRequests.length).toBeLessThanOrEqual(2)
    expect(fake.requests.length).toBeLessThanOrEqual(300)
  })

  it.each([
    { lifetimeSeconds: 60, refusedForMs: 2_000 },
    { lifetimeSeconds: 60, refusedForMs: 2_900 },
    { lifetimeSeconds: 60, refusedForMs: 8_000 },
    { lifetimeSeconds: 60, refusedForMs: 0, revokesOlder: true },
    { lifetimeSeconds: 60, refusedForMs: 2_000, revokesOlder: true },
  ])(
    'costs no request afterwards: $lifetimeSeconds s, refused for $refusedForMs ms',
    async (world) => {
      const { sendUntil, fake, failures, expiredSent } = await startIn(world)
      const seconds = 130

      await sendUntil(seconds * SECOND_MS)

      // Beside what a cold start may cost.
      const untilMs = world.refusedForMs < 3_000 ? -1 : 1.5 * world.refusedForMs
      expect(failures.filter(({ atMs }) => atMs > untilMs)).toEqual([])
      expect(expiredSent).toEqual([])
      expect(fake.tokenRequests.length).toBeLessThanOrEqual(
        // One for each refresh, and where that revokes the older token one more.
        2 + Math.ceil(seconds / (world.lifetimeSeconds * 0.8)) * (world.revokesOlder ? 2 : 1),
      )
    },
  )
})

describe('calls that LinkedIn refuses now and then', () => {
  it.each([2, 3, 10])('cost no query, and one token: every call in %i', async (every) => {
    const { linkedIn, fake, clock, logLines } = await startUpstream()
    fake.grants(() => ({ body: { access_token: `token-${fake.tokenRequests.length}` } }))
    fake.answers(() => (fake.requests.length % every === 0 ? REVOKED : { body: {} }))

    for (let sent = 0; sent < 100; sent += 1) {
      expect(await linkedIn.get(`/v2/jobs/${sent}`)).toEqual({})
      clock.advance(20)
    }

    expect(fake.tokenRequests).toHaveLength(2)
    expect(fake.requests.length).toBeLessThanOrEqual(200)
    expect(logLines.filter((line) => line.includes('Access token refused'))).toHaveLength(1)
  })

  it.each([2, 3])(
    'fail only those queries that are refused twice, also of 20 clients: every call in %i',
    async (every) => {
      const { linkedIn, fake } = await startUpstream()
      fake.grants(() => ({ body: { access_token: `token-${fake.tokenRequests.length}` } }))
      const refused: string[] = []
      fake.answers(({ target }) => {
        if (fake.requests.length % every !== 0) return { body: {} }
        refused.push(target)
        return REVOKED
      })
      const failed: string[] = []

      await Promise.all(
        Array.from({ length: 20 }, async (_, client) => {
          for (let sent = 0; sent < 10; sent += 1) {
            const target = `/v2/jobs/${client}-${sent}`
            await linkedIn.get(target).catch(() => failed.push(target))
          }
        }),
      )

      const refusedTwice = new Set(
        refused.filter((target, index) => refused.indexOf(target) < index),
      )
      expect(failed.length).toBeGreaterThan(0)
      expect(failed.filter((target) => !refusedTwice.has(target))).toEqual([])
      expect(fake.tokenRequests).toHaveLength(2)
      expect(fake.requests.length).toBeLessThanOrEqual(400)
    },
  )

  it('are not repeated, when they are all calls, but for one token in ten seconds', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.grants(() => ({ body: { access_token: `token-${fake.tokenRequests.length}` } }))
    fake.answers({ body: {} })
    await linkedIn.get('/v2/jobs')
    fake.answers(REVOKED)

    for (let sent = 0; sent < 300; sent += 1) {
      await expect(linkedIn.get(`/v2/jobs/${sent}`)).rejects.toMatchObject({
        refusal: { status: 401 },
      })
      clock.advance(100)
    }

    expect(fake.tokenRequests.length).toBeLessThanOrEqual(4)
    expect(fake.requests.length).toBeLessThanOrEqual(310)
  })
})

describe('a token endpoint that fails while a token lives', () => {
  it('fails no request before the token expires', async () => {
    const { sendUntil, fake, clock, failures } = await startIn({
      lifetimeSeconds: 300,
      refusedForMs: 0,
    })
    await sendUntil(SECOND_MS)
    const startMs = clock.now() - SECOND_MS
    const times: number[] = []
    fake.grants(() => {
      times.push((clock.now() - startMs) / SECOND_MS)
      return UNAVAILABLE
    })

    await sendUntil(269 * SECOND_MS)

    expect(failures).toEqual([])
    // From four fifths of its life on: three in 15 seconds, then two a minute.
    expect(times.length).toBeLessThanOrEqual(5)
  })
})

/** The server in front of a sandbox whose secret is in a file, as Kubernetes mounts it. */
async function startWithFile(content: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ assetCount: 10, ...options })
  const directory = await mkdtemp(join(tmpdir(), 'secrets-'))
  let versions = 0
  /** Replaces the file by moving a symbolic link to another directory over the one that is there. */
  async function mount(text: string): Promise<void> {
    versions += 1
    const version = join(directory, `version-${versions}`)
    await writeFile(version, text)
    await symlink(version, join(directory, 'next'))
    await rename(join(directory, 'next'), join(directory, 'secret'))
  }
  await mount(content)
  const { credentials } = readEnvironment({
    LINKEDIN_CLIENT_ID: sandbox.clientId,
    LINKEDIN_CLIENT_SECRET_FILE: join(directory, 'secret'),
  })
  if (!credentials) throw new Error('No credentials')
  const server = await startServerFor({ ...sandbox.linkedIn, ...credentials })
  onTestFinished(async () => {
    await server.close()
    await sandbox.close()
    await rm(directory, { recursive: true })
  })
  let asked = 0
  return {
    sandbox,
    server,
    mount,
    unmount: () => rm(join(directory, 'secret')),
    /** The codes of the errors of an operation that needs a call. */
    async codes(): Promise<readonly string[]> {
      asked += 1
      const { errors = [] } = await server.query(
        `{ learningAssets(filter: { keyword: "${asked}" }) { totalCount } }`,
      )
      return errors.map(({ extensions }) => extensions.code)
    },
    tokenRequestCount: () =>
      sandbox.calls.filter(({ path }) => path === '/oauth/v2/accessToken').length,
  }
}

describe('a secret in a file', () => {
  it('is tried within seconds of its change, although it was refused a moment ago', async () => {
    const { sandbox, codes, mount, tokenRequestCount } = await startWithFile('wrong')
    expect(await codes()).toEqual(['UPSTREAM_UNAUTHORIZED'])
    expect(await codes()).toEqual(['UPSTREAM_UNAUTHORIZED'])

    await mount(`${sandbox.clientSecret}\n`)
    let failed: readonly string[] = []
    for (let second = 0; second < 5; second += 0.25) {
      failed = await codes()
      if (failed.length === 0) break
      await pause(250)
    }

    expect(failed).toEqual([])
    expect(tokenRequestCount()).toBe(2)
  })

  it.each([
    { description: 'is empty', content: '' },
    { description: 'has more than one word', content: 'CANARY CANARY' },
    { description: 'is gone', content: null },
  ])('stays in use when the file $description, which is logged', async ({ content }) => {
    const { sandbox, server, codes, mount, unmount } = await startWithFile('sandbox-secret')
    await (content === null ? unmount() : mount(content))

    expect(await codes()).toEqual([])
    sandbox.revokeTokens()
    expect(await codes()).toEqual([])

    const lines = server.logLines.filter((line) => line.includes('Credential unreadable'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"credential":"clientSecret"')
    expect(server.logLines.join('')).not.toMatch(/CANARY|sandbox-secret/)
  })
})

describe('a secret that is rotated under load', () => {
  it.each([
    { description: 'given beside the first', credentials: { nextClientSecret: 'new' } },
    {
      description: 'that takes the place of the first in time',
      credentials: {},
      file: ['old', 'new', 'new'],
    },
    {
      description: 'given in files, both exchanged too late',
      credentials: { nextClientSecret: 'new' },
      file: ['old', 'old', 'old'],
    },
  ])('fails no operation: $description', async ({ credentials, file }) => {
    let stage = 0
    const { linkedIn, fake, clock, logLines } = await startUpstream({
      clientSecret: file ? async () => file[stage] ?? '' : 'old',
      ...credentials,
      // Reading a file takes no time.
      sleep: () => new Promise(() => {}),
    })
    const valid = [['old'], ['old', 'new'], ['new']]
    const granted: string[] = []
    fake.answers({ body: {} })
    fake.grants(({ body }) => {
      const secret = new URLSearchParams(body).get('client_secret') ?? ''
      if (!valid[stage]?.includes(secret)) {
        return { status: 401, body: { error: 'invalid_client' } }
      }
      granted.push(secret)
      return { body: { access_token: `token-${granted.length}`, expires_in: 60 } }
    })

    for (stage = 0; stage < 3; stage += 1) {
      for (let sent = 0; sent < 100; sent += 1) {
        await linkedIn.get(`/v2/jobs/${stage}/${sent}`)
        clock.advance(1_000)
      }
    }

    expect(granted[0]).toBe('old')
    expect(granted.at(-1)).toBe('new')
    // Each secret is refused at most once.
    expect(fake.tokenRequests.length - granted.length).toBeLessThanOrEqual(1)
    expect(logLines.filter((line) => line.includes('Token refresh failed'))).toEqual([])
    expect(logLines.filter((line) => line.includes('Client secret changed'))).toHaveLength(1)
  })

  it('fails no operation before the token expires where it is replaced too early', async () => {
    let secret = 'old'
    const { linkedIn, fake, clock } = await startUpstream({
      clientSecret: async () => secret,
      sleep: () => new Promise(() => {}),
    })
    let valid = 'old'
    fake.answers({ body: {} })
    fake.grants(({ body }) =>
      body.endsWith(`client_secret=${valid}`)
        ? { body: { access_token: `token-${fake.tokenRequests.length}`, expires_in: 600 } }
        : { status: 401, body: { error: 'invalid_client' } },
    )
    await linkedIn.get('/v2/jobs')
    secret = 'new'

    for (let sent = 0; sent < 560; sent += 1) {
      await linkedIn.get(`/v2/jobs/${sent}`)
      clock.advance(1_000)
    }
    valid = 'new'
    clock.advance(60_000)

    expect(await linkedIn.get('/v2/jobs/last')).toEqual({})
  })
})
