import {
  createOperationDescriptor,
  type Direction,
  type Environment,
  fetchQuery,
  type GraphQLTaggedNode,
  getFragment,
  getPaginationMetadata,
  getPaginationVariables,
  getRequest,
  getSingularSelector,
  getValueAtPath,
} from 'relay-runtime'

/** The fields of a connection that a component reads. */
export interface Connection {
  readonly edges: readonly { readonly node: { readonly id: string }; readonly cursor: string }[]
  readonly totalCount: number
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** A list that grows at both ends. */
export interface RelayList {
  /** The pages that the store holds. */
  read(): Connection
  loadNext(count: number): Promise<void>
  loadPrevious(count: number): Promise<void>
}

/**
 * Fetches a query, and pages through the connection of a fragment that it spreads, as
 * `usePaginationFragment` does in React.
 */
export async function openRelayList(
  environment: Environment,
  query: GraphQLTaggedNode,
  tag: GraphQLTaggedNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<RelayList> {
  const operation = createOperationDescriptor(getRequest(query), variables)
  environment.retain(operation)
  await fetchQuery(environment, query, variables).toPromise()

  const fragment = getFragment(tag)
  const selector = getSingularSelector(fragment, environment.lookup(operation.fragment).data)
  const { connectionPathInFragmentData, paginationRequest, paginationMetadata } =
    getPaginationMetadata(fragment, fragment.name)
  const read = (): Connection =>
    getValueAtPath(environment.lookup(selector).data, connectionPathInFragmentData)

  async function load(direction: Direction, count: number): Promise<void> {
    const { startCursor, endCursor } = read().pageInfo
    const paged = getPaginationVariables(
      direction,
      count,
      direction === 'forward' ? endCursor : startCursor,
      { ...selector.owner.variables, ...selector.variables },
      {},
      paginationMetadata,
    )
    await fetchQuery(environment, paginationRequest, paged).toPromise()
  }

  return {
    read,
    loadNext: (count) => load('forward', count),
    loadPrevious: (count) => load('backward', count),
  }
}
