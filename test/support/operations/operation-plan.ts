/**
 * An operation before it has names: what fast-check generates and shrinks. Aliases, variables and
 * the names of fragments are given when it is written, so that any plan is written as a valid
 * document.
 */

import { doTypesOverlap, type GraphQLSchema, isCompositeType, parse, print } from 'graphql'

/** A JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** An operation, and the fragments that its spreads choose from. */
export interface OperationPlan {
  readonly selections: readonly SelectionPlan[]
  /** Each may spread those that stand before it. */
  readonly fragments: readonly FragmentPlan[]
}

/** A named fragment. */
export interface FragmentPlan {
  readonly typeName: string
  readonly selections: readonly SelectionPlan[]
}

/** One entry of a selection set. */
export type SelectionPlan = FieldPlan | InlineFragmentPlan | SpreadPlan

/** A field, once or more often. */
export interface FieldPlan {
  readonly kind: 'field'
  readonly name: string
  /** The alias that it needs wherever it is selected; null: none. */
  readonly alias: string | null
  /** Whether it gets an alias of its own, as a field with arguments always does. */
  readonly isAliased: boolean
  readonly arguments: readonly NamedValuePlan[]
  /** All have the same alias and arguments: execution merges them. */
  readonly occurrences: readonly OccurrencePlan[]
}

/** One occurrence of a field. */
export interface OccurrencePlan {
  readonly conditions: readonly ConditionPlan[]
  /** Empty for a field of a scalar or an enum. */
  readonly selections: readonly SelectionPlan[]
}

/** A fragment without a name. */
export interface InlineFragmentPlan {
  readonly kind: 'inline'
  readonly typeCondition: string | null
  readonly conditions: readonly ConditionPlan[]
  readonly selections: readonly SelectionPlan[]
}

/** The spread of one of the operation's fragments that fit. */
export interface SpreadPlan {
  readonly kind: 'spread'
  /** The type of the selection set that it stands in. */
  readonly typeName: string
  /** Chooses among the fragments that fit. */
  readonly choice: number
  readonly conditions: readonly ConditionPlan[]
}

/** `@skip` or `@include`. */
export interface ConditionPlan {
  readonly directive: 'skip' | 'include'
  readonly value: ValuePlan
}

/** An argument or a field of an input object. */
export interface NamedValuePlan {
  readonly name: string
  readonly value: ValuePlan
}

/** How a value is written. */
export type ValuePlan =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ValuePlan[] }
  | { readonly kind: 'object'; readonly fields: readonly NamedValuePlan[] }
  | VariablePlan

/** A variable that is used once. */
export interface VariablePlan {
  readonly kind: 'variable'
  /** Its type in SDL. */
  readonly type: string
  /** Undefined: not provided. */
  readonly value: JsonValue | undefined
  /** A literal; undefined: no default. */
  readonly defaultText: string | undefined
}

/** An operation as a client sends it. */
export interface Operation {
  /** The document, of one operation. */
  readonly document: string
  readonly variables: Readonly<Record<string, JsonValue>>
}

/**
 * Writes a plan as a valid document. Every field with arguments gets an alias of its own, so that
 * fields of one name can always be merged.
 */
export function writeOperation(plan: OperationPlan, schema: GraphQLSchema): Operation {
  const declarations: string[] = []
  const variables: Record<string, JsonValue> = {}
  /** By index in the plan. A fragment without a spread is not written. */
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
   * Empty where no fragment fits. A fragment spreads only those before it, so that none contains
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
