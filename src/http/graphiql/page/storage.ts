import { createLocalStorage } from '@graphiql/toolkit'

/**
 * Opens the place where GraphiQL keeps tabs and settings. It is the page's own, for another GraphiQL
 * may have left its tabs under the same localhost origin.
 */
export function openStorage() {
  const storage = createLocalStorage({ namespace: 'linkedin-learning' })
  const isFirstVisit = storage.length === 0
  // A quarter of the editors' width for the pane beside them, where GraphiQL would give it a third.
  if (isFirstVisit) storage.setItem('graphiql:docExplorerFlex', '0.25')
  return { storage, isFirstVisit }
}
