/**
 * The only place that knows both Relay's connections and LinkedIn's paging.
 * (Relay Cursor Connections Specification.)
 */
import type { Page } from '../linkedin/page.ts'
import { formatCursor } from './cursor.ts'
import type { ConnectionWindow } from './window.ts'

/** A page in Relay's form. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly nodes: readonly Node[]
  readonly pageInfo: {
    readonly startCursor: string | null
    readonly endCursor: string | null
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
  }
}

/**
 * The page that LinkedIn gave for a window. A page that is shorter than its window has holes, and
 * nobody knows where: its first and last cursors mark the ends of the window, so that going on from
 * there, either way, neither repeats an element nor skips one. Where LinkedIn says that it looked at
 * fewer places than it was asked for, the window is as short.
 */
export function toConnection<Node>(
  name: string,
  { elements, total, count }: Page<Node>,
  window: ConnectionWindow,
): Connection<Node> {
  const { start } = window
  const size = Math.min(window.size, count)
  const nodes = elements.slice(0, size)
  const end = Math.max(start + nodes.length, Math.min(start + size, total))
  const isEmpty = nodes.length === 0
  // Behind an empty page there is nothing, whatever the total says: LinkedIn stops short of it.
  const isStuck = isEmpty && size > 0
  // Before one there may be more, and a cursor is needed to get there.
  const isHole = isStuck && start > 0 && start < total

  const edges = nodes.map((node, index) => {
    const last = index === nodes.length - 1 ? end - 1 : start + index
    return { cursor: formatCursor(name, { first: start + index, last }), node }
  })
  const startOfHole = isHole ? formatCursor(name, { first: start, last: start }) : null

  return {
    edges,
    nodes,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? startOfHole,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: !isStuck && end < total,
      hasPreviousPage: start > 0 && total > 0,
    },
  }
}
