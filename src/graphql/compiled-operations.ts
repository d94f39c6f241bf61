import { createRequire } from 'node:module'
import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from './context.ts'

/** A valid document that has one operation, and what it is executed with. */
export interface OperationExecution {
  readonly document: DocumentNode
  /** Before their coercion. */
  readonly variables: Readonly<Record<string, unknown>> | undefined
  readonly context: Context
}

/** Executes operations that come again by code that is compiled for them. */
export interface CompiledOperations {
  /**
   * The data of an operation. Null where graphql-js is to execute it: it has not come often enough, is
   * not one that is compiled, or has errors, which graphql-js words and orders. The same context can be
   * used again: an operation sends equal requests once, failures included.
   */
  execute(execution: OperationExecution): Promise<Record<string, unknown> | null>
}

/** Compiling takes as long as ten executions by graphql-js do, and saves two thirds of each. */
const EXECUTIONS_BEFORE = 2

/** The most fields of a compiled operation, those of a fragment counted wherever it is spread. */
const MAX_FIELDS = 500

type Execute = (
  root: undefined,
  context: Context,
  variables: OperationExecution['variables'],
) => ExecutionResult | Promise<ExecutionResult>

/** What is known of a document. It goes with the document. */
interface Program {
  executions: number
  /** Undefined before it is compiled. Null where it cannot be. */
  execute: Execute | null | undefined
}

/**
 * Operations compiled to JavaScript by graphql-jit, which takes no dictionary for each object and none
 * for the arguments of each field. It is loaded with the first operation that comes again.
 *
 * @param executionsBefore how often graphql-js executes a document before it is compiled
 */
export function createCompiledOperations(
  schema: GraphQLSchema,
  { executionsBefore = EXECUTIONS_BEFORE }: { readonly executionsBefore?: number } = {},
): CompiledOperations {
  const programs = new WeakMap<DocumentNode, Program>()

  return {
    async execute({ document, variables, context }) {
      const program = programs.get(document) ?? { executions: 0, execute: undefined }
      programs.set(document, program)
      program.executions += 1
      if (program.executions <= executionsBefore) return null
      if (program.execute === undefined) program.execute = compile(schema, document)
      const result = await program.execute?.(undefined, context, variables)
      return (!result?.errors && result?.data) || null
    },
  }
}

// Its ES modules import each other without extensions, which Node does not resolve.
const require = createRequire(import.meta.url)

/** Null for what is not compiled. */
function compile(schema: GraphQLSchema, document: DocumentNode): Execute | null {
  if (!isCompilable(document)) return null
  const { compileQuery, isCompiledQuery }: typeof import('graphql-jit') = require('graphql-jit')
  const compiled = compileQuery(schema, document, undefined, {
    disablingCapturingStackErrors: true,
  })
  return isCompiledQuery(compiled) ? compiled.query : null
}

/**
 * Whether a document is one query, without directives, whose resolvers may depend on which selections
 * they exclude, and of few fields. The fields for gateways, with `_`, count what they are asked for.
 */
function isCompilable({ definitions }: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (operations.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return false
  if (operation.operation !== 'query') return false
  let fields = 0

  function areCompilable({ selections }: SelectionSetNode, isRoot: boolean): boolean {
    return selections.every((selection) => {
      if (selection.directives?.length) return false
      if (selection.kind === Kind.FIELD) {
        fields += 1
        const isForGateways = isRoot && /^_(?!_typename$)/.test(selection.name.value)
        if (fields > MAX_FIELDS || isForGateways) return false
        return !selection.selectionSet || areCompilable(selection.selectionSet, false)
      }
      const { selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : { selectionSet: fragments.get(selection.name.value)?.selectionSet }
      return !selectionSet || areCompilable(selectionSet, isRoot)
    })
  }

  return !operation.directives?.length && areCompilable(operation.selectionSet, true)
}
