import { availableParallelism, cpus } from 'node:os'
import process from 'node:process'
import type { CaseCost, ServerCost, Turn } from './measure-costs.ts'
import type { StartTimes } from './measure-starts.ts'
import type { ServerName } from './start-servers.ts'

/** All that was measured, in figures. */
export interface CostReport {
  /** When, as an ISO 8601 date. */
  readonly date: string
  /** Such as `v20.20.2`. */
  readonly node: string
  readonly cores: number
  /** The processor's model. */
  readonly processor: string
  readonly cases: readonly CaseReport[]
  readonly starts: { readonly withCredentials: Spread; readonly withoutCredentials: Spread }
}

/** What the answers of a case cost. */
export interface CaseReport {
  readonly name: string
  readonly title: string
  readonly answerBytes: number
  /** The floor is the first. */
  readonly servers: readonly ServerReport[]
}

/** What the answers of one server cost. */
export interface ServerReport {
  readonly name: ServerName
  readonly title: string
  readonly residentMegabytes: number
  /** How often LinkedIn was called for one answer, and the kilobytes that it sent. */
  readonly calls: number
  readonly upstreamKilobytes: number
  readonly loads: readonly LoadReport[]
}

/** How a server has stood so many connections. */
export interface LoadReport {
  readonly connections: number
  /** The CPU time of one answer, in microseconds. */
  readonly cpuMicroseconds: Spread
  /** That time divided by the floor's. */
  readonly ratio: number
  readonly requestsPerSecond: Spread
  /** Of the answers of all rounds, in milliseconds. */
  readonly p99Ms: number
}

/** A figure measured several times; NaN, in JSON null, when it was not. */
export interface Spread {
  /** Of an even number of measurements the lower one of the two in the middle. */
  readonly median: number
  readonly lowest: number
  readonly highest: number
}

/** The figures of what was measured. */
export function createCostReport(costs: readonly CaseCost[], starts: StartTimes): CostReport {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    cases: costs.map(toCaseReport),
    starts: {
      withCredentials: toSpread(starts.withCredentials),
      withoutCredentials: toSpread(starts.withoutCredentials),
    },
  }
}

function toCaseReport({ measured: { name, title }, answerBytes, servers }: CaseCost): CaseReport {
  const [floor] = servers
  return { name, title, answerBytes, servers: servers.map((each) => toServerReport(each, floor)) }
}

function toServerReport(
  { name, title, residentBytes, turns }: ServerCost,
  floor: ServerCost | undefined,
): ServerReport {
  const all = [...turns.values()].flat()
  const answers = sum(all.map((turn) => turn.answers))
  return {
    name,
    title,
    residentMegabytes: residentBytes / 1e6,
    calls: sum(all.map((turn) => turn.calls)) / answers,
    upstreamKilobytes: sum(all.map((turn) => turn.upstreamBytes)) / 1_000 / answers,
    loads: [...turns].map(([connections, taken]) => {
      const cpuMicroseconds = toSpread(taken.map(toCpuTime))
      const floorTime = toSpread((floor?.turns.get(connections) ?? []).map(toCpuTime)).median
      return {
        connections,
        cpuMicroseconds,
        ratio: cpuMicroseconds.median / floorTime,
        requestsPerSecond: toSpread(taken.map((turn) => (turn.answers / turn.durationMs) * 1_000)),
        p99Ms: toQuantile(
          taken.flatMap((turn) => turn.latenciesMs),
          0.99,
        ),
      }
    }),
  }
}

function toCpuTime({ cpuMicroseconds, answers }: Turn): number {
  return cpuMicroseconds / answers
}

function toSpread(numbers: readonly number[]): Spread {
  return {
    median: toQuantile(numbers, 0.5),
    lowest: toQuantile(numbers, 0),
    highest: toQuantile(numbers, 1),
  }
}

/** The smallest of the numbers that such a share of them does not exceed; NaN when there is none. */
function toQuantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
