import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

/**
 * Upper bounds of the work for one answer, to be lowered and not to be raised. The counts are the same on
 * every machine, and with Node.js 20, 22 and 24; those of calls differ by a few, as timers happen to
 * fire, and allocated memory by some percent.
 */
const MAX_WORK = {
  known: {
    jsonParses: 0,
    jsonStringifies: 0,
    parses: 0,
    validations: 0,
    executions: 0,
    cacheWrites: 0,
    promises: 0,
    functionCalls: 20,
    packageCalls: 10,
    allocatedKilobytes: 26,
  },
  newDocument: {
    // The request, and the page again where the garbage collector has dropped its parsed form.
    jsonParses: 2,
    jsonStringifies: 3,
    parses: 1,
    validations: 2,
    executions: 1,
    cacheWrites: 1,
    promises: 203,
    functionCalls: 6_100,
    packageCalls: 20_000,
    allocatedKilobytes: 1_450,
  },
  asked: {
    jsonParses: 2,
    jsonStringifies: 2,
    parses: 0,
    validations: 0,
    executions: 1,
    cacheWrites: 2,
    promises: 229,
    functionCalls: 8_300,
    packageCalls: 13_400,
    allocatedKilobytes: 1_250,
  },
  lookUps: {
    jsonParses: 13,
    jsonStringifies: 2,
    parses: 0,
    validations: 0,
    executions: 1,
    cacheWrites: 13,
    promises: 1_141,
    functionCalls: 9_000,
    packageCalls: 16_600,
    allocatedKilobytes: 1_950,
  },
  facets: {
    jsonParses: 2,
    jsonStringifies: 2,
    parses: 0,
    validations: 0,
    executions: 1,
    cacheWrites: 2,
    promises: 236,
    functionCalls: 740,
    packageCalls: 1_530,
    allocatedKilobytes: 270,
  },
}

describe('npm run bench -- work', () => {
  it('counts no more work for an answer than before', async () => {
    const { stdout } = await runBench('work', '--json')

    const works = JSON.parse(stdout) as readonly CaseWork[]
    expect(works.map(({ name }) => name)).toEqual(Object.keys(MAX_WORK))
    const exceeded = works.flatMap(({ name, work }) =>
      Object.entries(MAX_WORK[name])
        .filter(([count, bound]) => !(Number(work[count]) <= bound))
        .map(([count, bound]) => `${name}: ${work[count]} ${count}, more than ${bound}`),
    )
    expect(exceeded).toEqual([])
    // What is not recognized any more would be counted as zero.
    const [, newDocument, asked] = works
    expect(newDocument?.work).toMatchObject({ parses: 1, executions: 1 })
    expect(asked?.work['cacheWrites']).toBeGreaterThan(0)
  })
})

interface CaseWork {
  readonly name: keyof typeof MAX_WORK
  readonly work: Readonly<Record<string, number>>
}
