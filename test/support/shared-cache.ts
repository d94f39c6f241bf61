/** A response that a shared cache keeps, and what it is the response to. */
interface KeptResponse {
  /** The values that the request had of the headers which `Vary` names. */
  readonly selecting: ReadonlyMap<string, string | null>
  readonly keptAtMs: number
  readonly maxAgeMs: number
  readonly response: Response
}

/** A cache that clients share, such as a CDN. */
export interface SharedCache {
  /** Answers by itself where it may, with an `Age`. */
  readonly fetch: typeof globalThis.fetch
  /** What the cache had to ask the server behind it, in order: method and address. */
  readonly passedOn: readonly string[]
}

/**
 * An empty shared cache that keeps all that it may (RFC 9111): answers with status 200 to GET that say
 * how old they may become, each for requests alike in what `Vary` names. It never validates.
 */
export function createSharedCache(now: () => number): SharedCache {
  const keptByUrl = new Map<string, KeptResponse[]>()
  const passedOn: string[] = []

  function find({ method, url, headers }: Request): KeptResponse | undefined {
    if (method !== 'GET') return undefined
    return keptByUrl.get(url)?.find(({ selecting, keptAtMs, maxAgeMs }) => {
      const isSelected = [...selecting].every(([name, value]) => headers.get(name) === value)
      return isSelected && now() - keptAtMs < maxAgeMs
    })
  }

  function keep({ method, url, headers }: Request, response: Response): void {
    const maxAgeMs = readMaxAgeMs(response.headers.get('cache-control') ?? '')
    const vary = response.headers.get('vary')?.split(/\s*,\s*/) ?? []
    if (method !== 'GET' || response.status !== 200 || !maxAgeMs || vary.includes('*')) return
    const selecting = new Map(vary.map((name) => [name, headers.get(name)]))
    const kept = { selecting, keptAtMs: now(), maxAgeMs, response }
    keptByUrl.set(url, [kept, ...(keptByUrl.get(url) ?? [])])
  }

  return {
    passedOn,
    async fetch(input, init) {
      const request = new Request(input, init)
      const found = find(request)
      if (found) {
        const response = found.response.clone()
        response.headers.set('age', String(Math.floor((now() - found.keptAtMs) / 1_000)))
        return response
      }
      passedOn.push(`${request.method} ${request.url}`)
      const received = await fetch(request)
      // A copy, for the headers of what was received are not to be changed.
      const response = new Response(await received.text(), received)
      keep(request, response.clone())
      return response
    },
  }
}

/** Null where a shared cache must not keep, or must not use without asking. */
function readMaxAgeMs(cacheControl: string): number | null {
  const directives = cacheControl.toLowerCase().split(/\s*,\s*/)
  if (['no-store', 'no-cache', 'private'].some((name) => directives.includes(name))) return null
  const maxAge = directives.find((directive) => directive.startsWith('max-age='))
  return maxAge ? Number(maxAge.slice('max-age='.length)) * 1_000 : null
}
