import { type Locale, parseLocale } from '../linkedin/locale.ts'
import { parseUrn } from '../linkedin/urn.ts'

const TYPE_NAMES = ['LearningAsset', 'Classification'] as const

/** What an `id` names: one thing of LinkedIn's in one locale. */
export interface NodeId {
  readonly typeName: (typeof TYPE_NAMES)[number]
  readonly urn: string
  /** Undefined for LinkedIn's own choice of locale. */
  readonly locale: Locale | undefined
}

/** The opaque form of a name, the same for the same name for ever. */
export function formatNodeId({ typeName, urn, locale }: NodeId): string {
  return Buffer.from(`${typeName}|${locale ?? ''}|${urn}`).toString('base64url')
}

/** Reads an `id`. Null when this API cannot have given it. */
export function parseNodeId(id: string): NodeId | null {
  const [type, tag, urn = '', ...rest] = Buffer.from(id, 'base64url').toString().split('|')
  const typeName = TYPE_NAMES.find((name) => name === type)
  if (!typeName || rest.length > 0 || !parseUrn(urn)) return null
  const locale = tag ? parseLocale(tag) : undefined
  if (locale === null) return null
  const nodeId: NodeId = { typeName, urn, locale }
  return formatNodeId(nodeId) === id ? nodeId : null
}
