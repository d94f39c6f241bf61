import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type GraphQLSchema, printSchema } from 'graphql'
import type { ServerConfig } from '../../config/options.ts'

/** The settings that every answer depends on. */
type AnswerSettings = Pick<
  ServerConfig,
  'apiUrl' | 'clientId' | 'partner' | 'isSearchInOwnLocale' | 'routerSecret'
>

/**
 * Names what all answers depend on beside their operations: this program and its schema, and by whom and
 * how LinkedIn is asked. A client id that a function gives is not known here.
 */
export function toAnswersVersion(schema: GraphQLSchema, settings: AnswerSettings): string {
  const { apiUrl, clientId, partner, isSearchInOwnLocale, routerSecret } = settings
  const application = typeof clientId === 'string' ? clientId : null
  const parts = [apiUrl, application, partner, isSearchInOwnLocale, routerSecret !== null]
  return createHash('sha256')
    .update(JSON.stringify([readPackageVersion(), printSchema(schema), parts]))
    .digest('base64url')
}

function readPackageVersion(): unknown {
  const packageFile = new URL('../../../package.json', import.meta.url)
  return JSON.parse(readFileSync(packageFile, 'utf8')).version
}
