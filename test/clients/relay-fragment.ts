import {
  type Environment,
  type GraphQLTaggedNode,
  getFragment,
  getSingularSelector,
} from 'relay-runtime'

/** A reference to a fragment, with the type of the data that it reads. */
interface FragmentKey {
  readonly ' $data'?: unknown
  readonly ' $fragmentSpreads': unknown
}

/** Reads a fragment from the store, as `useFragment` does in React. */
export function readRelayFragment<Key extends FragmentKey>(
  environment: Environment,
  tag: GraphQLTaggedNode,
  key: Key,
): NonNullable<Key[' $data']> {
  const { data } = environment.lookup(getSingularSelector(getFragment(tag), key))
  return data as NonNullable<Key[' $data']>
}
