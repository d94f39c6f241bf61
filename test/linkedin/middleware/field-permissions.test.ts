import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { LEARNING_ASSET_FIELDS } from '../../../src/linkedin/learning-assets/fields.ts'
import {
  createFieldPermissions,
  omitUnpermittedFields,
} from '../../../src/linkedin/middleware/field-permissions.ts'
import type { LinkedInRequest } from '../../../src/linkedin/request.ts'
import { isWithin } from '../../../src/linkedin/request-url.ts'
import { createClock } from '../../support/clock.ts'

const ASSETS = '/v2/learningAssets'
const NOON = Date.UTC(2026, 10, 27, 12)
const HOUR_MS = 3_600_000

interface SubjectOptions {
  /** The fields that LinkedIn refuses; it names those of a request that are, above or below them. */
  readonly refused: ReadonlySet<string>
  /** How many fields a refusal names at most. */
  readonly namedAtOnce?: number
}

/** Requests through the middleware, and what LinkedIn receives of them. */
function createSubject({ refused, namedAtOnce = 99 }: SubjectOptions) {
  const clock = createClock(NOON)
  const received: (readonly string[] | undefined)[] = []
  const reported: unknown[] = []
  const permissions = createFieldPermissions({
    now: clock.now,
    onRefusal: (...report) => reported.push(report),
  })
  const send = omitUnpermittedFields(permissions)(async ({ path, fields }) => {
    received.push(fields)
    const named = [...refused].filter((each) =>
      fields?.some((field) => isWithin(field, new Set([each]))),
    )
    if (named.length === 0) return 'a response'
    throw new LinkedInStatusError(path, {
      status: 403,
      unpermittedFields: named.slice(0, namedAtOnce),
    })
  })
  return {
    clock,
    received,
    reported,
    permissions,
    send: (fields?: readonly string[], path = ASSETS) => {
      const request: LinkedInRequest = { path, parameters: [], ...(fields && { fields }) }
      return send(request, {})
    },
  }
}

describe('omitUnpermittedFields', () => {
  it('sends a request again without the fields that a refusal names, and later ones at once', async () => {
    const { send, received, reported } = createSubject({ refused: new Set(['details.images']) })
    const fields = ['urn', 'title', 'details.images.primary']

    expect(await send(fields)).toBe('a response')
    expect(await send(fields, `${ASSETS}/urn:li:lyndaCourse:1`)).toBe('a response')

    expect(received).toEqual([fields, ['urn', 'title'], ['urn', 'title']])
    expect(reported).toEqual([[ASSETS, ['details.images'], Date.UTC(2026, 10, 28)]])
  })

  it.each([
    {
      description: 'a field above the one that is named',
      named: 'title.value',
      left: ['urn', 'type'],
    },
    { description: 'all fields below it', named: 'title', left: ['urn', 'type'] },
    { description: 'no field of a longer name', named: 'titl', left: null },
    { description: 'no field of another level', named: 'contents.asset.title', left: null },
  ])('leaves out $description', async ({ named, left }) => {
    const { send, received, permissions } = createSubject({ refused: new Set() })
    const fields = ['urn', 'type', 'title']
    const error = new LinkedInStatusError(ASSETS, { status: 403, unpermittedFields: [named] })

    expect(permissions.noteRefusal({ path: ASSETS, parameters: [], fields }, error)).toBe(
      left !== null,
    )
    await send(fields)

    expect(received).toEqual([left ?? fields])
  })

  it.each([
    { description: 'names no field', unpermittedFields: undefined },
    { description: 'names another field', unpermittedFields: ['other'] },
    { description: 'names the URN alone', unpermittedFields: ['urn'] },
    { description: 'names a parameter', unpermittedFields: ['timeIntervals'] },
  ])('fails where a refusal $description', async ({ unpermittedFields }) => {
    const error = new LinkedInStatusError(ASSETS, { status: 403, unpermittedFields })
    let calls = 0
    const permissions = createFieldPermissions({ now: () => NOON, onRefusal() {} })
    const send = omitUnpermittedFields(permissions)(async () => {
      calls += 1
      throw error
    })

    await expect(send({ path: ASSETS, parameters: [], fields: ['urn', 'title'] }, {})).rejects.toBe(
      error,
    )
    await expect(send({ path: ASSETS, parameters: [] }, {})).rejects.toBe(error)
    expect(calls).toBe(2)
  })

  it('takes a name for one of contents where no other field has it', async () => {
    const { send, received, permissions } = createSubject({ refused: new Set() })
    const fields = ['urn', 'contents.asset.urn', 'contents.asset.contents.asset.details.level']
    const request = { path: ASSETS, parameters: [], fields }
    const refuse = (field: string) =>
      permissions.noteRefusal(
        request,
        new LinkedInStatusError(ASSETS, { status: 403, unpermittedFields: [field] }),
      )

    expect(refuse('details.images')).toBe(false)
    expect(refuse('details.level')).toBe(true)
    await send(fields)

    expect(received).toEqual([['urn', 'contents.asset.urn']])
  })

  it('fails where no field would be left: without any, LinkedIn sends all', async () => {
    const { send, received } = createSubject({ refused: new Set(['a']) })

    await expect(send(['a'])).rejects.toBeInstanceOf(LinkedInStatusError)
    expect(received).toEqual([['a']])
  })

  it('forgets refusals at midnight UTC, and knows them by endpoint', async () => {
    const { send, received, clock, reported } = createSubject({ refused: new Set(['owner']) })
    const fields = ['urn', 'owner']
    await send(fields)
    received.length = 0

    await send(fields, '/v2/learningClassifications')
    expect(received).toEqual([fields, ['urn']])
    received.length = 0

    clock.advance(12 * HOUR_MS - 1)
    await send(fields)
    expect(received).toEqual([['urn']])
    received.length = 0

    clock.advance(1)
    await send(fields)
    await send(fields)
    expect(received).toEqual([fields, ['urn'], ['urn']])
    expect(reported).toHaveLength(3)
  })

  it('gets what is permitted of any fields, however LinkedIn names those that are not', async () => {
    const anyFields = fc.subarray([...LEARNING_ASSET_FIELDS])
    const anyRefused = fc
      .subarray(LEARNING_ASSET_FIELDS.filter((field) => field !== 'urn'))
      .chain((fields) => fc.tuple(...fields.map((field) => fc.constantFrom(...prefixesOf(field)))))

    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFields, { minLength: 1, maxLength: 4 }),
        anyRefused,
        fc.integer({ min: 1, max: 3 }),
        async (requests, refusedFields, namedAtOnce) => {
          const refused = new Set(refusedFields)
          const { send, received } = createSubject({ refused, namedAtOnce })

          for (const fields of requests) {
            const requested = ['urn', ...fields.filter((field) => field !== 'urn')]
            expect(await send(requested)).toBe('a response')
            const permitted = requested.filter((field) => !isWithin(field, refused))
            expect(received.at(-1)).toEqual(permitted)
          }
          // One call for each request, and one for each refusal, which names a field for the first time.
          expect(received.length).toBeLessThanOrEqual(requests.length + refused.size)
        },
      ),
    )
  })
})

/** `a.b.c` and what it is part of. */
function prefixesOf(field: string): string[] {
  const names = field.split('.')
  return names.map((_, index) => names.slice(0, index + 1).join('.'))
}
