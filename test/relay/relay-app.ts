import type { TestServer } from '../support/graphql-server.ts'
import type { Compilation, RelayArtifact } from './relay-compiler.ts'

/** An object as a server answered it. */
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it has asked for.
export type Answered = Record<string, any>

/** A list that grows at both ends, as a component that uses it sees it. */
export interface PaginatedList {
  readonly edges: readonly Answered[]
  readonly totalCount: number
  readonly hasNext: boolean
  readonly hasPrevious: boolean
  loadNext(count: number): Promise<void>
  loadPrevious(count: number): Promise<void>
}

/** Does to a server what Relay does with what its compiler made. */
export interface RelayApp {
  /** Fetches the data of an operation. */
  fetch(operation: string, variables: Answered): Promise<Answered>
  /** Fetches what the query of a component spreads, and pages through it from there. */
  usePaginationFragment(component: string, variables: Answered): Promise<PaginatedList>
}

/** An app in front of a running server. */
export function createRelayApp(server: TestServer, { artifacts }: Compilation): RelayApp {
  async function fetch(operation: string, variables: Answered): Promise<Answered> {
    const { text } = artifactOf(operation).params ?? {}
    const { data, errors } = await server.query(text ?? '', variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  function artifactOf(name: string): RelayArtifact {
    const artifact = artifacts[name]
    if (!artifact) throw new Error(`The compiler made no ${name}`)
    return artifact
  }

  return {
    fetch,

    async usePaginationFragment(component, variables) {
      const { connection } = artifactOf(`${component}_query`).metadata?.refetch ?? {}
      const [field = ''] = connection?.path ?? []
      const { forward, backward } = connection ?? {}
      if (!forward || !backward) throw new Error(`${component} does not page both ways`)
      const fetchPage = async (operation: string, paging: Answered): Promise<Answered> =>
        (await fetch(`${component}${operation}`, { ...variables, ...paging }))[field]

      const { edges, pageInfo, totalCount } = await fetchPage('Query', {})
      const list = {
        edges,
        totalCount,
        hasNext: pageInfo.hasNextPage,
        hasPrevious: pageInfo.hasPreviousPage,
      }
      let { startCursor, endCursor } = pageInfo

      return Object.assign(list, {
        // The store takes from an answer only what it says of the end that has grown.
        async loadNext(count: number) {
          const page = await fetchPage('PaginationQuery', {
            [forward.count]: count,
            [forward.cursor]: endCursor,
            [backward.count]: null,
            [backward.cursor]: null,
          })
          list.edges = [...list.edges, ...page['edges']]
          list.hasNext = page['pageInfo'].hasNextPage
          endCursor = page['pageInfo'].endCursor ?? endCursor
        },
        async loadPrevious(count: number) {
          const page = await fetchPage('PaginationQuery', {
            [forward.count]: null,
            [forward.cursor]: null,
            [backward.count]: count,
            [backward.cursor]: startCursor,
          })
          list.edges = [...page['edges'], ...list.edges]
          list.hasPrevious = page['pageInfo'].hasPreviousPage
          startCursor = page['pageInfo'].startCursor ?? startCursor
        },
      })
    },
  }
}

/** Every object with an `id` that stands anywhere in an answer. */
export function nodesIn(answer: unknown): Answered[] {
  if (typeof answer !== 'object' || answer === null) return []
  const below = Object.values(answer).flatMap(nodesIn)
  return 'id' in answer ? [answer, ...below] : below
}
