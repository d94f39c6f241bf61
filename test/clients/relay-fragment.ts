import {
  type Environment,
  type GraphQLTaggedNode,
  getFragment,
  getSingularSelector,
} from 'relay-runtime'

/** A fragment as the compiler describes it: what holds it, and the data that it reads there. */
interface FragmentKey {
  readonly ' $data'?: unknown
  readonly ' $fragmentSpreads': unknown
}

/** Reads a fragment from the store, as `useFragment` does where there is React. */
export function readRelayFragment<Key extends FragmentKey>(
  environment: Environment,
  tag: GraphQLTaggedNode,
  key: Key,
): NonNullable<Key[' $data']> {
  const { data } = environment.lookup(getSingularSelector(getFragment(tag), key))
  return data as NonNullable<Key[' $data']>
}
