import { describe, expect, it } from 'vitest'
import { compose, type Layer } from '../../src/linkedin/request.ts'

const REQUEST = { path: '/v2/jobs', parameters: [] }

describe('compose', () => {
  it('lets a request pass its layers in the order they are written, and the answer back', async () => {
    const events: string[] = []
    const record =
      (name: string): Layer =>
      (next) =>
      async (request) => {
        events.push(`${name} asks`)
        const answer = await next(request)
        events.push(`${name} answers`)
        return answer
      }

    const send = compose(record('first'), record('second'))(async () => 'answer')

    expect(await send(REQUEST)).toBe('answer')
    expect(events).toEqual(['first asks', 'second asks', 'second answers', 'first answers'])
  })

  it('changes nothing without layers', async () => {
    const send = async () => 'answer'

    expect(compose()(send)).toBe(send)
  })
})
