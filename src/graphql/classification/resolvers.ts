import { toClassificationType } from '../enums.ts'
import type {
  ClassificationConnectionResolvers,
  ClassificationResolvers,
} from '../generated/resolver-types.ts'
import { formatNodeId } from '../node-id.ts'
import { toConnection } from '../pagination.ts'
import type { ClassificationConnectionSource } from '../sources.ts'

/** A classification's fields from LinkedIn's entity. */
export const Classification: ClassificationResolvers = {
  id: ({ classification: { urn, name }, targetLocale }) =>
    formatNodeId({
      typeName: 'Classification',
      urn,
      locale: targetLocale ?? name?.locale ?? undefined,
    }),
  urn: ({ classification }) => classification.urn,
  type: ({ classification }) => toClassificationType(classification.type),
  linkedInType: ({ classification }) => classification.type,
  name: ({ classification }) => classification.name?.value ?? '',
  locale: ({ classification }) => classification.name?.locale ?? null,
  owner: ({ classification }) => classification.owner,
}

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
