import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:1'

let linkedIn: FakeLinkedIn
let server: TestServer

beforeEach(async () => {
  linkedIn = await startFakeLinkedIn()
  server = await startServerFor(linkedIn.config)
})

afterEach(async () => {
  await server.close()
  await linkedIn.close()
})

describe('a look-up by URNs', () => {
  it('keeps the order of the URNs, with null for unknown ones, and takes one call each', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('404')
        ? { status: 404, body: { status: 404, message: 'x' } }
        : { body: { urn: /urn:[^?]+/.exec(target)?.[0] } },
    )

    const answer = await server.query(`{
      classificationsByUrn(urns: ["urn:li:skill:1", "urn:li:skill:404", "urn:li:skill:1"]) { urn }
      learningAssetsByUrn(urns: ["${COURSE}", "urn:li:lyndaCourse:404"]) { urn }
    }`)

    expect(answer.data).toEqual({
      classificationsByUrn: [{ urn: 'urn:li:skill:1' }, null, { urn: 'urn:li:skill:1' }],
      learningAssetsByUrn: [{ urn: COURSE }, null],
    })
    expect(linkedIn.requests).toHaveLength(4)
  })

  it.each([
    { field: 'classificationsByUrn', urn: 'urn:li:skill:1', wrong: COURSE },
    { field: 'learningAssetsByUrn', urn: COURSE, wrong: 'urn:li:skill:1' },
  ])(
    'refuses more than 100, and fails the places of invalid ones alone: $field',
    async ({ field, urn, wrong }) => {
      linkedIn.answers({ body: { urn } })
      const document = `query ($urns: [URN!]!) { ${field}(urns: $urns) { urn } }`
      const tooMany = await server.query(document, { urns: Array(101).fill(urn) })
      const other = await server.query(document, { urns: [urn, wrong] })

      expect(tooMany.errors?.[0]?.extensions['argumentName']).toBe('urns')
      expect(other.data).toEqual({ [field]: [{ urn }, null] })
      expect(other.errors).toMatchObject([
        { path: [field, 1], extensions: { argumentName: 'urns[1]' } },
      ])
      expect(linkedIn.requests).toHaveLength(1)
    },
  )
})
