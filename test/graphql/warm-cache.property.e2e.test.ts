import fc from 'fast-check'
import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-store.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { createRestClient } from '../../src/linkedin/client.ts'
import { createCatalogue } from '../../src/sandbox/catalogue/catalogue.ts'
import { createUpstream, type LinkedIn } from '../../src/upstream/pipeline.ts'
import { createClock } from '../support/clock.ts'
import { executeOperation } from '../support/operations/execute-operation.ts'
import { relatedOperations } from '../support/operations/sandbox-operations.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { type SandboxSend, startSandboxSend } from '../support/sandbox.ts'
import { TIMEOUTS } from '../support/timeouts.ts'
import { LIFETIMES } from '../support/upstream.ts'

const SANDBOX = { seed: 7, assetCount: 800 }
/** The same sequences each time, so that a failure can be reproduced. */
const RUNS = { numRuns: 150, seed: 20_261_124 }

const schema = createSchema()
const operation = relatedOperations(createCatalogue(SANDBOX))

/** Operations, each some time after the one before it, or concurrent with it. */
const sequences = fc.array(
  fc.record({
    operation,
    minutesLater: fc.constantFrom(0, 0, 0, 0, 6, 70),
    isWithTheOneBefore: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
)

/** No answer depends on what the sandbox assumes about LinkedIn. */
describe.each([
  { description: 'as the sandbox assumes by default', assumptions: {} },
  {
    description: 'under other assumptions',
    assumptions: {
      localesFilter: 'source',
      zeroCount: 'reject',
      learningPathByUrn: false,
    } as const,
  },
])('the cache, with LinkedIn $description', ({ assumptions }) => {
  const clock = createClock()
  const dispatcher = new Agent()
  let linkedIn: SandboxSend

  beforeAll(async () => {
    linkedIn = await startSandboxSend({
      ...SANDBOX,
      now: createClock().now,
      assumptions,
    })
  })

  afterAll(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })

  /** LinkedIn behind all layers, with an empty cache. */
  function createColdUpstream(): LinkedIn {
    return createUpstream({
      ...linkedIn.sandbox.linkedIn,
      ...TIMEOUTS,
      maxQueued: 1_000,
      dailyQuota: null,
      isSearchInOwnLocale: true,
      lifetimes: LIFETIMES,
      cacheMaxBytes: 4_000_000,
      onCacheFailure: () => {},
      tokenCache: createMemoryCache({ maxBytes: 10_000 }, () => {}),
      dispatcher,
      logger: createLogRecorder().log,
      now: clock.now,
      monotonicNow: clock.now,
      random: () => 0.5,
      sleep: async () => {},
    })
  }

  it('changes no answer', async () => {
    const plain = createRestClient((request) => linkedIn.send(request, {}))
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const upstream = createColdUpstream()
        const underWay: Promise<void>[] = []
        for (const { operation, minutesLater, isWithTheOneBefore } of sequence) {
          if (!isWithTheOneBefore) await Promise.all(underWay.splice(0))
          clock.advance(minutesLater * 60_000)
          const check = async () => {
            const [warm, cold] = await Promise.all([
              executeOperation(schema, upstream.clientFor(), operation),
              executeOperation(schema, plain, operation),
            ])
            expect(warm).toEqual(cold)
          }
          underWay.push(check())
        }
        await Promise.all(underWay)
      }),
      RUNS,
    )
  })
})
