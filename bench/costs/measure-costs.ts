import assert from 'node:assert/strict'
import { request } from 'undici'
import type { Child } from '../child.ts'
import { startProduct } from '../product.ts'
import { askForCourses } from './ask.ts'
import { type Contender, startContenders } from './contenders.ts'
import type { SearchLedger } from './linkedin-stand-in.ts'
import { type Load, load } from './load.ts'
import type { CostOptions } from './options.ts'
import { KNOWN_KEYWORD } from './workload.ts'

/** What the answers of one contender cost. */
export interface Cost extends Pick<Contender, 'name' | 'isAnswerKnown'> {
  /** The CPU time of one answer, in microseconds; one number a round. */
  readonly microseconds: readonly number[]
  /** How many bytes LinkedIn had to send for one answer. */
  readonly upstreamBytes: number
}

/** What the same answer costs those who can give it. */
export interface CostReport {
  readonly answerBytes: number
  /** The floor comes before what is compared with it. */
  readonly costs: readonly Cost[]
}

/** Measures all contenders, in turns. */
export async function measureCosts(
  upstream: Child,
  { rounds, requests }: Pick<CostOptions, 'rounds' | 'requests'>,
): Promise<CostReport> {
  const product = await startProduct(upstream)
  const expected = await askForCourses(product.url, KNOWN_KEYWORD)
  await product.end()

  const contenders = await startContenders(upstream, await readLedger(upstream))
  for (const { name, server } of contenders) {
    // This is also the one question after which a known answer is known.
    const answer = await askForCourses(server.url, KNOWN_KEYWORD)
    assert.equal(`${answer}`, `${expected}`, `“${name}” gives the product's answer`)
  }

  let asked = 0
  const turnLoad = { requests, expected, nextNewKeyword: () => `keyword ${asked++}` }
  for (const contender of contenders) {
    await takeTurn(contender, upstream, { ...turnLoad, requests: WARM_UP_TURNS * requests })
  }
  const turns = new Map(contenders.map((contender) => [contender, [] as Turn[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, taken] of turns) {
      taken.push(await takeTurn(contender, upstream, turnLoad))
    }
  }
  return { answerBytes: expected.length, costs: [...turns].map(toCost) }
}

/** So that V8 has compiled all that it will compile. */
const WARM_UP_TURNS = 3

/** A known answer comes so fast that it takes more of them to measure it as well. */
const KNOWN_ANSWERS_PER_REQUEST = 4

interface Turn {
  readonly microseconds: number
  readonly upstreamBytes: number
}

interface TurnLoad extends Pick<Load, 'requests' | 'expected'> {
  /** A keyword that nobody has asked for yet. */
  readonly nextNewKeyword: () => string
}

async function takeTurn(
  { name, server, isAnswerKnown }: Contender,
  upstream: Child,
  { requests, expected, nextNewKeyword }: TurnLoad,
): Promise<Turn> {
  const answers = isAnswerKnown ? KNOWN_ANSWERS_PER_REQUEST * requests : requests
  const nextKeyword = isAnswerKnown ? () => KNOWN_KEYWORD : nextNewKeyword
  const ledgerBefore = await readLedger(upstream)
  const cpuTimeBefore = await server.readCpuTime()
  await load(server.url, { requests: answers, nextKeyword, expected })
  const cpuTime = (await server.readCpuTime()) - cpuTimeBefore
  const ledger = await readLedger(upstream)

  const searches = ledger.count - ledgerBefore.count
  assert.equal(searches, isAnswerKnown ? 0 : answers, `the searches that “${name}” asked for`)
  return {
    microseconds: cpuTime / answers,
    upstreamBytes: (ledger.bytes - ledgerBefore.bytes) / answers,
  }
}

function toCost([{ name, isAnswerKnown }, turns]: [Contender, Turn[]]): Cost {
  const microseconds = turns.map((turn) => turn.microseconds)
  return { name, isAnswerKnown, microseconds, upstreamBytes: turns[0]?.upstreamBytes ?? 0 }
}

async function readLedger(upstream: Child): Promise<SearchLedger> {
  const { body } = await request(`${upstream.url}/searches`)
  return (await body.json()) as SearchLedger
}
