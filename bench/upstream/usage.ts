import type { SandboxCall } from '../../src/sandbox/sandbox.ts'
import { OPERATION_KINDS, type OperationKind } from './workload/operations.ts'

/** What some operations have used of LinkedIn. */
export interface Usage {
  readonly operations: number
  readonly calls: number
  /** Of the bodies of LinkedIn's answers. */
  readonly bytes: number
  /** The operations during which LinkedIn was not called. */
  readonly hits: number
}

/** Adds up the usage of all operations, by kind. */
export interface UsageMeter {
  readonly byKind: ReadonlyMap<OperationKind, Usage>
  total(): Usage
  /** Adds an operation with the calls that were made during it. */
  add(kind: OperationKind, calls: readonly SandboxCall[]): void
}

const NO_USAGE: Usage = { operations: 0, calls: 0, bytes: 0, hits: 0 }

/** A meter of no operations yet. */
export function createUsageMeter(): UsageMeter {
  const byKind = new Map<OperationKind, Usage>(OPERATION_KINDS.map((kind) => [kind, NO_USAGE]))

  return {
    byKind,
    total: () => [...byKind.values()].reduce(sum, NO_USAGE),
    add(kind, calls) {
      const usage = {
        operations: 1,
        calls: calls.length,
        bytes: calls.reduce((bytes, call) => bytes + (call.bytes ?? 0), 0),
        hits: calls.length === 0 ? 1 : 0,
      }
      byKind.set(kind, sum(byKind.get(kind) ?? NO_USAGE, usage))
    },
  }
}

function sum(one: Usage, other: Usage): Usage {
  return {
    operations: one.operations + other.operations,
    calls: one.calls + other.calls,
    bytes: one.bytes + other.bytes,
    hits: one.hits + other.hits,
  }
}
