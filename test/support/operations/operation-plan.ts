/**
 * An operation before it has names: what fast-check generates and shrinks. Aliases, variables and
 * the names of fragments are given when it is written, so that any plan is written as a valid
 * document.
 */

/** A value as JSON has it. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** The operation, and the fragments that its spreads may choose from. */
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
  /** What the answer calls it, where that is settled already. */
  readonly alias: string | null
  /** Whether it gets an alias of its own. With arguments it does anyhow. */
  readonly isAliased: boolean
  readonly arguments: readonly NamedValuePlan[]
  /** All have the same alias and arguments, and are merged into one by whoever executes them. */
  readonly occurrences: readonly OccurrencePlan[]
}

/** One occurrence of a field. */
export interface OccurrencePlan {
  readonly conditions: readonly ConditionPlan[]
  /** Empty for a field that has none below it. */
  readonly selections: readonly SelectionPlan[]
}

/** A fragment without a name. */
export interface InlineFragmentPlan {
  readonly kind: 'inline'
  readonly typeCondition: string | null
  readonly conditions: readonly ConditionPlan[]
  readonly selections: readonly SelectionPlan[]
}

/** The spread of one of the operation's fragments, whichever fits. */
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

/** A variable of its own. */
export interface VariablePlan {
  readonly kind: 'variable'
  /** Its type, as it is written. */
  readonly type: string
  /** Undefined when it is not given. */
  readonly value: JsonValue | undefined
  /** A literal. Undefined for none. */
  readonly defaultText: string | undefined
}
