/** What operations are told apart by in the report. */
export const OPERATION_KINDS = [
  'search',
  'further page',
  'facet panel',
  'look-up',
  'look-up of several',
  'classifications',
] as const

/** What an operation is for. */
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** One request of a client. */
export interface Operation {
  readonly kind: OperationKind
  /** The operation's name in its document. */
  readonly name: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What one frontend asks for wherever it asks for things of a kind. */
export interface Shape {
  /** The operation's name in the document. */
  readonly name: string
  /** How often, among the shapes of its kind. */
  readonly weight: number
  readonly query: string
}
