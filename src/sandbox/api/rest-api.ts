/**
 * The REST API of the sandbox, everything under `/v2/`: authorize.ts checks the bearer token, this
 * file charges the daily quota and finds the resource, and the resource (learning-assets.ts,
 * learning-classifications.ts, learning-activity-reports.ts) answers from its parameters.
 */
import type { SandboxAssumptions } from '../assumptions.ts'
import type { Responder, SandboxAnswer, SandboxRequest } from '../exchange.ts'
import type { AccessTokens } from '../oauth/access-tokens.ts'
import type { Application } from '../oauth/applications.ts'
import {
  ApiError,
  accessDenied,
  internalError,
  invalidParameters,
  invalidPathKey,
  methodNotAllowed,
  noSuchEntity,
  noSuchResource,
  tooManyRequests,
  unpermittedFields,
  uriTooLong,
} from './api-error.ts'
import { authorize } from './authorize.ts'
import { createLearningActivityReports } from './learning-activity-reports.ts'
import { createLearningAssets } from './learning-assets.ts'
import { createLearningClassifications } from './learning-classifications.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { hasField, readProjection } from './projection.ts'
import type { Resource, ResourceContext, SandboxAccount } from './resource.ts'
import { withTextForm } from './text-form.ts'

/** What the REST API answers from. */
export interface RestApiOptions extends ResourceContext {
  readonly tokens: AccessTokens
  /** Calls of one application to one resource in one UTC day; null: no limit. */
  readonly dailyQuota: number | null
  /** Calls of one application to one resource in one second; null: no limit. */
  readonly callsPerSecond: number | null
}

/** One request to a resource, after authorization. */
interface ResourceCall {
  readonly resource: Resource
  readonly request: SandboxRequest
  readonly application: Application
  readonly assumptions: SandboxAssumptions
  readonly account: SandboxAccount
}

/** The collection in the Client Credentials Flow page's sample request; its answer is not documented. */
const JOBS = { elements: [], paging: { count: 10, start: 0, links: [] } }
const JOBS_PATH = '/v2/jobs'

/** Answers everything under `/v2/`. */
export function createRestApi(options: RestApiOptions): Responder {
  const { tokens, dailyQuota, callsPerSecond, ...context } = options
  const resources = [
    createLearningAssets(context),
    createLearningClassifications(context),
    createLearningActivityReports(context),
  ]
  const { now, assumptions, account } = context
  const { rateLimitRetryAfter: hasRetryAfter, burstMessage } = assumptions
  const chargeSecond = createCallLimit({
    limit: callsPerSecond,
    periodMs: SECOND_MS,
    now,
    refusal: (resetsInMs) => tooManyRequests(burstMessage, hasRetryAfter ? resetsInMs : null),
  })
  const chargeDay = createCallLimit({
    limit: dailyQuota,
    periodMs: DAY_MS,
    now,
    refusal: (resetsInMs) => tooManyRequests('day', hasRetryAfter ? resetsInMs : null),
  })

  const respond = (request: SandboxRequest): unknown => {
    const application = authorize(request, tokens, assumptions)
    if (request.path === JOBS_PATH) {
      requireGet(request)
      return JOBS
    }
    const resource = resources.find(({ path }) => isWithin(path, request.path))
    if (!resource) throw noSuchResource()
    chargeSecond(application, resource.path)
    chargeDay(application, resource.path)
    requireGet(request)
    const key = request.path.slice(resource.path.length + 1)
    const call = { resource, request, application, assumptions, account }
    return key === '' ? find(call) : get(call, key)
  }

  return (request): SandboxAnswer => {
    try {
      const body = withTextForm(respond(untunnel(request)), assumptions.textForm)
      return { status: 200, body }
    } catch (error) {
      // Any other error is a defect of the sandbox, answered as LinkedIn answers its own.
      return error instanceof ApiError ? error.answer : internalError().answer
    }
  }
}

/** The longest query string in a URL, in bytes: 4 KB. (Query Tunneling.) */
const MAX_QUERY_BYTES = 4_096

/**
 * The GET that a tunnelled request stands for; any other request as it is. Throws the 414 of a query
 * string that must be tunnelled. (Query Tunneling.)
 */
function untunnel(request: SandboxRequest): SandboxRequest {
  const { method, headers, query, body } = request
  if (query.length > MAX_QUERY_BYTES) throw uriTooLong()
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const isTunnelled = method === 'POST' && headers['x-http-method-override'] === 'GET' && isForm
  return isTunnelled ? { ...request, method: 'GET', query: body, body: '' } : request
}

const SECOND_MS = 1_000
const DAY_MS = 24 * 60 * 60 * SECOND_MS

/** A limit of calls, and what is thrown for a call beyond it. */
interface CallLimit {
  /** Null: no limit. */
  readonly limit: number | null
  readonly periodMs: number
  readonly now: () => number
  readonly refusal: (resetsInMs: number) => ApiError
}

/**
 * Limits the calls of an application to a resource in each period since the epoch: the quota of the Rate
 * Limits page, reset at midnight UTC, whose size LinkedIn does not publish; or a burst. The returned
 * function counts one call, and throws the refusal.
 */
function createCallLimit({ limit, periodMs, now, refusal }: CallLimit) {
  const used = new Map<string, number>()
  let resetsAtMs = 0

  return ({ clientId }: Application, resource: string): void => {
    if (limit === null) return
    if (now() >= resetsAtMs) {
      used.clear()
      resetsAtMs = (Math.floor(now() / periodMs) + 1) * periodMs
    }
    const key = `${clientId} ${resource}`
    const calls = used.get(key) ?? 0
    if (calls >= limit) throw refusal(resetsAtMs - now())
    used.set(key, calls + 1)
  }
}

function requireGet({ method }: SandboxRequest): void {
  if (method !== 'GET') throw methodNotAllowed()
}

function isWithin(parent: string, path: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

/** The parameters of a call. Throws a 403 when they project a field that applications may not read. */
function readPermitted({ resource, request, assumptions, account }: ResourceCall): Parameters {
  const parameters = readParameters(request.query)
  const projection = readProjection(parameters, assumptions)
  const refused = account.unpermittedFields[resource.path] ?? []
  const projected = refused.filter((path) => hasField(projection, path))
  if (projected.length > 0) throw unpermittedFields(projected)
  return parameters
}

function find(call: ResourceCall): unknown {
  const { resource, request, application, assumptions } = call
  const { path, permission, finders } = resource
  const parameters = readParameters(request.query)
  const name = parameters.text('q')
  if (name === undefined && assumptions.missingFinderStatus === 400) throw invalidParameters()
  const finder = name !== undefined && Object.hasOwn(finders, name) ? finders[name] : undefined
  if (!finder) throw noSuchResource()
  if (!application[permission]) throw accessDenied(`${nameOf(path)}.FINDER-${name}`)

  return finder(readPermitted(call))
}

function get(call: ResourceCall, key: string): unknown {
  const { resource, request, application, assumptions } = call
  const { path, permission, get: read } = resource
  if (!read) throw noSuchResource()
  if (!application[permission]) throw accessDenied(`${nameOf(path)}.GET`)
  // Rest.li 2.0 reserves colons and parentheses: a URN must be percent-encoded.
  const isVersion2 = request.headers['x-restli-protocol-version'] === '2.0.0'
  if (isVersion2 && /[:(),]/.test(key)) throw invalidPathKey()

  const urn = decodeKey(key)
  if (!/^urn:li:\w+:./.test(urn)) {
    throw assumptions.malformedUrnStatus === 400 ? invalidParameters() : noSuchEntity()
  }
  return read(urn, readPermitted(call))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    throw invalidPathKey()
  }
}
