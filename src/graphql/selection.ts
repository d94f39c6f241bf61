/**
 * What an operation selects of objects, and what the selected fields need of LinkedIn: the way from
 * a selection set to a projection.
 */
import {
  type DirectiveNode,
  defaultFieldResolver,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'
import { LinkedInPermissionError } from '../linkedin/errors.ts'
import { isWithin } from '../linkedin/request-url.ts'
import type { Context } from './context.ts'

/** The selected fields of an object by name, each with the selection sets below it. */
export type Selection = ReadonlyMap<string, readonly SelectionSetNode[]>

/**
 * What is selected of objects of one type, at a path from the current field. Fragments are followed,
 * aliases ignored, `@skip` and `@include` obeyed.
 */
export function selectionOf(
  info: GraphQLResolveInfo,
  typeName: string,
  path: readonly string[] = [],
): Selection {
  let sets: readonly SelectionSetNode[] = info.fieldNodes.flatMap(
    ({ selectionSet }) => selectionSet ?? [],
  )
  for (const step of path) sets = selectionIn(sets, info).get(step) ?? []
  return selectionIn(sets, info, typeName)
}

/**
 * The same function of what the current field selects, which computes the value of each place in a
 * document once, and forgets it with the document. Where `@skip` or `@include` may depend on variables,
 * and where several places select the same field, it computes each time.
 *
 * @param compute a function of the selections below the current field alone
 */
export function memoizeBySelection<Value extends object | string>(
  compute: (info: GraphQLResolveInfo) => Value,
): (info: GraphQLResolveInfo) => Value {
  const values = new WeakMap<FieldNode, Value | null>()

  return (info) => {
    const [node, ...others] = info.fieldNodes
    if (!node || others.length > 0) return compute(info)
    const known = values.get(node)
    if (known) return known
    const value = compute(info)
    if (known === undefined) values.set(node, hasDirectives(node.selectionSet, info) ? null : value)
    return value
  }
}

/** Whether there is a directive anywhere in a selection. */
function hasDirectives(
  set: SelectionSetNode | undefined,
  info: Pick<GraphQLResolveInfo, 'fragments'>,
): boolean {
  return (
    set?.selections.some((selection) => {
      if (selection.directives?.length) return true
      const { selectionSet } =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? { selectionSet: info.fragments[selection.name.value]?.selectionSet }
          : selection
      return hasDirectives(selectionSet, info)
    }) ?? false
  )
}

/** The union of selection sets; with the name of a type, of what applies to that type. */
export function selectionIn(
  sets: readonly SelectionSetNode[],
  info: GraphQLResolveInfo,
  typeName?: string,
): Selection {
  const selection = new Map<string, SelectionSetNode[]>()
  for (const set of sets) {
    for (const { name, selectionSet } of fieldsOf(set, info, typeName)) {
      const below = selection.get(name.value) ?? []
      selection.set(name.value, selectionSet ? [...below, selectionSet] : below)
    }
  }
  return selection
}

function* fieldsOf(
  { selections }: SelectionSetNode,
  info: GraphQLResolveInfo,
  typeName: string | undefined,
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
  const supertype = schema.getType(condition.name.value)
  const type = schema.getType(typeName)
  return isAbstractType(supertype) && type !== undefined && 'getInterfaces' in type
    ? schema.isSubType(supertype, type)
    : false
}

/** What the fields of a type need of LinkedIn, by their names. */
export interface FieldDependencies<Field> {
  readonly [fieldName: string]: FieldDependency<Field>
}

/** What a field needs of LinkedIn: by itself, and for the fields that are selected below it. */
export type FieldDependency<Field> =
  | readonly Field[]
  | { readonly own: readonly Field[]; readonly below: FieldDependencies<Field> }

/** What the fields of a selection need of LinkedIn, possibly more than once. */
export function neededFields<Field>(
  selection: Selection,
  dependencies: FieldDependencies<Field>,
  info: GraphQLResolveInfo,
): readonly Field[] {
  return [...selection].flatMap(([name, sets]) => {
    const dependency = Object.hasOwn(dependencies, name) ? dependencies[name] : undefined
    if (!dependency) return []
    if (!('below' in dependency)) return dependency
    const { own, below } = dependency
    return [...own, ...neededFields(selectionIn(sets, info), below, info)]
  })
}

/** A field of LinkedIn's: the path of its resource, and its own dotted path. */
export type FieldPlace = readonly [resource: string, field: string]

/**
 * Makes the fields of a type fail that have no value because LinkedIn does not permit this application
 * to read what they need.
 *
 * @param placeOf where LinkedIn has what a field of `source` needs
 */
export function failUnpermittedFields<Source>(
  type: GraphQLNamedType | undefined,
  dependencies: FieldDependencies<string>,
  placeOf: (needed: string, source: Source) => FieldPlace,
): void {
  if (!isObjectType(type)) return
  const fields = type.getFields()
  for (const [name, dependency] of Object.entries(dependencies)) {
    const needed = 'below' in dependency ? dependency.own : dependency
    const field = fields[name]
    if (!field || needed.length === 0) continue
    const { resolve = defaultFieldResolver } = field
    field.resolve = (source: Source, args, context: Context, info) => {
      const value = resolve(source, args, context, info)
      if (!isMissing(value)) return value
      const { linkedIn } = context.linkedInLearning
      for (const [resource, path] of needed.map((each) => placeOf(each, source))) {
        if (isWithin(path, linkedIn.unpermittedFields(resource))) {
          throw new LinkedInPermissionError(resource, path)
        }
      }
      return value
    }
  }
}

/** What a field has where LinkedIn gave no value. */
function isMissing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === undefined || value === '' || value === 'UNKNOWN'
}
