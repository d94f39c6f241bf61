import {
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * The names of the fields that an operation asks of objects of one type, reached from the current
 * field over `path`: fragments followed, aliases taken off, `@skip` and `@include` obeyed.
 */
export function selectedFields(
  info: GraphQLResolveInfo,
  typeName: string,
  path: readonly string[] = [],
): ReadonlySet<string> {
  let sets = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  for (const step of path) {
    sets = sets
      .flatMap((set) => [...fieldsOf(set, info)])
      .flatMap(({ name, selectionSet }) => (name.value === step && selectionSet) || [])
  }
  return new Set(
    sets.flatMap((set) => [...fieldsOf(set, info, typeName)]).map(({ name }) => name.value),
  )
}

/** The fields of a selection set; with a type's name, those only that apply to that type. */
function* fieldsOf(
  { selections }: SelectionSetNode,
  info: GraphQLResolveInfo,
  typeName?: string,
): Generator<FieldNode> {
  for (const selection of selections) {
    if (!isIncluded(selection, info)) continue
    if (selection.kind === Kind.FIELD) {
      yield selection
      continue
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]
    if (fragment && applies(fragment.typeCondition, info, typeName)) {
      yield* fieldsOf(fragment.selectionSet, info, typeName)
    }
  }
}

function isIncluded(
  node: { readonly directives?: readonly DirectiveNode[] },
  { variableValues }: GraphQLResolveInfo,
): boolean {
  if (!node.directives?.length) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false
  )
}

function applies(
  condition: NamedTypeNode | undefined,
  { schema }: GraphQLResolveInfo,
  typeName: string | undefined,
): boolean {
  if (!condition || !typeName || condition.name.value === typeName) return true
  const wanted = schema.getType(condition.name.value)
  const type = schema.getType(typeName)
  return isAbstractType(wanted) && type !== undefined && 'getInterfaces' in type
    ? schema.isSubType(wanted, type)
    : false
}
