import { getGlobalDispatcher } from 'undici'
import { CASES, type Case, type CaseName } from '../costs/cases.ts'
import { postOperation } from '../post-operation.ts'
import { type ServerProcess, startServer, startServerProcess } from '../server-process.ts'
import { countWork, type Work } from './count-work.ts'

/** What this server does for one answer of a case. */
export interface CaseWork {
  readonly name: CaseName
  readonly title: string
  readonly work: Work
}

/** The cases whose answers are small: garbage is not collected within each of them. */
const SMALL_CASES = CASES.filter(({ name }) => name !== 'contents')

const WARM_UPS = 3
const ANSWERS = 5

/**
 * Counts the work for one answer of each case, by a server that has given answers of the case before.
 * Of several answers each count is the median: what happens now and then, such as garbage collection,
 * belongs to none of them.
 */
export async function measureWork(): Promise<readonly CaseWork[]> {
  const linkedIn = await startServerProcess('bench/costs/fake-linkedin.ts')
  const works: CaseWork[] = []
  for (const measured of SMALL_CASES) {
    const { name, title } = measured
    const server = await startServer(linkedIn, { NODE_ENV: 'production' })
    works.push({ name, title, work: await measureCase(measured, server) })
    await server.end()
  }
  await linkedIn.end()
  return works
}

async function measureCase(
  { operation, primer = operation, variety }: Case,
  server: ServerProcess,
): Promise<Work> {
  const post = (posted: ReturnType<typeof operation>) =>
    postOperation(getGlobalDispatcher(), server.url, posted)
  for (let page = 0; page < ANSWERS; page += 1) await post(primer(page))
  for (let number = 0; number < WARM_UPS; number += 1) await post(operation(number))

  const works: Work[] = []
  for (let number = 0; number < ANSWERS; number += 1) {
    works.push(await countWork(server, () => post(operation(variety + number))))
  }
  return toMedians(works)
}

function toMedians(works: readonly Work[]): Work {
  const median = (count: keyof Work) => {
    const counts = works.map((work) => work[count]).toSorted((one, other) => one - other)
    return counts[Math.floor(counts.length / 2)] ?? 0
  }
  return {
    jsonParses: median('jsonParses'),
    jsonStringifies: median('jsonStringifies'),
    parses: median('parses'),
    validations: median('validations'),
    executions: median('executions'),
    cacheWrites: median('cacheWrites'),
    promises: median('promises'),
    functionCalls: median('functionCalls'),
    packageCalls: median('packageCalls'),
    allocatedKilobytes: median('allocatedKilobytes'),
  }
}
