import { describe, expect, it } from 'vitest'
import { compose, type Middleware } from '../../../src/linkedin/middleware/compose.ts'

const REQUEST = { path: '/v2/jobs', parameters: [] }

describe('compose', () => {
  it('passes a request through the middleware in the order written, and the response back', async () => {
    const events: string[] = []
    const record =
      (name: string): Middleware =>
      (next) =>
      async (request, context) => {
        events.push(`${name} sends`)
        const response = await next(request, context)
        events.push(`${name} responds`)
        return response
      }

    const send = compose(record('first'), record('second'))(async () => 'response')

    expect(await send(REQUEST, {})).toBe('response')
    expect(events).toEqual(['first sends', 'second sends', 'second responds', 'first responds'])
  })

  it('changes nothing without middleware', async () => {
    const send = async () => 'response'

    expect(compose()(send)).toBe(send)
  })
})
