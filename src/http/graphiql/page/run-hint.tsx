import { formatShortcutForOS, KEY_MAP, useGraphiQL } from '@graphiql/react'

/** The keys that run an operation, as they are named on the visitor's keyboard. */
export const RUN_KEYS = formatShortcutForOS(KEY_MAP.runQuery.key, 'Cmd')

/** Says how to run the operation for as long as there is no answer to show. */
export function RunHint() {
  const isEmpty = useGraphiQL(
    ({ activeTabIndex, fetchError, isFetching, tabs }) =>
      !tabs[activeTabIndex]?.response && !isFetching && !fetchError,
  )
  if (!isEmpty) return null

  return (
    <p className="run-hint">
      Press <kbd>{RUN_KEYS}</kbd> in the editor to run the operation
    </p>
  )
}
