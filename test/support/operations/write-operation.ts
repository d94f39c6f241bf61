import { doTypesOverlap, type GraphQLSchema, isCompositeType, parse, print } from 'graphql'
import type {
  ConditionPlan,
  FieldPlan,
  JsonValue,
  NamedValuePlan,
  OperationPlan,
  SelectionPlan,
  SpreadPlan,
  ValuePlan,
  VariablePlan,
} from './operation-plan.ts'

/** An operation as a client sends it. */
export interface Operation {
  /** The document, of one operation. */
  readonly document: string
  readonly variables: Readonly<Record<string, JsonValue>>
}

/**
 * Writes a plan. What has arguments is called differently wherever it stands, and what is called the
 * same is the same field: so all that is to be merged can be.
 */
export function writeOperation(plan: OperationPlan, schema: GraphQLSchema): Operation {
  const declarations: string[] = []
  const variables: Record<string, JsonValue> = {}
  /** By index. A fragment that no spread has chosen is not written. */
  const fragments = new Map<number, string>()
  let aliases = 0

  function writeSelections(selections: readonly SelectionPlan[], reach: number): string {
    const written = selections.map((selection) => writeSelection(selection, reach)).join(' ')
    return `{ ${written.trim() || '__typename'} }`
  }

  function writeSelection(selection: SelectionPlan, reach: number): string {
    if (selection.kind === 'field') return writeField(selection, reach)
    if (selection.kind === 'spread') return writeSpread(selection, reach)
    const { typeCondition, conditions, selections } = selection
    const on = typeCondition === null ? '' : `on ${typeCondition}`
    return `... ${on} ${writeConditions(conditions)} ${writeSelections(selections, reach)}`
  }

  function writeField({ name, occurrences, ...field }: FieldPlan, reach: number): string {
    const isAlone = field.isAliased || field.arguments.length > 0
    if (isAlone) aliases += 1
    const alias = isAlone ? `${name}${aliases}` : field.alias
    const args = field.arguments.length > 0 ? `(${writeNamed(field.arguments)})` : ''
    return occurrences
      .map(({ conditions, selections }) => {
        const below = selections.length > 0 ? writeSelections(selections, reach) : ''
        return `${alias ? `${alias}: ` : ''}${name}${args} ${writeConditions(conditions)} ${below}`
      })
      .join(' ')
  }

  /**
   * Nothing where no fragment fits. Fragments spread only those before them, so that none contains
   * itself.
   */
  function writeSpread({ typeName, choice, conditions }: SpreadPlan, reach: number): string {
    const fitting = plan.fragments
      .slice(0, reach)
      .flatMap((fragment, index) => (overlap(fragment.typeName, typeName) ? [index] : []))
    const index = fitting[choice % fitting.length]
    const fragment = index === undefined ? undefined : plan.fragments[index]
    if (index === undefined || !fragment) return ''
    const name = `Fragment${index + 1}`
    if (!fragments.has(index)) {
      const selections = writeSelections(fragment.selections, index)
      fragments.set(index, `fragment ${name} on ${fragment.typeName} ${selections}`)
    }
    return `...${name} ${writeConditions(conditions)}`
  }

  function overlap(...names: readonly [string, string]): boolean {
    const [one, other] = names.map((name) => schema.getType(name))
    return isCompositeType(one) && isCompositeType(other) && doTypesOverlap(schema, one, other)
  }

  function writeConditions(conditions: readonly ConditionPlan[]): string {
    return conditions
      .map(({ directive, value }) => `@${directive}(if: ${writeValue(value)})`)
      .join(' ')
  }

  function writeNamed(values: readonly NamedValuePlan[]): string {
    return values.map(({ name, value }) => `${name}: ${writeValue(value)}`).join(', ')
  }

  function writeValue(value: ValuePlan): string {
    if (value.kind === 'literal') return value.text
    if (value.kind === 'list') return `[${value.items.map(writeValue).join(', ')}]`
    if (value.kind === 'object') return `{${writeNamed(value.fields)}}`
    return writeVariable(value)
  }

  function writeVariable({ type, value, defaultText }: VariablePlan): string {
    const name = `variable${declarations.length + 1}`
    const byDefault = defaultText === undefined ? '' : ` = ${defaultText}`
    declarations.push(`$${name}: ${type}${byDefault}`)
    if (value !== undefined) variables[name] = value
    return `$${name}`
  }

  const selections = writeSelections(plan.selections, plan.fragments.length)
  const head = declarations.length > 0 ? `query (${declarations.join(', ')})` : 'query'
  const document = [`${head} ${selections}`, ...fragments.values()].join('\n')
  return { document: print(parse(document)), variables }
}
