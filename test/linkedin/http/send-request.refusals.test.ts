import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { sendRequest } from '../../../src/linkedin/http/send-request.ts'
import type { Send } from '../../../src/linkedin/request.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'

/** Bodies that LinkedIn documents or has been seen to send. */
const REFUSALS = [
  {
    description: 'no token, in the older form',
    body: { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 },
  },
  {
    description: 'no token',
    body: {
      status: 401,
      serviceErrorCode: 65604,
      code: 'EMPTY_ACCESS_TOKEN',
      message: 'Empty oauth2 access token',
    },
  },
  {
    description: 'an invalid token',
    body: {
      status: 401,
      serviceErrorCode: 65600,
      code: 'INVALID_ACCESS_TOKEN',
      message: 'Invalid access token',
    },
  },
  {
    description: 'a revoked token',
    body: {
      status: 401,
      serviceErrorCode: 65601,
      code: 'REVOKED_ACCESS_TOKEN',
      message: 'The token used in the request has been revoked by the user',
    },
  },
  {
    description: 'an expired token',
    body: {
      status: 401,
      serviceErrorCode: 65602,
      code: 'EXPIRED_ACCESS_TOKEN',
      message: 'The token used in the request has expired',
    },
  },
  {
    description: 'no permission',
    body: {
      status: 403,
      serviceErrorCode: 100,
      code: 'ACCESS_DENIED',
      message: 'Not enough permissions to access: learningAssets.FINDER-criteria.NO_VERSION',
    },
  },
  {
    description: 'unpermitted fields',
    body: {
      serviceErrorCode: 100,
      message:
        'Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/x]',
      status: 403,
    },
  },
  {
    description: 'invalid parameters',
    body: {
      status: 400,
      code: 'ILLEGAL_ARGUMENT',
      message: 'Invalid query parameters passed to request',
    },
  },
  {
    description: 'an unknown resource',
    body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'No virtual resource found' },
  },
  {
    description: 'an unknown entity',
    body: { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' },
  },
  {
    description: 'an exhausted quota',
    body: {
      status: 429,
      serviceErrorCode: 101,
      code: 'TOO_MANY_REQUESTS',
      message:
        'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
    },
  },
  { description: 'an internal error', body: { status: 500, message: 'Internal Server Error' } },
] as const

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [] }

describe('sendRequest', () => {
  const dispatcher = new Agent()
  let linkedIn: FakeLinkedIn
  let send: Send

  beforeAll(async () => {
    linkedIn = await startFakeLinkedIn()
    send = sendRequest({
      apiUrl: linkedIn.config.apiUrl,
      now: () => 0,
      monotonicNow: () => 0,
      dispatcher,
      timeoutMs: 60_000,
    })
  })

  afterAll(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })

  describe.each(REFUSALS)('with an error for $description', ({ body }) => {
    const refusal = {
      status: body.status,
      refusalCode: 'code' in body ? body.code : undefined,
      serviceErrorCode: 'serviceErrorCode' in body ? body.serviceErrorCode : undefined,
      retryAfterMs: undefined,
    }

    it('fails with its status and codes', async () => {
      linkedIn.answers({ status: body.status, body })

      const error = await send(REQUEST, {}).catch((caught: unknown) => caught)

      expect(error).toBeInstanceOf(LinkedInStatusError)
      expect(error).toMatchObject({
        refusal,
        message: `LinkedIn responded with status ${body.status}: ${PATH}`,
      })
    })

    it('fails alike when it comes with status 200', async () => {
      linkedIn.answers({ body })

      await expect(send(REQUEST, {})).rejects.toMatchObject({ refusal })
    })
  })

  it.each([
    { description: 'with a message only', body: { status: 404, message: 'x' } },
    {
      description: 'with a code',
      body: { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' },
    },
  ])('returns null for a look-up with status 404 $description', async ({ body }) => {
    linkedIn.answers({ status: 404, body })

    expect(await send({ ...REQUEST, isLookUp: true }, {})).toBeNull()
  })

  it.each([
    {
      description: 'for an unknown resource',
      answer: { status: 404, body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'x' } },
    },
    { description: 'of a proxy', answer: { status: 404, body: '<html>Not Found</html>' } },
    { description: 'in the body of status 200', answer: { body: { status: 404, message: 'x' } } },
  ])('fails for a look-up with status 404 $description', async ({ answer }) => {
    linkedIn.answers(answer)

    await expect(send({ ...REQUEST, isLookUp: true }, {})).rejects.toMatchObject({
      refusal: { status: 404 },
    })
  })

  it.each([
    { description: 'is empty', body: '' },
    { description: 'is HTML', body: '<html>Service Unavailable</html>' },
    { description: 'is a list', body: '[]' },
    {
      description: 'has members of wrong types',
      body: '{"code":7,"serviceErrorCode":"x","status":"y"}',
    },
    { description: 'names another status', body: '{"message":"x","status":404}' },
  ])('fails with the HTTP status where the body $description', async ({ body }) => {
    linkedIn.answers({ status: 503, body })

    const error = await send(REQUEST, {}).catch((caught: unknown) => caught)

    expect(error).toMatchObject({
      refusal: { status: 503, refusalCode: undefined, serviceErrorCode: undefined },
    })
  })
})
