import { describe, expect, it } from 'vitest'
import { limitConcurrency } from '../../../src/linkedin/middleware/limit-concurrency.ts'
import { createDeferred } from '../../support/deferred.ts'

const request = (path: string) => ({ path, parameters: [] })

describe('limitConcurrency', () => {
  it('lets the next one in, in order, when one is through, also when it fails', async () => {
    const answers = new Map(
      ['/a', '/b', '/c', '/d'].map((path) => [path, createDeferred<string>()]),
    )
    const sent: string[] = []
    const send = limitConcurrency(2)(({ path }) => {
      sent.push(path)
      return answers.get(path)?.promise ?? Promise.resolve()
    })

    const [a, b, c, d] = [...answers.keys()].map((path) => send(request(path), {}))
    expect(sent).toEqual(['/a', '/b'])

    answers.get('/b')?.reject(new Error('b'))
    await expect(b).rejects.toThrow('b')
    expect(sent).toEqual(['/a', '/b', '/c'])

    for (const path of ['/a', '/c', '/d']) answers.get(path)?.resolve(path)
    expect(await Promise.all([a, c, d])).toEqual(['/a', '/c', '/d'])
    expect(sent).toEqual(['/a', '/b', '/c', '/d'])
  })

  it('has its places free again after many', async () => {
    let underWay = 0
    let most = 0
    const send = limitConcurrency(3)(async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await Promise.resolve()
      underWay -= 1
    })

    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => send(request(`/${index}`), {})))
    }

    expect(most).toBe(3)
    expect(underWay).toBe(0)
  })
})
