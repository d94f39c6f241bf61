import { Environment, Network, RecordSource, ROOT_ID, Store } from 'relay-runtime'
import { askByHash, type ServerOptions } from './ask-by-hash.ts'

/** An environment of Relay that queries by GET and hash, and looks into its store for an `id` first. */
export function createRelayEnvironment(options: ServerOptions): Environment {
  return new Environment({
    network: Network.create(askByHash(options)),
    store: new Store(new RecordSource()),
    missingFieldHandlers: [
      {
        kind: 'linked',
        handle: ({ name }, parent, { id }) =>
          name === 'node' && parent?.getDataID() === ROOT_ID ? id : undefined,
      },
    ],
  })
}
