import assert from 'node:assert/strict'
import type { ServerProcess } from '../server-process.ts'
import type { Case } from './cases.ts'
import { type LoadResult, sendLoad } from './send-load.ts'
import {
  type MeasuredServer,
  readCallTotals,
  type ServerName,
  startServers,
} from './start-servers.ts'
import { type BodyLengths, verifyAnswers } from './verify-answers.ts'

/** How much is measured. */
export interface CostOptions {
  readonly cases: readonly Case[]
  readonly servers: readonly ServerName[]
  /** The most different answers that a case is measured with. */
  readonly maxPages: number
  /** How many turns each server takes at each number of connections, the warm-up not counted. */
  readonly rounds: number
  readonly turnMs: number
  readonly warmUpMs: number
  /** The numbers of connections that central cases are measured at. */
  readonly connections: readonly number[]
  /** The one that the others are measured at. */
  readonly mainConnections: number
}

/** What the answers of a case cost. */
export interface CaseCost {
  readonly measured: Case
  readonly answerBytes: number
  /** The floor is the first. */
  readonly servers: readonly ServerCost[]
}

/** What the answers of one server cost. */
export interface ServerCost extends Pick<MeasuredServer, 'name' | 'title'> {
  /** After the last turn. */
  readonly residentBytes: number
  /** By the number of connections, in the order measured. */
  readonly turns: ReadonlyMap<number, readonly Turn[]>
}

/** What a server has done in one turn. */
export interface Turn extends LoadResult {
  /** How often LinkedIn was called, and the bytes that it sent. */
  readonly calls: number
  readonly upstreamBytes: number
}

/**
 * Measures one case after another, each with servers that are started for it.
 *
 * @throws when a server gives another answer than the others, or calls LinkedIn more often than needed
 */
export async function measureCosts(
  linkedIn: ServerProcess,
  { cases, ...options }: CostOptions,
): Promise<readonly CaseCost[]> {
  const costs: CaseCost[] = []
  for (const measured of cases) {
    const servers = await startServers(measured, options.servers, linkedIn)
    costs.push(await measureCase(measured, servers, linkedIn, options))
    await Promise.all(servers.map((server) => server.process.end()))
  }
  return costs
}

async function measureCase(
  measured: Case,
  servers: readonly MeasuredServer[],
  linkedIn: ServerProcess,
  options: Omit<CostOptions, 'cases' | 'servers'>,
): Promise<CaseCost> {
  const { rounds, turnMs, warmUpMs, mainConnections } = options
  const pages = Math.min(measured.variety, options.maxPages)
  const lengths = await verifyAnswers(measured, servers, pages)
  const connections = measured.isCentral ? options.connections : [mainConnections]
  let sent = pages
  const nextOperation = () => {
    const page = sent % pages
    const number = Math.floor(sent / pages) * measured.variety + page
    sent += 1
    return { page, operation: measured.operation(number) }
  }
  const takers = servers.map((server, index) => ({
    ...server,
    turns: new Map(connections.map((count) => [count, [] as Turn[]])),
    take: (turn: { connections: number; durationMs: number }) =>
      takeTurn(server, measured, linkedIn, {
        ...turn,
        nextOperation,
        onAnswer: checkLength(server, lengths[index] ?? []),
      }),
  }))

  for (const { take } of takers) {
    await take({ connections: mainConnections, durationMs: warmUpMs })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const count of connections) {
      for (const { take, turns } of takers) {
        turns.get(count)?.push(await take({ connections: count, durationMs: turnMs }))
      }
    }
  }
  const costs = takers.map(async ({ name, title, process, turns }) => ({
    name,
    title,
    turns,
    residentBytes: await process.readResidentBytes(),
  }))
  return { measured, answerBytes: lengths[0]?.[0] ?? 0, servers: await Promise.all(costs) }
}

/** Answers from the same page are equally long, whatever the operation's number. */
function checkLength({ title }: MeasuredServer, lengths: BodyLengths) {
  return ({ page }: { readonly page: number }, bodyLength: number): void => {
    if (bodyLength !== lengths[page]) {
      throw new Error(`${title} gave ${bodyLength} bytes of page ${page}, not ${lengths[page]}`)
    }
  }
}

async function takeTurn(
  { name, title, process }: MeasuredServer,
  measured: Case,
  linkedIn: ServerProcess,
  load: Parameters<typeof sendLoad>[1],
): Promise<Turn> {
  const before = await readCallTotals(linkedIn)
  const result = await sendLoad(process, load)
  const after = await readCallTotals(linkedIn)

  const calls = after.count - before.count
  if (name === 'floor' || name === 'ours') {
    assert.equal(calls, measured.calls * result.answers, `calls to LinkedIn by ${title}`)
  }
  return { ...result, calls, upstreamBytes: after.bytes - before.bytes }
}
