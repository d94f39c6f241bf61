import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** LinkedIn's default: the asset's own details, and of its contents no more than the titles. */
const OWN_DETAILS = 1
/** A course, its chapters and their videos, all with their details. */
const ALL_DETAILS = 3

/**
 * How many levels need details. Always all of them would be simpler, but a single look-up would then be
 * some hundred kilobytes.
 */
export function toExpandDepth({ fieldNodes }: GraphQLResolveInfo): number {
  return fieldNodes.some(({ selectionSet }) => selectsContents(selectionSet))
    ? ALL_DETAILS
    : OWN_DETAILS
}

/** A fragment may select anything. */
function selectsContents(selectionSet: SelectionSetNode | undefined): boolean {
  return (selectionSet?.selections ?? []).some(
    (selection) =>
      selection.kind !== Kind.FIELD ||
      selection.name.value === 'contents' ||
      selectsContents(selection.selectionSet),
  )
}
