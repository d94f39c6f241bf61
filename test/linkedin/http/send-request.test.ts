import { inspect } from 'node:util'
import { Agent } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LinkedInResponseError, LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { readRetryAfterMs, sendRequest } from '../../../src/linkedin/http/send-request.ts'
import { createClock } from '../../support/clock.ts'
import { type FakeAnswer, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { TIMEOUTS } from '../../support/timeouts.ts'

const PATH = '/v2/learningAssets'
const REQUEST = {
  path: PATH,
  parameters: [['q', 'criteria']],
  fields: ['urn', 'title'],
  headers: { authorization: 'Bearer CANARY-TOKEN' },
} as const

/** A `Send` to a fake LinkedIn, and the fake. */
async function createSubject(response: FakeAnswer, partner?: string) {
  const linkedIn = await startFakeLinkedIn()
  linkedIn.answers(response)
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  const send = sendRequest({
    apiUrl: linkedIn.config.apiUrl,
    partner,
    now: createClock(Date.UTC(2026, 10, 21, 23, 59)).now,
    monotonicNow: () => 0,
    dispatcher,
    ...TIMEOUTS,
  })
  return { send, linkedIn }
}

describe('sendRequest', () => {
  it('sends headers as they are, and the fields in the URL', async () => {
    const { send, linkedIn } = await createSubject({ body: { elements: [] } })

    const { body, bytes } = await send(REQUEST, {})
    expect(body).toEqual({ elements: [] })
    expect(bytes && Buffer.from(bytes).toString()).toBe('{"elements":[]}')
    expect(linkedIn.requests).toMatchObject([
      {
        method: 'GET',
        target: '/v2/learningAssets?q=criteria&fields=urn,title',
        headers: { authorization: 'Bearer CANARY-TOKEN', accept: 'application/json' },
        body: '',
      },
    ])
    expect(linkedIn.requests[0]?.headers).not.toHaveProperty('referer')
  })

  it.each([
    { description: 'a query of 4096 bytes in the URL', length: 4_096, isTunnelled: false },
    {
      description: 'a query of 4097 bytes as the body of a POST',
      length: 4_097,
      isTunnelled: true,
    },
    { description: 'a query of 40 KB as the body of a POST', length: 40_000, isTunnelled: true },
  ])('sends $description', async ({ length, isTunnelled }) => {
    const { send, linkedIn } = await createSubject({ body: { elements: [] } }, 'dundermifflin')
    const { path, fields, headers } = REQUEST
    const query = (keyword: string) => `q=${keyword}&fields=urn,title`
    // A letter of two bytes is six in a query.
    const keyword = `\u00e9${'a'.repeat(length - query('%C3%A9').length)}`

    const { body } = await send({ path, parameters: [['q', keyword]], fields, headers }, {})

    const sent = query(keyword.replace('\u00e9', '%C3%A9'))
    expect(sent).toHaveLength(length)
    expect(body).toEqual({ elements: [] })
    expect(linkedIn.requests).toMatchObject([
      {
        method: isTunnelled ? 'POST' : 'GET',
        target: isTunnelled ? PATH : `${PATH}?${sent}`,
        headers: {
          authorization: 'Bearer CANARY-TOKEN',
          referer: 'urn:li:partner:dundermifflin',
          accept: 'application/json',
          ...(isTunnelled && {
            'x-http-method-override': 'GET',
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(length),
          }),
        },
        body: isTunnelled ? sent : '',
      },
    ])
  })

  it('sends the partner as referer', async () => {
    const { send, linkedIn } = await createSubject({ body: {} }, 'dundermifflin')

    await send(REQUEST, {})

    expect(linkedIn.requests[0]?.headers.referer).toBe('urn:li:partner:dundermifflin')
  })

  it.each([
    {
      description: 'raw brackets',
      name: 'assetFilteringCriteria.locales[0].language',
      value: 'en',
    },
    {
      description: 'an encoded line break',
      name: 'q',
      value: 'a\r\nhost: evil',
      sent: 'a%0D%0Ahost%3A%20evil',
    },
    { description: 'an encoded emoji', name: 'q', value: '😀', sent: '%F0%9F%98%80' },
    {
      description: 'an encoded URN',
      name: 'q',
      value: 'urn:li:skill:7',
      sent: 'urn%3Ali%3Askill%3A7',
    },
  ])('sends $description', async ({ name, value, sent = value }) => {
    const { send, linkedIn } = await createSubject({ body: {} })

    await send({ path: PATH, parameters: [[name, value]] }, {})

    expect(linkedIn.requests.map(({ target }) => target)).toEqual([`${PATH}?${name}=${sent}`])
  })

  it('sends a URN in a path unencoded', async () => {
    const { send, linkedIn } = await createSubject({ body: {} })
    const path = `${PATH}/urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,45)`

    await send({ path, parameters: [] }, {})

    expect(linkedIn.requests.map(({ target }) => target)).toEqual([path])
  })

  it.each([
    '@evil.example/v2',
    '.evil.example/',
    'evil.example',
    ':1/x',
    '',
    '/\\evil.example',
    '/v2/../x',
    '/v2/%2E%2e/x',
    '/v2/jobs?q=x',
    '/v2/jobs#x',
  ])(
    'sends nothing for the path %j, which could address another host or resource',
    async (path) => {
      const { send, linkedIn } = await createSubject({ body: {} })

      await expect(send({ ...REQUEST, path }, {})).rejects.toThrow(TypeError)
      expect(linkedIn.requests).toEqual([])
    },
  )

  it.each(['//evil.example/x', '/@evil.example', '/v2/..x'])(
    'sends the path %j to LinkedIn and no other host',
    async (path) => {
      const { send, linkedIn } = await createSubject({ body: {} })

      await send({ ...REQUEST, path }, {})

      expect(linkedIn.requests).toHaveLength(1)
    },
  )

  it('follows no redirect with the token', async () => {
    const other = await startFakeLinkedIn()
    onTestFinished(() => other.close())
    const location = `${other.config.apiUrl}/steal`
    const { send } = await createSubject({ status: 302, headers: { location }, body: '' })

    await expect(send(REQUEST, {})).rejects.toThrow(new LinkedInStatusError(PATH, { status: 302 }))
    expect(other.requests).toEqual([])
  })

  it.each([
    { description: 'an empty body', body: '' },
    { description: 'null', body: 'null' },
    { description: 'a list', body: '[]' },
    { description: 'a string', body: '"x"' },
    { description: 'HTML', body: '<html>Sign in</html>' },
  ])('fails with a LinkedInResponseError for $description', async ({ body }) => {
    const { send } = await createSubject({ body })

    await expect(send(REQUEST, {})).rejects.toThrow(
      new LinkedInResponseError(PATH, 'is not a JSON object'),
    )
  })

  it.each([201, 204, 206, 400, 405, 426, 504])(
    'fails with a LinkedInStatusError for status %i',
    async (status) => {
      const { send } = await createSubject({
        status,
        body: status === 204 ? '' : '{"elements":[]}',
      })

      await expect(send(REQUEST, {})).rejects.toMatchObject({ refusal: { status } })
    },
  )

  it('reads an error in the body of status 200', async () => {
    const { send } = await createSubject({
      body: { status: 500, message: 'Internal Server Error' },
    })

    await expect(send(REQUEST, {})).rejects.toMatchObject({
      refusal: { status: 500 },
      isRetryable: true,
    })
  })

  it.each([
    {
      description: 'a status without a message',
      body: { status: 500, urn: 'urn:li:lyndaCourse:1' },
    },
    { description: 'a message without a status', body: { message: 'Learn to write one' } },
    { description: 'a status below 400', body: { message: 'Done', status: 200 } },
    { description: 'a status that is a word', body: { message: 'x', status: 'ACTIVE' } },
  ])('reads $description as no error', async ({ body }) => {
    const { send } = await createSubject({ body })

    expect((await send(REQUEST, {})).body).toEqual(body)
  })

  it('reads the Retry-After header', async () => {
    const { send } = await createSubject({
      status: 429,
      headers: { 'retry-after': 'Sun, 22 Nov 2026 00:00:00 GMT' },
      body: '',
    })

    await expect(send(REQUEST, {})).rejects.toMatchObject({ refusal: { retryAfterMs: 60_000 } })
  })

  it('fails without the token, the parameters or the body in the error', async () => {
    const { send } = await createSubject({
      status: 403,
      body: { status: 403, serviceErrorCode: 100, message: 'CANARY-BODY' },
    })

    const error = await send({ ...REQUEST, parameters: [['q', 'CANARY-KEYWORD']] }, {}).catch(
      (caught: unknown) => caught,
    )

    expect(error).toMatchObject({
      message: 'LinkedIn responded with status 403: /v2/learningAssets',
    })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY')
  })
})

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

describe('sendRequest, refused by LinkedIn', () => {
  describe.each(REFUSALS)('with an error for $description', ({ body }) => {
    const refusal = {
      status: body.status,
      refusalCode: 'code' in body ? body.code : undefined,
      serviceErrorCode: 'serviceErrorCode' in body ? body.serviceErrorCode : undefined,
      retryAfterMs: undefined,
    }

    it('fails with its status and codes', async () => {
      const { send } = await createSubject({ status: body.status, body })

      const error = await send(REQUEST, {}).catch((caught: unknown) => caught)

      expect(error).toBeInstanceOf(LinkedInStatusError)
      expect(error).toMatchObject({
        refusal,
        message: `LinkedIn responded with status ${body.status}: ${PATH}`,
      })
    })

    it('fails with the same refusal when it comes with status 200', async () => {
      const { send } = await createSubject({ body })

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
    const { send } = await createSubject({ status: 404, body })

    expect(await send({ ...REQUEST, isLookUp: true }, {})).toEqual({ body: null, bytes: null })
  })

  it.each([
    {
      description: 'for an unknown resource',
      answer: { status: 404, body: { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'x' } },
    },
    { description: 'of a proxy', answer: { status: 404, body: '<html>Not Found</html>' } },
    { description: 'in the body of status 200', answer: { body: { status: 404, message: 'x' } } },
  ])('fails for a look-up with status 404 $description', async ({ answer }) => {
    const { send } = await createSubject(answer)

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
    const { send } = await createSubject({ status: 503, body })

    const error = await send(REQUEST, {}).catch((caught: unknown) => caught)

    expect(error).toMatchObject({
      refusal: { status: 503, refusalCode: undefined, serviceErrorCode: undefined },
    })
  })
})

const NOW_MS = Date.UTC(2026, 10, 21, 12)

const HEADERS: readonly {
  description: string
  header: string | string[] | undefined
  delayMs: number | undefined
}[] = [
  { description: 'seconds', header: '2', delayMs: 2_000 },
  { description: 'zero seconds', header: '0', delayMs: 0 },
  { description: 'a day', header: '86400', delayMs: 86_400_000 },
  { description: 'seconds between spaces', header: ' 2 ', delayMs: 2_000 },
  { description: 'a date', header: 'Sat, 21 Nov 2026 12:00:30 GMT', delayMs: 30_000 },
  { description: 'midnight UTC', header: 'Sun, 22 Nov 2026 00:00:00 GMT', delayMs: 43_200_000 },
  { description: 'a date in the past', header: 'Sat, 21 Nov 2026 11:00:00 GMT', delayMs: 0 },
  {
    description: 'a date in the form of RFC 850',
    header: 'Saturday, 21-Nov-26 12:00:30 GMT',
    delayMs: 30_000,
  },
  {
    description: 'a date in the form of asctime, in GMT too',
    header: 'Sat Nov 21 12:00:30 2026',
    delayMs: 30_000,
  },
  { description: 'a word and a number', header: 'Soon 5', delayMs: undefined },
  { description: 'no header', header: undefined, delayMs: undefined },
  { description: 'an empty header', header: '', delayMs: undefined },
  { description: 'two headers', header: ['2', '3'], delayMs: undefined },
  { description: 'negative seconds', header: '-5', delayMs: undefined },
  { description: 'parts of a second', header: '1.5', delayMs: undefined },
  { description: 'a word', header: 'soon', delayMs: undefined },
  { description: 'a word in capitals', header: 'Soon', delayMs: undefined },
  { description: 'two numbers', header: '2, 3', delayMs: undefined },
  { description: 'an exponent', header: '1e9', delayMs: undefined },
  { description: 'a hexadecimal number', header: '0x10', delayMs: undefined },
  { description: 'more than nine digits', header: '9'.repeat(400), delayMs: undefined },
  { description: 'an ISO 8601 date', header: '2026-11-21T12:00:30Z', delayMs: undefined },
  {
    description: 'a date that does not exist',
    header: 'Sat, 99 Nov 2026 99:00:30 GMT',
    delayMs: undefined,
  },
]

describe('readRetryAfterMs', () => {
  it.each(HEADERS)('reads $description', ({ header, delayMs }) => {
    expect(readRetryAfterMs(header, NOW_MS)).toBe(delayMs)
  })
})

describe('sendRequest, with a 403 for fields', () => {
  const PREFIX =
    'Unpermitted fields present in PARAMETER: Data Processing Exception while processing'

  it.each([
    { message: `${PREFIX} fields [/details/images]`, fields: ['details.images'] },
    {
      message: `${PREFIX} fields [/title, /details/urls/webLaunch]`,
      fields: ['title', 'details.urls.webLaunch'],
    },
    { message: `${PREFIX} fields [/title,/type]`, fields: ['title', 'type'] },
    { message: `ACCESS_DENIED: ${PREFIX} fields [/title]`, fields: ['title'] },
    {
      message: 'Unpermitted fields present in REQUEST_BODY: [/details/level]',
      fields: ['details.level'],
    },
    {
      message: 'unpermitted fields present in PARAMETER [details.level]',
      fields: ['details.level'],
    },
    { message: `${PREFIX} fields [/elements/*/title]`, fields: ['title'] },
    { message: `${PREFIX} fields [/contents/$*/asset/title]`, fields: ['contents.asset.title'] },
    { message: `${PREFIX} fields [/contents/0/asset/title]`, fields: ['contents.asset.title'] },
    { message: `${PREFIX} fields [/<CANARY>, /title]`, fields: ['title'] },
    {
      message: 'Unpermitted field present in PARAMETER: [/details/level]',
      fields: ['details.level'],
    },
    { message: `${PREFIX} fields ["/title", '/type']`, fields: ['title', 'type'] },
    { message: `${PREFIX} fields /title, /details/level.`, fields: ['title', 'details.level'] },
    { message: `${PREFIX} fields [/details:(images)]`, fields: ['details.images'] },
    {
      message: `${PREFIX} fields [/details:(images,urls:(webLaunch,ssoLaunch)),/title]`,
      fields: ['details.images', 'details.urls.webLaunch', 'details.urls.ssoLaunch', 'title'],
    },
    { message: `${PREFIX} fields [details:(level), title]`, fields: ['details.level', 'title'] },
    {
      message: `${PREFIX} fields [/contents:($*:(asset:(details:(level))))]`,
      fields: ['contents.asset.details.level'],
    },
    { message: `${PREFIX} fields [/elements:(title, type)]`, fields: ['title', 'type'] },
    { message: `${PREFIX} fields [/details/urls:(webLaunch)]`, fields: ['details.urls.webLaunch'] },
    { message: `${PREFIX} fields [/details:(*)]`, fields: ['details'] },
    { message: `${PREFIX} fields [/details:(images`, fields: ['details.images'] },
    { message: `${PREFIX} fields [/details:(images]`, fields: ['details.images'] },
    { message: `${PREFIX} fields [title), /type]`, fields: ['title', 'type'] },
    { message: `${PREFIX} fields [/details:(<CANARY>,level)]`, fields: ['details.level'] },
    { message: `${PREFIX} fields [/fields/details/images]`, fields: ['details.images'] },
    { message: `${PREFIX} fields [fields.title]`, fields: ['title'] },
    { message: `${PREFIX} fields [/fields:(title)]`, fields: ['title'] },
    {
      message: `${PREFIX} fields /details:(images,level), /title.`,
      fields: ['details.images', 'details.level', 'title'],
    },
    { message: `${PREFIX} fields details:(images)`, fields: ['details.images'] },
    { message: `${PREFIX} fields /fields/details/images`, fields: ['details.images'] },
    { message: `${PREFIX} fields []`, fields: undefined },
    { message: `${PREFIX} fields`, fields: undefined },
    {
      message: 'Not enough permissions to access: learningAssets.GET.NO_VERSION',
      fields: undefined,
    },
    { message: 'Access to [/title] is forbidden', fields: undefined },
  ])('reads them from "$message"', async ({ message, fields }) => {
    const refuse = async (status: number) => {
      const { send } = await createSubject({ status, body: { status, message } })
      const error = await send(REQUEST, {}).catch((caught: unknown) => caught)
      if (!(error instanceof LinkedInStatusError)) throw error
      return error.refusal.unpermittedFields
    }

    expect(await refuse(403)).toEqual(fields)
    expect(await refuse(400)).toBeUndefined()
  })
})
