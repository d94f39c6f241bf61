import assert from 'node:assert/strict'
import { request } from 'undici'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type Candidate, startCandidates } from './candidates.ts'
import type { SearchTotals } from './fake-linkedin.ts'
import { CACHED_KEYWORD, type Load, searchCourses, sendLoad } from './search-load.ts'

/** How much is measured. */
export interface CostOptions {
  /** How many turns each candidate takes, the warm-up not counted. */
  readonly rounds: number
  /** How many uncached answers a candidate gives in its turn. */
  readonly requests: number
}

/** What the answers of one candidate cost. */
export interface Cost extends Pick<Candidate, 'name' | 'isCached'> {
  /** The CPU time of one answer, in microseconds; a number for each round. */
  readonly microseconds: readonly number[]
  /** How many bytes LinkedIn sent for one answer. */
  readonly upstreamBytes: number
}

/** What the same answer costs each candidate. */
export interface CostReport {
  readonly answerBytes: number
  /** A baseline comes before what is compared with it. */
  readonly costs: readonly Cost[]
}

/**
 * Measures all candidates, in turns.
 *
 * @throws when one of them gives another answer, or does not call LinkedIn as it should
 */
export async function measureCosts(
  linkedIn: ServerProcess,
  { rounds, requests }: CostOptions,
): Promise<CostReport> {
  const server = await startServer(linkedIn)
  const expected = await searchCourses(server.url, CACHED_KEYWORD)
  await server.end()

  const candidates = await startCandidates(linkedIn, await readTotals(linkedIn))
  for (const candidate of candidates) {
    // The one search that fills the caches, too.
    const answer = await searchCourses(candidate.server.url, CACHED_KEYWORD)
    assert.equal(`${answer}`, `${expected}`, `“${candidate.name}” gives the same answer`)
  }

  let searches = 0
  const turnLoad = { requests, expected, nextNewKeyword: () => `keyword ${searches++}` }
  for (const candidate of candidates) {
    await takeTurn(candidate, linkedIn, { ...turnLoad, requests: WARM_UP_TURNS * requests })
  }
  const turns = new Map(candidates.map((candidate) => [candidate, [] as Turn[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [candidate, taken] of turns) {
      taken.push(await takeTurn(candidate, linkedIn, turnLoad))
    }
  }
  return { answerBytes: expected.length, costs: [...turns].map(toCost) }
}

/** So that V8 has compiled all that it will compile. */
const WARM_UP_TURNS = 3

/** Cached answers come so fast that it takes more of them to measure one as well. */
const CACHED_ANSWERS_PER_REQUEST = 4

interface Turn {
  readonly microseconds: number
  readonly upstreamBytes: number
}

interface TurnLoad extends Pick<Load, 'requests' | 'expected'> {
  /** A keyword that no search has had yet. */
  readonly nextNewKeyword: () => string
}

async function takeTurn(
  { name, server, isCached }: Candidate,
  linkedIn: ServerProcess,
  { requests, expected, nextNewKeyword }: TurnLoad,
): Promise<Turn> {
  const answers = isCached ? CACHED_ANSWERS_PER_REQUEST * requests : requests
  const nextKeyword = isCached ? () => CACHED_KEYWORD : nextNewKeyword
  const totalsBefore = await readTotals(linkedIn)
  const cpuTimeBefore = await server.readCpuTime()
  await sendLoad(server.url, { requests: answers, nextKeyword, expected })
  const cpuTime = (await server.readCpuTime()) - cpuTimeBefore
  const totals = await readTotals(linkedIn)

  const calls = totals.count - totalsBefore.count
  assert.equal(calls, isCached ? 0 : answers, `calls to LinkedIn by “${name}”`)
  return {
    microseconds: cpuTime / answers,
    upstreamBytes: (totals.bytes - totalsBefore.bytes) / answers,
  }
}

function toCost([{ name, isCached }, turns]: [Candidate, Turn[]]): Cost {
  const microseconds = turns.map((turn) => turn.microseconds)
  return { name, isCached, microseconds, upstreamBytes: turns[0]?.upstreamBytes ?? 0 }
}

async function readTotals(linkedIn: ServerProcess): Promise<SearchTotals> {
  const { body } = await request(`${linkedIn.url}/searches`)
  return (await body.json()) as SearchTotals
}
