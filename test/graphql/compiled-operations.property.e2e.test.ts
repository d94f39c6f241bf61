import fc from 'fast-check'
import { execute, Kind, parse, visit } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCompiledOperations } from '../../src/graphql/compiled-operations.ts'
import { createContext } from '../../src/graphql/context.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { createRestClient } from '../../src/linkedin/client.ts'
import { LinkedInNetworkError } from '../../src/linkedin/errors.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'
import { sendOnce } from '../../src/linkedin/send-once.ts'
import { createClock } from '../support/clock.ts'
import { operationArbitrary } from '../support/operations/operation-arbitrary.ts'
import { createSandboxPools } from '../support/operations/sandbox-operations.ts'
import { type SandboxSend, startSandboxSend } from '../support/sandbox.ts'

const SANDBOX = { seed: 7, assetCount: 800 }
const RUNS = { numRuns: 400, seed: 20_261_127 }

const schema = createSchema()
const operations = operationArbitrary(schema, createSandboxPools(SANDBOX)).map(
  ({ document, variables }) => ({
    // With a directive nothing is compiled.
    document: visit(parse(document), { [Kind.DIRECTIVE]: () => null }),
    variables,
  }),
)

let linkedIn: SandboxSend

beforeAll(async () => {
  linkedIn = await startSandboxSend({ ...SANDBOX, now: createClock().now })
})

afterAll(() => linkedIn.close())

/** A context, and the requests that are sent in it. */
function createSubject(send: SandboxSend['send'] = linkedIn.send) {
  const targets: string[] = []
  const client = createRestClient(
    sendOnce((request) => {
      targets.push(formatTarget(request))
      return send(request, {})
    }),
  )
  const context = createContext({
    linkedIn: {
      clientFor: () => client,
      dryRunFor: () => client,
      status: () => ({ accessToken: { state: 'none', expiresAtMs: null }, endpoints: [] }),
    },
    areActivityReportsEnabled: true,
    mode: 'answer',
    routerTrust: 'open',
    maxCalls: Number.POSITIVE_INFINITY,
    deadlineMs: 60_000,
    monotonicNow: () => 0,
  })
  return { context, targets }
}

const executeOperation = (
  operation: { readonly document: ReturnType<typeof parse> },
  contextValue: unknown,
  variableValues: Record<string, unknown>,
) => execute({ schema, document: operation.document, contextValue, variableValues })

describe('a compiled operation', () => {
  it('has the same data for the same requests, and none where there are errors', async () => {
    let compiledCount = 0
    await fc.assert(
      fc.asyncProperty(operations, async (operation) => {
        const { document, variables } = operation
        const plain = createSubject()
        const expected = await executeOperation(operation, plain.context, { ...variables })

        const compiled = createSubject()
        const { execute: run } = createCompiledOperations(schema, { executionsBefore: 0 })
        const data = await run({ document, variables, context: compiled.context })

        if (expected.errors) expect(data).toBeNull()
        if (data === null) return
        compiledCount += 1
        expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data))
        expect(compiled.targets.sort()).toEqual(plain.targets.sort())
      }),
      RUNS,
    )
    expect(compiledCount).toBeGreaterThan(RUNS.numRuns / 4)
  })

  it('is executed again in the same context without another request, where it has errors', async () => {
    await fc.assert(
      fc.asyncProperty(operations, fc.nat({ max: 6 }), async (operation, failing) => {
        const { document, variables } = operation
        const failAt = (): SandboxSend['send'] => {
          let count = 0
          return (request, context) => {
            count += 1
            return count % 7 === failing
              ? Promise.reject(new LinkedInNetworkError(request.path))
              : linkedIn.send(request, context)
          }
        }
        const compiled = createSubject(failAt())
        const { execute: run } = createCompiledOperations(schema, { executionsBefore: 0 })
        const data = await run({ document, variables, context: compiled.context })
        const sent = [...compiled.targets]
        const again = await executeOperation(operation, compiled.context, { ...variables })

        if (data === null) return
        expect(JSON.stringify(again.data)).toBe(JSON.stringify(data))
        expect(again.errors).toBeUndefined()
        expect(compiled.targets).toEqual(sent)
      }),
      RUNS,
    )
  })
})
