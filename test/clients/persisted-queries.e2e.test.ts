import { fetchQuery } from 'relay-runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApolloClient } from '../../examples/clients/apollo-client/create-apollo-client.ts'
import { assetQuery } from '../../examples/clients/operations.ts'
import type { AssetCard_asset$key } from '../../examples/clients/relay/__generated__/AssetCard_asset.graphql.ts'
import assetCardRefetchQuery, {
  type AssetCardRefetchQuery,
} from '../../examples/clients/relay/__generated__/AssetCardRefetchQuery.graphql.ts'
import { assetCard } from '../../examples/clients/relay/asset-card.ts'
import { createRelayEnvironment } from '../../examples/clients/relay/create-relay-environment.ts'
import { createUrqlClient } from '../../examples/clients/urql/create-urql-client.ts'
import { startCachedServer } from '../support/cached-server.ts'
import { readRelayFragment } from './relay-fragment.ts'

const URN = 'urn:li:lyndaCourse:563322'
const ID = 'TGVhcm5pbmdBc3NldHxlbi1VU3x1cm46bGk6bHluZGFDb3Vyc2U6NTYzMzIy'

type Cached = Awaited<ReturnType<typeof startCachedServer>>

/** Each fetches the title of a course by a new client, whose cache is empty. */
const CLIENTS = [
  {
    name: 'Apollo Client',
    async fetchTitle({ server, fetch }: Cached) {
      const client = createApolloClient({ uri: `${server.url}/graphql`, fetch })
      onTestFinished(() => client.stop())
      const { data } = await client.query({ query: assetQuery, variables: { urn: URN } })
      return data?.learningAsset?.title
    },
  },
  {
    name: 'urql',
    async fetchTitle({ server, fetch }: Cached) {
      const client = createUrqlClient({ url: `${server.url}/graphql`, fetch })
      const { data } = await client.query(assetQuery, { urn: URN })
      return data?.learningAsset?.title
    },
  },
  {
    name: 'Relay',
    async fetchTitle({ server, fetch }: Cached) {
      const environment = createRelayEnvironment({ url: `${server.url}/graphql`, fetch })
      const data = await fetchQuery<AssetCardRefetchQuery>(environment, assetCardRefetchQuery, {
        id: ID,
      }).toPromise()
      if (!data?.node) return undefined
      return readRelayFragment<AssetCard_asset$key>(environment, assetCard, data.node).title
    },
  },
]

describe.each(CLIENTS)('$name with persisted queries', ({ fetchTitle }) => {
  it('sends the text once, and is then answered by a shared cache', async () => {
    const server = await startCachedServer()

    const titles = [await fetchTitle(server), await fetchTitle(server), await fetchTitle(server)]

    for (const title of titles) expect(title).toBe('Measuring Company Culture')
    // By its hash, with its text, and by its hash again; the third response is the cache's.
    expect(server.passedOn).toHaveLength(3)
    expect(server.callCount()).toBe(1)
  })
})
