import { toTag } from './locale.ts'
import type { WireClassification, WireParty } from './wire.ts'
import { toEnum, WORDS } from './words.ts'

/** A classification, and the locale that it was requested in. */
export interface ClassificationSource {
  readonly classification: WireClassification
  readonly locale: string | null | undefined
}

/** The fields of a `Classification`. */
export const Classification = {
  id({ classification: { urn, name }, locale }: ClassificationSource): string {
    return Buffer.from(`Classification|${locale ?? toTag(name.locale)}|${urn}`).toString(
      'base64url',
    )
  },
  urn: ({ classification }: ClassificationSource) => classification.urn,
  type: ({ classification }: ClassificationSource) =>
    toEnum(WORDS.classificationType, classification.type),
  linkedInType: ({ classification }: ClassificationSource) => classification.type,
  name: ({ classification }: ClassificationSource) => classification.name.value,
  locale: ({ classification }: ClassificationSource) => toTag(classification.name.locale),
  owner: ({ classification }: ClassificationSource) => toNamedParty(classification.owner),
}

/** A party as the schema has it. */
export function toNamedParty(party: WireParty | undefined) {
  return party ? { urn: party.urn, name: party.name.value } : null
}
