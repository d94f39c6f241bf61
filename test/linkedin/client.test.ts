import { describe, expect, it } from 'vitest'
import { createRestClient } from '../../src/linkedin/client.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'

function createSubject(answer: unknown) {
  const requests: LinkedInRequest[] = []
  const client = createRestClient(async (request) => {
    requests.push(request)
    return answer
  })
  return { client, requests }
}

describe('LinkedInClient', () => {
  it('asks for any resource by its path, and gives its body as it came', async () => {
    const body = { elements: [{ anything: true }] }
    const { client, requests } = createSubject(body)

    expect(await client.get('/v2/jobs')).toBe(body)
    expect(requests).toEqual([{ path: '/v2/jobs', parameters: [] }])
  })

  it('asks for a resource with parameters and fields', async () => {
    const { client, requests } = createSubject({})

    await client.get('/v2/learningClassifications', {
      parameters: [['q', 'keyword']],
      fields: ['urn'],
    })

    expect(requests).toEqual([
      { path: '/v2/learningClassifications', parameters: [['q', 'keyword']], fields: ['urn'] },
    ])
  })

  it('has the learning assets behind the same way of sending', async () => {
    const { client, requests } = createSubject({ urn: 'urn:li:lyndaCourse:1' })

    await client.learningAssets.get('urn:li:lyndaCourse:1', { fields: new Set() })

    expect(requests.map(({ path }) => path)).toEqual(['/v2/learningAssets/urn:li:lyndaCourse:1'])
  })
})
