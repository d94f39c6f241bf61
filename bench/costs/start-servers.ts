import { getGlobalDispatcher, request } from 'undici'
import { type PostedOperation, postOperation } from '../post-operation.ts'
import {
  type ServerProcess,
  startServer,
  startServerProcess,
  toLinkedInEnvironment,
} from '../server-process.ts'
import type { Case } from './cases.ts'
import type { CallTotals } from './fake-linkedin.ts'

/** A server that is compared with others by what its answers cost. */
export interface MeasuredServer {
  readonly name: ServerName
  /** In Markdown. */
  readonly title: string
  readonly process: ServerProcess
}

/** What a server is called on the command line and in JSON. */
export type ServerName = 'floor' | 'ours' | 'apolloCached' | 'apollo' | 'hive'

const TITLES: Readonly<Record<ServerName, string>> = {
  floor: 'floor: `node:http`',
  ours: '**this server**',
  apolloCached: 'Apollo Server, cached',
  apollo: 'Apollo Server',
  hive: 'Hive Gateway',
}

/** All of them, in the order of their turns. */
export const SERVERS = Object.keys(TITLES) as readonly ServerName[]

/**
 * Starts servers for a case, each in a process of its own; nothing that they cache becomes stale while it
 * is measured. The floor is the least that can give the same answers: of bytes that it has, or of
 * responses to the same calls to LinkedIn as this server makes.
 */
export async function startServers(
  measured: Case,
  names: readonly ServerName[],
  linkedIn: ServerProcess,
): Promise<readonly MeasuredServer[]> {
  const production = { NODE_ENV: 'production' }
  const ours = await startServer(linkedIn, { ...production, FRESH_SEARCH_SECONDS: '3600' })
  const environment = {
    ...production,
    ...toLinkedInEnvironment(linkedIn),
    SCHEMA_FILE: 'schema.graphql',
  }
  const start: Readonly<Record<ServerName, () => Promise<ServerProcess>>> = {
    floor: async () =>
      measured.name === 'known'
        ? startServerProcess('bench/costs/floor-bytes.ts', { ANSWERS_FROM: ours.url })
        : startServerProcess('bench/costs/floor-upstream.ts', {
            ...environment,
            CASE: measured.name,
            KEPT: measured.calls === 0 ? 'yes' : '',
            TARGET: await readTarget(measured, ours, linkedIn),
          }),
    ours: async () => ours,
    apolloCached: () =>
      startServerProcess('bench/peer/main.ts', { ...environment, TTL_SECONDS: '3600' }),
    apollo: () => startServerProcess('bench/peer/main.ts', environment),
    hive: () => startServerProcess('bench/hive/main.ts', environment),
  }
  const starting = names.map(async (name) => ({
    name,
    title: TITLES[name],
    process: await start[name](),
  }))
  return Promise.all(starting)
}

/** The calls to the fake LinkedIn until now. */
export async function readCallTotals(linkedIn: ServerProcess): Promise<CallTotals> {
  const { body } = await request(`${linkedIn.url}/calls`)
  return (await body.json()) as CallTotals
}

/** The path and query that this server calls LinkedIn by, `{}` in place of the keyword or the URN. */
async function readTarget(
  { operation, primer }: Case,
  ours: ServerProcess,
  linkedIn: ServerProcess,
): Promise<string> {
  const first: PostedOperation = (primer ?? operation)(0)
  await postOperation(getGlobalDispatcher(), ours.url, first)
  const { lastTarget } = await readCallTotals(linkedIn)
  return lastTarget.replace(/page\d{3}(x\d{7})?|urn:li:lyndaCourse:\d{9}/, '{}')
}
