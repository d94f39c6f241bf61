import type { Random } from './catalogue/random.ts'

/** Which requests a fault applies to, and how often. */
export interface FaultTarget {
  /** A path with everything below it, or a pattern of paths. Default: everything under `/v2/`. */
  readonly path?: string | RegExp
  /** The part of these requests, at random by the sandbox's seed, from 0 to 1. Default: 1. */
  readonly probability?: number
  /** 2 for every second of the requests that it applies to, and so on. Default: 1. */
  readonly every?: number
  /** How many requests; Infinity: until `clearFaults`. Default: 1. */
  readonly times?: number
  /** Delay before the request is answered. Default: 0. */
  readonly latencyMs?: number
}

/** An answer in place of the real one. A `body` that is a string is sent as it is. */
export interface AnswerFault extends FaultTarget {
  readonly kind?: 'answer'
  readonly status: number
  /** Default: an error body with that status, in the gateway's shape. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The real answer, delayed. */
export interface LatencyFault extends FaultTarget {
  readonly kind: 'latency'
  readonly latencyMs: number
}

/**
 * No complete JSON answer. `hang`: no answer until the sandbox closes. `reset`: a TCP reset.
 * `truncate`: the connection closes halfway through the body. `html`: 200 with a sign-in page.
 */
export interface BrokenFault extends FaultTarget {
  readonly kind: 'hang' | 'reset' | 'truncate' | 'html'
}

/** A failure injected into the sandbox's answers. */
export type SandboxFault = AnswerFault | LatencyFault | BrokenFault

/** The queue of injected faults. */
export interface FaultInjector {
  inject(fault: SandboxFault): void
  /** Takes the oldest fault that applies to a path; undefined: none does. */
  take(path: string): SandboxFault | undefined
  clear(): void
}

/** An empty queue of faults. */
export function createFaultInjector(random: Random): FaultInjector {
  let pending: { readonly fault: SandboxFault; left: number; passed: number }[] = []

  return {
    inject: (fault) => {
      pending.push({ fault, left: fault.times ?? 1, passed: 0 })
    },
    take: (path) => {
      const next = pending.find((each) => {
        if (!appliesTo(each.fault, path)) return false
        each.passed += 1
        return each.passed % (each.fault.every ?? 1) === 0 && isHit(each.fault, random)
      })
      if (!next) return undefined
      next.left -= 1
      pending = pending.filter(({ left }) => left > 0)
      return next.fault
    },
    clear: () => {
      pending = []
    },
  }
}

function appliesTo({ path = /^\/v2\// }: FaultTarget, requested: string): boolean {
  if (typeof path !== 'string') return path.test(requested)
  return requested === path || requested.startsWith(`${path}/`)
}

function isHit({ probability = 1 }: FaultTarget, random: Random): boolean {
  return probability >= 1 || random.integer(1, MILLION) <= probability * MILLION
}

const MILLION = 1_000_000
