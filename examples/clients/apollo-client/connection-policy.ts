import type { FieldMergeFunction, FieldPolicy, FieldReadFunction, Reference } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** A connection as the cache keeps it. */
interface Connection {
  edges?: { node: Reference }[]
  nodes?: Reference[]
}

/**
 * One list for all pages of a connection whose other arguments are the same. Pages are merged as
 * `relayStylePagination` does, which by itself knows only `edges`: it keeps the last page of `nodes`,
 * and takes a list that was only counted for an empty one.
 */
export function connectionPolicy(keyArgs: string[]): FieldPolicy {
  // Its type leaves open that it has no such functions.
  const { read, merge } = relayStylePagination(keyArgs) as {
    read: FieldReadFunction
    merge: FieldMergeFunction
  }
  return {
    keyArgs,
    read(list: Connection | undefined, options) {
      if (!list?.edges) return list
      const { edges, ...rest }: Required<Connection> = read(list, options)
      return { ...rest, edges, nodes: edges.map(({ node }) => node) }
    },
    merge(list: Connection | undefined, page: Connection | null, options) {
      if (!page) return list ?? page
      const { nodes, edges = nodes?.map((node) => ({ node })), ...rest } = page
      if (!edges) return { ...list, ...rest }
      return merge(list && { edges: [], ...list }, { ...rest, edges }, options)
    },
  }
}
