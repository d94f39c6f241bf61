import type { Responder, SandboxAnswer, SandboxRequest } from '../exchange.ts'
import type { Application } from '../oauth/application.ts'
import {
  ApiError,
  accessDenied,
  invalidParameters,
  invalidPathKey,
  methodNotAllowed,
  noSuchEntity,
  noSuchResource,
} from './api-error.ts'
import type { ChargeQuota } from './daily-quota.ts'
import { createLearningActivityReports } from './learning-activity-reports.ts'
import { createLearningAssets } from './learning-assets.ts'
import { createLearningClassifications } from './learning-classifications.ts'
import { readParameters } from './parameters.ts'
import type { Resource, ResourceContext } from './resource.ts'

/** What the REST API needs to answer. */
export interface RestApiOptions extends ResourceContext {
  /** The application a request's token belongs to. Throws an ApiError without a valid one. */
  readonly authorize: (request: SandboxRequest) => Application
  readonly chargeQuota: ChargeQuota
}

/** What the Client Credentials Flow page's sample request asks for; its answer is not documented. */
const JOBS = { elements: [], paging: { count: 10, start: 0, links: [] } }
const JOBS_PATH = '/v2/jobs'

/** Everything under `/v2/`. */
export function createRestApi({ authorize, chargeQuota, ...context }: RestApiOptions): Responder {
  const resources = [
    createLearningAssets(context),
    createLearningClassifications(context),
    createLearningActivityReports(context),
  ]

  const respond = (request: SandboxRequest): unknown => {
    const application = authorize(request)
    if (request.path === JOBS_PATH) return readOnly(request, () => JOBS)

    const resource = resources.find(({ path }) => isWithin(path, request.path))
    if (!resource) throw noSuchResource()
    chargeQuota(application, resource.path)
    return readOnly(request, () => {
      const key = request.path.slice(resource.path.length + 1)
      return key === ''
        ? find(resource, request, { application, ...context })
        : get(resource, request, { application, key, ...context })
    })
  }

  return (request): SandboxAnswer => {
    try {
      return { status: 200, body: respond(request) }
    } catch (error) {
      if (error instanceof ApiError) return error.answer
      // A fault of the sandbox itself, answered as LinkedIn answers its own.
      return { status: 500, body: { status: 500, message: 'Internal Server Error' } }
    }
  }
}

function find(
  { path, right, finders }: Resource,
  { query }: SandboxRequest,
  { application, assumptions }: ResourceContext & { application: Application },
): unknown {
  const parameters = readParameters(query)
  const name = parameters.text('q')
  if (name === undefined && assumptions.missingFinderStatus === 400) throw invalidParameters()
  const finder = name !== undefined && Object.hasOwn(finders, name) ? finders[name] : undefined
  if (!finder) throw noSuchResource()
  if (!application[right]) throw accessDenied(`${nameOf(path)}.FINDER-${name}`)

  return finder(parameters)
}

function get(
  { path, right, get: read }: Resource,
  { query, headers }: SandboxRequest,
  { application, key, assumptions }: ResourceContext & { application: Application; key: string },
): unknown {
  if (!read) throw noSuchResource()
  if (!application[right]) throw accessDenied(`${nameOf(path)}.GET`)
  // Rest.li 2.0 reserves colons and parentheses, which a URN must then not have bare.
  const isVersion2 = headers['x-restli-protocol-version'] === '2.0.0'
  if (isVersion2 && /[:(),]/.test(key)) throw invalidPathKey()

  const urn = decodeKey(key)
  if (!/^urn:li:\w+:./.test(urn)) {
    throw assumptions.malformedUrnStatus === 400 ? invalidParameters() : noSuchEntity()
  }
  return read(urn, readParameters(query))
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    throw invalidPathKey()
  }
}

function readOnly<T>({ method }: SandboxRequest, read: () => T): T {
  if (method !== 'GET') throw methodNotAllowed()
  return read()
}

function isWithin(parent: string, path: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
