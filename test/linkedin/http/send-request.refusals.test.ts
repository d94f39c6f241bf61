import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { ask } from '../../../src/linkedin/http/send-request.ts'
import type { Send } from '../../../src/linkedin/request.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'

/** The bodies that LinkedIn documents, or is known to send. */
const REFUSALS = [
  {
    description: 'no token, in the older words',
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
    description: 'a token that is none',
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
    description: 'a token that has expired',
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
    description: 'fields that are not permitted',
    body: {
      serviceErrorCode: 100,
      message:
        'Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/x]',
      status: 403,
    },
  },
  {
    description: 'wrong parameters',
    body: {
      status: 400,
      code: 'ILLEGAL_ARGUMENT',
      message: 'Invalid query parameters passed to request',
    },
  },
  {
    description: 'no such resource',
    body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'No virtual resource found' },
  },
  {
    description: 'no such entity',
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

describe('ask', () => {
  const dispatcher = new Agent()
  let linkedIn: FakeLinkedIn
  let send: Send

  beforeAll(async () => {
    linkedIn = await startFakeLinkedIn()
    send = ask({
      apiUrl: linkedIn.config.apiUrl,
      now: () => 0,
      monotonicNow: () => 0,
      dispatcher,
      timeoutMs: 5_000,
    })
  })

  afterAll(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })

  describe.each(REFUSALS)('refused for $description', ({ body }) => {
    const refusal = {
      status: body.status,
      refusalCode: 'code' in body ? body.code : undefined,
      serviceErrorCode: 'serviceErrorCode' in body ? body.serviceErrorCode : undefined,
      retryAfterMs: undefined,
    }

    it('names the cause', async () => {
      linkedIn.answers({ status: body.status, body })

      const error = await send(REQUEST).catch((caught: unknown) => caught)

      expect(error).toBeInstanceOf(LinkedInStatusError)
      expect(error).toMatchObject({ refusal, message: `LinkedIn answered ${body.status}: ${PATH}` })
    })

    it('names it also when the status says 200', async () => {
      linkedIn.answers({ body })

      await expect(send(REQUEST)).rejects.toMatchObject({ refusal })
    })
  })

  it.each([
    { description: 'that says no more', body: { status: 404, message: 'x' } },
    {
      description: 'of an entity',
      body: { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' },
    },
  ])('gives null for a 404 $description, where there may be no such thing', async ({ body }) => {
    linkedIn.answers({ status: 404, body })

    expect(await send({ ...REQUEST, isLookUp: true })).toBeNull()
  })

  it.each([
    {
      description: 'of no such resource',
      answer: { status: 404, body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'x' } },
    },
    { description: 'of some proxy', answer: { status: 404, body: '<html>Not Found</html>' } },
    { description: 'in the body of a 200', answer: { body: { status: 404, message: 'x' } } },
  ])('fails for a 404 $description all the same', async ({ answer }) => {
    linkedIn.answers(answer)

    await expect(send({ ...REQUEST, isLookUp: true })).rejects.toMatchObject({
      refusal: { status: 404 },
    })
  })

  it.each([
    { description: 'is empty', body: '' },
    { description: 'is HTML', body: '<html>Service Unavailable</html>' },
    { description: 'is a list', body: '[]' },
    { description: 'is of wrong types', body: '{"code":7,"serviceErrorCode":"x","status":"y"}' },
    { description: 'names another status', body: '{"message":"x","status":404}' },
  ])('keeps the status of a refusal whose body $description', async ({ body }) => {
    linkedIn.answers({ status: 503, body })

    const error = await send(REQUEST).catch((caught: unknown) => caught)

    expect(error).toMatchObject({
      refusal: { status: 503, refusalCode: undefined, serviceErrorCode: undefined },
    })
  })
})
