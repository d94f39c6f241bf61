import { type ServerProcess, startServer, startServerProcess } from '../server-process.ts'
import type { SearchTotals } from './fake-linkedin.ts'

/** A server that is compared with others by what its answers cost. */
export interface Candidate {
  readonly name: string
  readonly server: ServerProcess
  /** Whether it gets the same search again and again, or another one each time. */
  readonly isCached: boolean
}

/**
 * Starts all candidates, each in a process of its own: this server, once for cached and once for
 * uncached answers, and before each the baselines, one of which requests the same fields of LinkedIn
 * as this server did last.
 */
export async function startCandidates(
  linkedIn: ServerProcess,
  { lastFields }: SearchTotals,
): Promise<readonly Candidate[]> {
  const server = await startServer(linkedIn)
  const startUncachedBaseline = (environment: Readonly<Record<string, string>>) =>
    startServerProcess('bench/costs/baseline-uncached.ts', {
      LINKEDIN_API_URL: linkedIn.url,
      ...environment,
    })
  return [
    {
      name: 'node:http, writing the same bytes',
      server: await startServerProcess('bench/costs/baseline-cached.ts', {
        ANSWER_FROM: server.url,
      }),
      isCached: true,
    },
    { name: 'this server', server, isCached: true },
    {
      name: 'node:http, requesting the same fields',
      server: await startUncachedBaseline({ FIELDS: lastFields }),
      isCached: false,
    },
    {
      name: 'node:http, requesting all fields',
      server: await startUncachedBaseline({}),
      isCached: false,
    },
    { name: 'this server', server: await startServer(linkedIn), isCached: false },
  ]
}
