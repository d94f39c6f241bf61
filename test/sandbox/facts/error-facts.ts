import { expect } from 'vitest'
import { REPORTS_ONLY_APPLICATION } from '../../../src/sandbox/oauth/applications.ts'
import { ASSETS, CRITERIA, type Fact, GATEWAY, JAVA, PAGES, refusal } from './fact.ts'

const JOBS = '/v2/jobs'
const NOON = Date.UTC(2026, 10, 21, 12)

function invalidParameters(number: string, cause: string, path: string): Fact {
  return refusal({
    number,
    cause,
    source: GATEWAY,
    grade: 'assumed',
    body: {
      status: 400,
      code: 'ILLEGAL_ARGUMENT',
      message: 'Invalid query parameters passed to request',
    },
    send: ({ get }) => get(path),
  })
}

/** 1.6 errors of the API. */
export const ERROR_FACTS: readonly Fact[] = [
  refusal({
    number: '1.6.1',
    cause: 'a request without a token',
    source: PAGES.errors,
    grade: 'documented',
    body: { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 },
    send: ({ get }) => get(JOBS, { authorization: '' }),
  }),
  refusal({
    number: '1.6.2',
    cause: 'a request without a token, at the newer gateway,',
    source: GATEWAY,
    grade: 'assumed',
    options: { assumptions: { missingTokenBody: 'gateway' } },
    body: {
      status: 401,
      serviceErrorCode: 65_604,
      code: 'EMPTY_ACCESS_TOKEN',
      message: 'Empty oauth2 access token',
    },
    send: ({ get }) => get(JOBS, { authorization: '' }),
  }),
  refusal({
    number: '1.6.3',
    cause: 'a token that was never issued',
    source: GATEWAY,
    grade: 'recorded',
    body: {
      status: 401,
      serviceErrorCode: 65_600,
      code: 'INVALID_ACCESS_TOKEN',
      message: 'Invalid access token',
    },
    send: ({ get }) => get(JOBS, { authorization: 'Bearer garbage' }),
  }),
  refusal({
    number: '1.6.4',
    cause: 'a revoked token',
    source: GATEWAY,
    grade: 'recorded',
    options: {},
    body: {
      status: 401,
      serviceErrorCode: 65_601,
      code: 'REVOKED_ACCESS_TOKEN',
      message: 'The token used in the request has been revoked by the user',
    },
    send: async ({ sandbox, token, get }) => {
      await token()
      sandbox.revokeTokens()
      return get(JOBS)
    },
  }),
  refusal({
    number: '1.6.5',
    cause: 'an expired token',
    source: GATEWAY,
    grade: 'recorded',
    options: { now: () => NOON },
    body: {
      status: 401,
      serviceErrorCode: 65_602,
      code: 'EXPIRED_ACCESS_TOKEN',
      message: 'The token used in the request has expired',
    },
    send: async ({ sandbox, token, get }) => {
      await token()
      sandbox.advanceTime(7_775_999_000 - 1)
      expect((await get(JOBS)).status).toBe(200)
      sandbox.advanceTime(1)
      return get(JOBS)
    },
  }),
  refusal({
    number: '1.6.6',
    cause: 'another scheme',
    source: PAGES.errors,
    grade: 'documented',
    body: { message: 'Unknown authentication schema', serviceErrorCode: 401, status: 401 },
    send: ({ get }) => get(JOBS, { authorization: 'Basic abc' }),
  }),
  refusal({
    number: '1.6.7',
    cause: 'an application without permission for the resource',
    source: GATEWAY,
    grade: 'recorded',
    body: {
      status: 403,
      serviceErrorCode: 100,
      code: 'ACCESS_DENIED',
      message: 'Not enough permissions to access: learningAssets.FINDER-criteria.NO_VERSION',
    },
    send: async ({ requestToken, get }) => {
      const response = await requestToken({
        grant_type: 'client_credentials',
        client_id: REPORTS_ONLY_APPLICATION.clientId,
        client_secret: REPORTS_ONLY_APPLICATION.clientSecret,
      })
      const { access_token } = (await response.json()) as { access_token: string }
      return get(CRITERIA, { authorization: `Bearer ${access_token}` })
    },
  }),
  invalidParameters('1.6.8', 'a start below 0', `${CRITERIA}&start=-1`),
  invalidParameters('1.6.9', 'a count below 0', `${CRITERIA}&count=-1`),
  invalidParameters('1.6.10', 'a count that is not a number', `${CRITERIA}&count=ten`),
  invalidParameters('1.6.11', 'a projection without its closing bracket', `${JAVA}?fields=title:(`),
  invalidParameters('1.6.12', 'a path key that is not a URN', `${ASSETS}/669544`),
  refusal({
    number: '1.6.13',
    cause: 'a raw URN under protocol version 2.0.0',
    source: GATEWAY,
    grade: 'recorded',
    body: { status: 400, code: 'ILLEGAL_ARGUMENT', message: 'Syntax exception in path variables' },
    send: ({ get }) => get(JAVA, { 'x-restli-protocol-version': '2.0.0' }),
  }),
  ...[
    { number: '1.6.14', cause: 'an unknown path', path: '/v2/nothing' },
    { number: '1.6.15', cause: 'an unknown finder', path: `${ASSETS}?q=search` },
    { number: '1.6.16', cause: 'a versioned path', path: '/rest/learningAssets' },
  ].map(({ number, cause, path }) =>
    refusal({
      number,
      cause,
      source: GATEWAY,
      grade: 'recorded',
      body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'No virtual resource found' },
      send: ({ get }) => get(path),
    }),
  ),
  refusal({
    number: '1.6.17',
    cause: 'an unknown URN',
    source: GATEWAY,
    grade: 'assumed',
    body: { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' },
    send: ({ get }) => get(`${ASSETS}/urn:li:lyndaCourse:1`),
  }),
  refusal({
    number: '1.6.18',
    cause: 'any other method than GET',
    source: PAGES.errors,
    grade: 'documented',
    body: { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed' },
    send: async ({ sandbox, token }) =>
      fetch(sandbox.url + ASSETS, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token()}` },
      }),
  }),
  refusal({
    number: '1.6.20',
    cause: 'a projection with fields that the application may not read',
    source: GATEWAY,
    grade: 'assumed',
    options: { account: { unpermittedFields: { [ASSETS]: ['details.images', 'title'] } } },
    body: {
      status: 403,
      serviceErrorCode: 100,
      message:
        'Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/details/images, /title]',
    },
    send: ({ get }) => get(`${ASSETS}?q=criteria&fields=urn,title,details:(level,images)`),
  }),
  {
    number: '1.6.19',
    fact: 'answers have the headers for support requests',
    source: PAGES.errors,
    grade: 'documented',
    check: async ({ get }) => {
      const { headers } = await get(JOBS)

      expect(headers.get('x-li-uuid')).toMatch(/^[\w+/]{22}==$/)
      expect(headers.get('x-li-request-id')).toBeTruthy()
      expect(headers.get('x-li-fabric')).toBeTruthy()
    },
  },
]
