/** Which requests a fault befalls, and how often. */
export interface FaultTarget {
  /** A path with all below it, or a pattern for it; by default everything under `/v2/`. */
  readonly path?: string | RegExp
  /** How many requests; Infinity until `heal`. Default: 1. */
  readonly times?: number
  /** How long the request waits first. Default: 0. */
  readonly latencyMs?: number
}

/** An answer in place of the real one. A `body` that is a string is sent as it is. */
export interface AnswerFault extends FaultTarget {
  readonly kind?: 'answer'
  readonly status: number
  /** Default: an error body with that status, as the gateway sends it. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The real answer, late. */
export interface LatencyFault extends FaultTarget {
  readonly kind: 'latency'
  readonly latencyMs: number
}

/**
 * No proper answer. `hang`: none until the sandbox closes. `reset`: the connection is reset.
 * `truncate`: it ends halfway through the body. `html`: 200 with a sign-in page.
 */
export interface BrokenFault extends FaultTarget {
  readonly kind: 'hang' | 'reset' | 'truncate' | 'html'
}

/** Something that goes wrong because a test wants it to. */
export type SandboxFault = AnswerFault | LatencyFault | BrokenFault

/** The faults still to happen. */
export interface Faults {
  add(fault: SandboxFault): void
  /** The fault that befalls a request now: the oldest that fits. */
  take(path: string): SandboxFault | undefined
  heal(): void
}

/** No faults, to begin with. */
export function createFaults(): Faults {
  let pending: { readonly fault: SandboxFault; left: number }[] = []

  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times ?? 1 })
    },
    take: (path) => {
      const next = pending.find(({ fault }) => befalls(fault, path))
      if (!next) return undefined
      next.left -= 1
      pending = pending.filter(({ left }) => left > 0)
      return next.fault
    },
    heal: () => {
      pending = []
    },
  }
}

function befalls({ path = /^\/v2\// }: FaultTarget, requested: string): boolean {
  if (typeof path !== 'string') return path.test(requested)
  return requested === path || requested.startsWith(`${path}/`)
}
