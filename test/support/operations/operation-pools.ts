import type { JsonValue } from './operation-plan.ts'

/** What operations are made with, beside the schema. */
export interface OperationPools {
  /**
   * Values for arguments and fields of input objects, or for the elements of those that are lists.
   * Found by schema coordinate (`Query.learningAsset(urn:)`, `LearningAssetFilter.keyword`), else by
   * name (`first`), else by type (`URN`). Enums and booleans need none. What has none is left out.
   */
  readonly values: Readonly<Record<string, readonly JsonValue[]>>
  /** Arguments that exclude each other: a field that has them all is given exactly one. */
  readonly alternatives: readonly (readonly string[])[]
  /** Fields that are never selected, by schema coordinate (`Query.upstream`), each with the reason. */
  readonly excluded: Readonly<Record<string, string>>
}
