import { toClassificationType } from '../enums.ts'
import type { ClassificationResolvers } from '../generated/resolver-types.ts'
import { formatNodeId } from '../node.ts'
import { requiredText } from '../text.ts'
import { CLASSIFICATIONS } from './projection.ts'

/** The fields of a classification, from LinkedIn's entity. */
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
  name: ({ classification }) => requiredText(classification.name, CLASSIFICATIONS, 'name'),
  locale: ({ classification }) => classification.name?.locale ?? null,
  owner: ({ classification }) => classification.owner,
}
