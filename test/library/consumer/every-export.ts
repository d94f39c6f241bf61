/** Uses every export as a program that installs the package may; only its types are checked. */
import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, graphql } from 'graphql'
import {
  AccessTokenError,
  type AccessTokenRefusal,
  type ActivityReportCriteria,
  type ActivityReportEntity,
  type ClassificationEntity,
  type ClassificationField,
  type ClassificationProjection,
  ConfigError,
  type ConnectedLinkedInClient,
  type Credential,
  createLearningSchema,
  createLinkedInClient,
  createServer,
  type FacetCount,
  type Facets,
  type FreshnessOptions,
  type LearningActivityReports,
  type LearningAssetCriteria,
  type LearningAssetEntity,
  type LearningAssetField,
  type LearningAssetPage,
  type LearningAssetProjection,
  type LearningAssets,
  type LearningClassifications,
  type LearningContext,
  type LearningContextOptions,
  type LearningSchema,
  type LearningSchemaOptions,
  type LinkedInClient,
  LinkedInError,
  type LinkedInErrorCode,
  type LinkedInOptions,
  LinkedInOutageError,
  LinkedInOverloadError,
  LinkedInQuotaError,
  type LinkedInRefusal,
  LinkedInStatusError,
  type Locale,
  type Logger,
  type OperationOptions,
  type Page,
  type PageWindow,
  type ServerOptions,
} from 'linkedin-learning-graphql'
import { startSandbox } from 'linkedin-learning-graphql/sandbox'

export const rootType = readFileSync(
  new URL(import.meta.resolve('linkedin-learning-graphql/schema/query.graphql')),
  'utf8',
)

/** The contract in one file, as graphql-js alone reads it. */
export const contract: GraphQLSchema = buildSchema(
  readFileSync(new URL(import.meta.resolve('linkedin-learning-graphql/schema.graphql')), 'utf8'),
)

const freshness: FreshnessOptions = { searchMs: 60_000 }
const logger: Logger = console
const operations: OperationOptions = { maxCallsPerOperation: 10 }

export async function embed(clientId: string, clientSecret: Credential): Promise<string> {
  const linkedIn: LinkedInOptions = {
    clientId,
    clientSecret,
    partner: process.env['PARTNER'],
    freshness,
    logger,
  }
  const options: LearningSchemaOptions = { ...linkedIn, ...operations }
  const learning: LearningSchema = createLearningSchema(options)
  const waiting: LearningContextOptions = { signal: AbortSignal.timeout(1_000) }
  const contextValue: LearningContext & { readonly user: string } = {
    user: 'Ada',
    ...learning.createContext(waiting),
  }
  const source = '{ __typename }'
  const { data, errors } = await graphql({ schema: learning.schema, source, contextValue })
  await learning.close()
  return JSON.stringify({ data, errors })
}

export async function search(): Promise<readonly (string | null)[]> {
  const sandbox = await startSandbox({ assetCount: 10 })
  const client: ConnectedLinkedInClient = createLinkedInClient(sandbox.linkedIn)
  const locale: Locale = 'en-US'
  const criteria: LearningAssetCriteria = { keyword: 'java', locales: [locale] }
  const window: PageWindow = { start: 0, count: 10 }
  const fields: ReadonlySet<LearningAssetField> = new Set(['title'])
  const projection: LearningAssetProjection = { fields }
  const assets: LearningAssets = client.learningAssets
  const page: LearningAssetPage = await assets.findByCriteria(criteria, window, projection)
  await client.close()
  await sandbox.close()
  return page.elements.map(({ title }: LearningAssetEntity) => title?.value ?? null)
}

export function countOf(facets: Facets): number {
  return facets.assetTypes.reduce((sum, { count }: FacetCount) => sum + count, 0)
}

export async function classify(client: LinkedInClient): Promise<ClassificationEntity | null> {
  const classifications: LearningClassifications = client.learningClassifications
  const wanted: readonly ClassificationField[] = ['name']
  const projection: ClassificationProjection = new Set(wanted)
  return classifications.get('urn:li:skill:1001', projection)
}

export async function report(
  reports: LearningActivityReports,
  criteria: ActivityReportCriteria,
): Promise<Page<ActivityReportEntity>> {
  return reports.findByCriteria(criteria, { start: 0, count: 10 })
}

export async function serve(options: ServerOptions): Promise<string> {
  const app = await createServer(options)
  app.get('/hello', () => 'Hello')
  return app.listen({ port: 0 })
}

export function explain(error: unknown): string | LinkedInErrorCode | AccessTokenRefusal {
  if (error instanceof ConfigError) return error.faults.join()
  if (error instanceof AccessTokenError) return error.refusal
  if (error instanceof LinkedInQuotaError) return `${error.retryAfterMs} ms`
  if (error instanceof LinkedInOutageError) return `${error.retryAfterMs} ms`
  if (error instanceof LinkedInOverloadError) return `${error.retryAfterMs} ms`
  if (error instanceof LinkedInStatusError) return statusOf(error.refusal)
  return error instanceof LinkedInError ? error.code : String(error)
}

function statusOf({ status }: LinkedInRefusal): string {
  return `status ${status}`
}
