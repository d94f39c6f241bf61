import type { WirePage } from './wire.ts'

/** Where a page begins that comes after a cursor. */
export function toStart(after: string | null | undefined): number {
  if (!after) return 0
  const [, place] = Buffer.from(after, 'base64url').toString().split(':')
  return Number(place) + 1
}

/** A page of LinkedIn's as a connection whose cursors have that name. */
export function toConnection<Element, Node>(
  name: string,
  { elements, paging: { total } }: WirePage<Element>,
  start: number,
  toNode: (element: Element) => Node,
) {
  const nodes = elements.map(toNode)
  const cursors = nodes.map((_, index) =>
    Buffer.from(`${name}:${start + index}`).toString('base64url'),
  )
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursors[index] })),
    totalCount: total,
    pageInfo: {
      startCursor: cursors[0],
      endCursor: cursors.at(-1),
      hasNextPage: start + nodes.length < total,
      hasPreviousPage: start > 0 && total > 0,
    },
  }
}
