import type { SandboxCall } from '../../src/sandbox/sandbox.ts'
import { OPERATION_KINDS, type OperationKind } from './workload/operation.ts'

/** What some operations have asked of LinkedIn. */
export interface Asked {
  readonly operations: number
  readonly calls: number
  /** Of the bodies of LinkedIn's answers. */
  readonly bytes: number
  /** How many of the operations were answered without asking LinkedIn. */
  readonly unasked: number
}

/** What all operations have asked of LinkedIn, by kind. */
export interface Tally {
  readonly byKind: ReadonlyMap<OperationKind, Asked>
  total(): Asked
  /** Adds an operation with the calls that were made during it. */
  add(kind: OperationKind, calls: readonly SandboxCall[]): void
}

const NOTHING: Asked = { operations: 0, calls: 0, bytes: 0, unasked: 0 }

/** A tally of no operations. */
export function createTally(): Tally {
  const byKind = new Map<OperationKind, Asked>(OPERATION_KINDS.map((kind) => [kind, NOTHING]))

  return {
    byKind,
    total: () => [...byKind.values()].reduce(sum, NOTHING),
    add(kind, calls) {
      const asked = {
        operations: 1,
        calls: calls.length,
        bytes: calls.reduce((bytes, call) => bytes + (call.bytes ?? 0), 0),
        unasked: calls.length === 0 ? 1 : 0,
      }
      byKind.set(kind, sum(byKind.get(kind) ?? NOTHING, asked))
    },
  }
}

function sum(one: Asked, other: Asked): Asked {
  return {
    operations: one.operations + other.operations,
    calls: one.calls + other.calls,
    bytes: one.bytes + other.bytes,
    unasked: one.unasked + other.unasked,
  }
}
