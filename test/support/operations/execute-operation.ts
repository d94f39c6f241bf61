import {
  type ASTNode,
  type DirectiveNode,
  execute,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getVariableValues,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import { createContext } from '../../../src/graphql/context.ts'
import { formatError } from '../../../src/graphql/format-error.ts'
import type { LinkedInClient } from '../../../src/linkedin/client.ts'
import type { Middleware } from '../../../src/linkedin/middleware/compose.ts'
import type { LinkedInRequest } from '../../../src/linkedin/request.ts'
import { toParameters } from '../../../src/linkedin/request-url.ts'
import type { Operation } from './operation-plan.ts'

/** A learning path, its courses, their chapters and their videos. */
const DEEPEST = 4

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
}

/** Executes an operation. Errors are sorted by path: they occur in any order. */
export async function executeOperation(
  schema: GraphQLSchema,
  client: LinkedInClient,
  { document, variables }: Operation,
) {
  const { data, errors = [] } = await execute({
    schema,
    document: parse(document),
    variableValues: variables,
    contextValue: createContext({
      linkedIn: {
        clientFor: () => client,
        dryRunFor: () => client,
        status: () => ({ accessToken: { state: 'none', expiresAtMs: null }, endpoints: [] }),
      },
      areActivityReportsEnabled: true,
      mode: 'answer',
      routerTrust: 'open',
      maxCalls: Number.POSITIVE_INFINITY,
      deadlineMs: 60_000,
      monotonicNow: () => 0,
    }),
  })
  const formatted = errors.map((error) => formatError(error.toJSON(), error))
  return { data, errors: formatted.sort((one, other) => compare(one.path, other.path)) }
}

function compare(one: unknown, other: unknown): number {
  return String(one) < String(other) ? -1 : 1
}

/** Requests every field of what is requested, at every level. */
export const requestAllFields: Middleware = (next) => (request, context) =>
  next(withAllFields(request), context)

function withAllFields({
  fields: _,
  depthParameter,
  ...request
}: LinkedInRequest): LinkedInRequest {
  if (!depthParameter) return request
  return {
    ...request,
    parameters: [...request.parameters, ...toParameters({ [depthParameter]: DEEPEST })],
  }
}

/** The operation without the selections that its `@skip` and `@include` exclude. */
export function withoutExcluded(
  schema: GraphQLSchema,
  { document, variables }: Operation,
): Operation {
  const ast = parse(document)
  const definitions = ast.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  )
  const { coerced } = getVariableValues(schema, definitions, variables)
  const included = visit(ast, {
    enter(node: ASTNode & { readonly directives?: readonly DirectiveNode[] }) {
      const isSkipped = getDirectiveValues(GraphQLSkipDirective, node, coerced)?.['if'] === true
      const isLeftOut = getDirectiveValues(GraphQLIncludeDirective, node, coerced)?.['if'] === false
      return isSkipped || isLeftOut ? null : undefined
    },
    // A selection set cannot be empty.
    SelectionSet: {
      leave: (node) =>
        node.selections.length > 0 ? undefined : { ...node, selections: [TYPENAME] },
    },
  })
  return { document: print(included), variables }
}
