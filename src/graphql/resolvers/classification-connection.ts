import type { ClassificationConnectionSource } from '../classification-connection.ts'
import { toConnection } from '../connection.ts'
import type { ClassificationConnectionResolvers } from '../generated/resolver-types.ts'

/** A page of classifications from LinkedIn's. */
export const ClassificationConnection: ClassificationConnectionResolvers = {
  edges: (source) => connectionOf(source).edges,
  nodes: (source) => connectionOf(source).nodes,
  pageInfo: (source) => connectionOf(source).pageInfo,
  totalCount: ({ page }) => page.total,
}

function connectionOf({ page, window, targetLocale }: ClassificationConnectionSource) {
  const elements = page.elements.map((classification) => ({ classification, targetLocale }))
  return toConnection('classifications', { ...page, elements }, window)
}
