import type { FieldMergeFunction, FieldPolicy, FieldReadFunction } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** A connection as the cache keeps it: what its operations have asked of it so far. */
interface Connection {
  edges?: { node: unknown }[]
  nodes?: unknown[]
  pageInfo?: unknown
}

/**
 * One list for all pages of a connection whose other arguments are the same. Pages are merged as
 * `relayStylePagination` does, which by itself keeps only the last page of `nodes`, takes a list that
 * was only counted for an empty one, and mixes the `pageInfo` of a page with that of another.
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
      // `pageInfo` fields that were not selected stay absent; `relayStylePagination` would fill them in.
      return { ...rest, pageInfo: list.pageInfo, edges, nodes: edges.map(({ node }) => node) }
    },
    merge(list: Connection | undefined, page: Connection | null, options) {
      if (!page) return list ?? page
      const { nodes, edges = nodes?.map((node) => ({ node })), pageInfo, ...counts } = page
      const { first, after, last, before } = options.args ?? {}
      // A page without elements says nothing of where the list ends.
      if (!edges || first === 0 || last === 0) {
        return { ...list, ...counts, pageInfo: list?.edges ? list.pageInfo : pageInfo }
      }
      // A page without a cursor replaces the list.
      const isContinued = list?.edges && (after || before)
      const known = isContinued ? list : { ...list, edges: [], pageInfo: {} }
      return merge(known, { ...counts, edges, pageInfo }, options)
    },
  }
}
