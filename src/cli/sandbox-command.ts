import process from 'node:process'
import { parseArgs } from 'node:util'
import { type Environment, readListenAddress } from '../config/environment.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/sandbox.ts'
import { stopOnSignals, UsageError } from './process.ts'

/** One above the server's, so that both can run. */
const DEFAULT_PORT = 4001

const USAGE = `Usage: linkedin-learning-graphql sandbox [options]

  --assets N           generated assets, from 0 to 25000; default 6000
  --daily-quota N      calls to a resource in a UTC day, from 0; default unlimited
  --calls-per-second N calls to a resource in a second, from 1; default unlimited
  --token-lifetime N   lifetime of an access token in seconds, from 1; default 7775999
  --latency N          delay of every API response in milliseconds; default 0
  --help               print this

It listens on HOST and PORT; default 127.0.0.1 and ${DEFAULT_PORT}.
`

/**
 * Starts the sandbox alone and prints how to use it; it runs until a signal arrives.
 *
 * @throws {UsageError} when an argument is unknown or invalid, or the address is taken
 * @throws {ConfigError} when `HOST` or `PORT` is invalid
 */
export async function sandbox(args: readonly string[], environment: Environment): Promise<void> {
  const { help, latencyMs, ...options } = readOptions(args)
  if (help) {
    process.stdout.write(USAGE)
    return
  }
  const { host, port } = readListenAddress(environment, DEFAULT_PORT)
  const started = await startSandbox({ host, port, ...options }).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  })
  if (latencyMs > 0) {
    started.injectFault({ kind: 'latency', latencyMs, times: Number.POSITIVE_INFINITY })
  }
  process.stdout.write(describe(started))
  stopOnSignals(() => started.close())
}

interface CommandOptions
  extends Pick<SandboxOptions, 'assetCount' | 'dailyQuota' | 'callsPerSecond' | 'tokenLifetime'> {
  readonly help: boolean
  readonly latencyMs: number
}

function readOptions(args: readonly string[]): CommandOptions {
  const values = parse(args)
  const whole = (name: Exclude<keyof typeof values, 'help'>, minimum: number, maximum: number) => {
    const text = values[name]
    if (text === undefined) return undefined
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= minimum && value <= maximum) return value
    throw new UsageError(
      `--${name} must be a whole number from ${minimum} to ${maximum}.\n\n${USAGE}`,
    )
  }
  const assetCount = whole('assets', 0, 25_000)
  const dailyQuota = whole('daily-quota', 0, 999_999_999)
  const callsPerSecond = whole('calls-per-second', 1, 999_999_999)
  const tokenLifetime = whole('token-lifetime', 1, 999_999_999)

  return {
    help: values.help ?? false,
    latencyMs: whole('latency', 0, 600_000) ?? 0,
    ...(assetCount !== undefined && { assetCount }),
    ...(dailyQuota !== undefined && { dailyQuota }),
    ...(callsPerSecond !== undefined && { callsPerSecond }),
    ...(tokenLifetime !== undefined && { tokenLifetime }),
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    assets: text,
    'daily-quota': text,
    'calls-per-second': text,
    'token-lifetime': text,
    latency: text,
    help: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}

function describe({ url, tokenUrl, clientId, clientSecret }: Sandbox): string {
  return `Sandbox of LinkedIn Learning at ${url}; stop it with Ctrl+C.

  API            ${url}
  token URL      ${tokenUrl}
  client id      ${clientId}
  client secret  ${clientSecret}

Get a token:

  TOKEN=$(curl -s ${tokenUrl} -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

Search as LinkedIn's documentation does:

  curl -s -H "Authorization: Bearer $TOKEN" '${url}/v2/learningAssets?q=criteria&assetFilteringCriteria.keyword=java&fields=urn,title&count=3'

Put the GraphQL server in front of it:

  LINKEDIN_API_URL=${url} LINKEDIN_TOKEN_URL=${tokenUrl} LINKEDIN_CLIENT_ID=${clientId} LINKEDIN_CLIENT_SECRET=${clientSecret} npm start
`
}
