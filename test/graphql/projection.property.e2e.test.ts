import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { createRestClient } from '../../src/linkedin/client.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'
import { createClock } from '../support/clock.ts'
import {
  executeOperation,
  requestAllFields,
  withoutExcluded,
} from '../support/operations/execute-operation.ts'
import { operationArbitrary } from '../support/operations/operation-arbitrary.ts'
import type { Operation } from '../support/operations/operation-plan.ts'
import { createSandboxPools } from '../support/operations/sandbox-operations.ts'
import { type SandboxSend, startSandboxSend } from '../support/sandbox.ts'

/** Both runs see one sandbox at one moment. */
const SANDBOX = { seed: 7, assetCount: 800 }

/** The same operations each time, so that a failure can be reproduced. */
const RUNS = { numRuns: 400, seed: 20_261_121 }

/** The costly parts of LinkedIn's responses, each with the fields of ours that need it. */
const HEAVY_PARTS: Readonly<Record<string, RegExp>> = {
  contents: /\b(contents|parent)\b/,
  classifications: /\b(skills|classifications)\b/,
  contributors: /\bcontributors\b/,
  description: /\bdescription\b/,
  descriptionIncludingHtml: /\bdescriptionHtml\b/,
  shortDescription: /\bshortDescription\b/,
  shortDescriptionIncludingHtml: /\bshortDescriptionHtml\b/,
}

const schema = createSchema()
const operations = operationArbitrary(schema, createSandboxPools(SANDBOX))

let linkedIn: SandboxSend

beforeAll(async () => {
  linkedIn = await startSandboxSend({ ...SANDBOX, now: createClock().now })
})

afterAll(() => linkedIn.close())

/** The answer to an operation, and the requests that it took. */
async function answer(send: SandboxSend['send'], operation: Operation) {
  const requests: LinkedInRequest[] = []
  const client = createRestClient((request) => {
    requests.push(request)
    return send(request, {})
  })
  const result = await executeOperation(schema, client, operation)
  return { ...result, requests }
}

describe('projection', () => {
  it('changes no answer', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (operation) => {
        expect(validate(schema, parse(operation.document))).toEqual([])

        const projected = await answer(linkedIn.send, operation)
        const whole = await answer(requestAllFields(linkedIn.send), operation)

        expect(projected.data).toEqual(whole.data)
        expect(projected.errors).toEqual(whole.errors)
      }),
      RUNS,
    )
  })

  it('requests nothing that no selection needs', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (operation) => {
        const included = withoutExcluded(schema, operation)

        const { requests } = await answer(linkedIn.send, operation)
        const needed = await answer(linkedIn.send, included)

        expect(targetsOf(requests)).toEqual(targetsOf(needed.requests))
        expectNoHeavyParts(included, requests)
      }),
      RUNS,
    )
  })
})

/** Sorted: concurrent requests come in any order. */
function targetsOf(requests: readonly LinkedInRequest[]): readonly string[] {
  return requests.map((request) => formatTarget(request)).sort()
}

/** Requests but those for reports have a projection, without costly parts that are not selected. */
function expectNoHeavyParts({ document }: Operation, requests: readonly LinkedInRequest[]): void {
  const needless = Object.keys(HEAVY_PARTS).filter((part) => !HEAVY_PARTS[part]?.test(document))
  for (const { path, fields = [] } of requests) {
    if (path === '/v2/learningActivityReports') continue
    const steps = fields.flatMap((field) => field.split('.'))
    expect(fields).toContain('urn')
    expect(steps.filter((step) => needless.includes(step))).toEqual([])
  }
}
