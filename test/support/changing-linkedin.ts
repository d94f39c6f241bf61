import type { Dispatcher } from 'undici'

/** How LinkedIn is: well, or unwell in one of its ways. */
export type Health =
  | 'well'
  | 'throttling'
  | 'down'
  | 'gone'
  | 'html'
  | 'error in 200'
  | 'mixed up'
  | 'cut off'

/** All the ways of being unwell. */
export const ILLNESSES: readonly Health[] = [
  'throttling',
  'down',
  'gone',
  'html',
  'error in 200',
  'mixed up',
  'cut off',
]

/** A LinkedIn without a network, whose assets change, and which is not always well. */
export interface ChangingLinkedIn {
  /** To be asked through. */
  readonly dispatcher: Dispatcher
  /** How many times its API was asked. */
  callCount(): number
  /** Whether all is well, or what is not. */
  becomes(health: Health): void
  /** Gives an asset a new title. */
  changes(id: number): void
  /** When that title of the asset was no longer the current one. Null: it is. Undefined: it never was. */
  endOf(id: number, title: string): number | null | undefined
}

interface Title {
  readonly title: string
  endedAtMs: number | null
}

/** Assets by number, from 0 on; the clock tells when they change. */
export function createChangingLinkedIn(assetCount: number, now: () => number): ChangingLinkedIn {
  const titles = Array.from({ length: assetCount }, (_, id): Title[] => [
    { title: `Asset ${id}, edition 1`, endedAtMs: null },
  ])
  let health: Health = 'well'
  let calls = 0

  const toElement = (id: number) => ({
    urn: `urn:li:lyndaCourse:${id}`,
    title: { value: titles[id]?.at(-1)?.title ?? '', locale: { language: 'en', country: 'US' } },
  })

  function toBody(path: string): object {
    const [, id] = /lyndaCourse:(\d+)\?/.exec(path) ?? []
    if (id !== undefined) return toElement(health === 'mixed up' ? Number(id) + 1 : Number(id))
    const elements = titles.map((_, each) => toElement(each))
    const paging = { start: 0, count: 20, total: elements.length }
    return { elements: health === 'mixed up' ? elements.slice(1) : elements, paging, metadata: {} }
  }

  function answer(path: string) {
    const text = JSON.stringify(toBody(path))
    switch (health) {
      case 'throttling':
        return { statusCode: 429, text: '{"status":429,"message":"Throttled"}' }
      case 'down':
        return { statusCode: 503, text: 'Service Unavailable' }
      case 'gone':
        throw new Error('ECONNRESET')
      case 'html':
        return { statusCode: 200, text: '<html>Sign in</html>' }
      case 'error in 200':
        return { statusCode: 200, text: '{"status":500,"message":"Internal Server Error"}' }
      case 'cut off':
        return { statusCode: 200, text: text.slice(0, text.length / 2) }
      default:
        return { statusCode: 200, text }
    }
  }

  async function request({ path }: Dispatcher.RequestOptions) {
    if (path.startsWith('/token')) {
      return { statusCode: 200, headers: {}, body: [Buffer.from('{"access_token":"TOKEN"}')] }
    }
    calls += 1
    const { statusCode, text } = answer(path)
    return { statusCode, headers: {}, body: [Buffer.from(text)] }
  }

  return {
    dispatcher: { request } as unknown as Dispatcher,
    callCount: () => calls,
    becomes: (next) => {
      health = next
    },
    changes(id) {
      const all = titles[id] ?? []
      const current = all.at(-1)
      if (current) current.endedAtMs = now()
      all.push({ title: `Asset ${id}, edition ${all.length + 1}`, endedAtMs: null })
    },
    endOf: (id, title) => titles[id]?.find((each) => each.title === title)?.endedAtMs,
  }
}
