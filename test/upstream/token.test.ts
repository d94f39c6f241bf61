import { afterEach, describe, expect, it } from 'vitest'
import { UNAPPROVED_APPLICATION } from '../../src/sandbox/oauth/applications.ts'
import { type Sandbox, type SandboxAccess, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

const TITLE = '{ learningAsset(urn: "urn:li:lyndaCourse:563322") { title } }'

/** The response of the sandbox to a request without that parameter. */
function withoutParameter(name: string) {
  return {
    path: '/oauth/v2/accessToken',
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: `A required parameter "${name}" is missing`,
    },
  }
}

describe('The access token of the server', () => {
  const closing: { close(): Promise<void> }[] = []

  afterEach(async () => {
    for (const part of closing.splice(0).reverse()) await part.close()
  })

  async function start(changes: (sandbox: Sandbox) => Partial<SandboxAccess> = () => ({})) {
    const sandbox = await startSandbox()
    closing.push(sandbox)
    const server: TestServer = await startServerFor({ ...sandbox.linkedIn, ...changes(sandbox) })
    closing.push(server)
    const tokenRequestCount = () =>
      sandbox.calls.filter(({ path }) => path === '/oauth/v2/accessToken').length
    return { sandbox, server, tokenRequestCount }
  }

  it('is requested once for many operations', async () => {
    const { server, tokenRequestCount } = await start()

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.query(`{ learningAssets(first: ${index + 1}) { nodes { urn } } }`),
      ),
    )

    expect(tokenRequestCount()).toBe(1)
  })

  it('is replaced once when LinkedIn revokes it, and no operation fails', async () => {
    const { sandbox, server, tokenRequestCount } = await start()
    await server.query(TITLE)
    sandbox.revokeTokens()

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        server.query(`{ learningAssets(first: ${index + 1}) { totalCount nodes { urn } } }`),
      ),
    )

    expect(answers.filter(({ errors }) => errors)).toEqual([])
    expect(tokenRequestCount()).toBe(2)
  })

  it.each([
    {
      refusal: 'CLIENT_AUTHENTICATION_FAILED',
      cause: 'a wrong secret',
      changes: { clientSecret: 'wrong-CANARY' },
    },
    {
      refusal: 'CLIENT_ID_INVALID',
      cause: 'an unknown client id',
      changes: { clientId: 'unknown-CANARY' },
    },
    {
      refusal: 'APPLICATION_NOT_ALLOWED',
      cause: 'an application without permission',
      changes: {
        clientId: UNAPPROVED_APPLICATION.clientId,
        clientSecret: UNAPPROVED_APPLICATION.clientSecret,
      },
    },
    { refusal: 'CLIENT_ID_MISSING', cause: 'an empty client id', changes: { clientId: '' } },
    {
      refusal: 'CLIENT_SECRET_MISSING',
      cause: 'an empty secret',
      changes: { clientSecret: '' },
    },
  ])('is refused as $refusal for $cause', async ({ refusal, changes }) => {
    const { server } = await start(() => changes)

    const answer = await server.query(TITLE)

    expectRefusal(server, answer, refusal)
  })

  it('is refused as GRANT_TYPE_MISSING for a body without parameters', async () => {
    const { sandbox, server } = await start()
    sandbox.injectFault(withoutParameter('grant_type'))

    const answer = await server.query(TITLE)

    expectRefusal(server, answer, 'GRANT_TYPE_MISSING')
  })

  function expectRefusal(
    { logLines }: TestServer,
    { data, errors }: Awaited<ReturnType<TestServer['query']>>,
    refusal: string,
  ) {
    expect(data).toEqual({ learningAsset: null })
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UPSTREAM_UNAUTHORIZED' }])
    const line = logLines.find((text) => text.includes('LinkedIn granted no access token'))
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'error', error: { refusal } })
    expect(logLines.join('')).not.toMatch(/CANARY|secret"/)
  }
})
