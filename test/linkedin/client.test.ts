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
  it('gets any resource by its path, and returns its body unchanged', async () => {
    const body = { elements: [{ anything: true }] }
    const { client, requests } = createSubject(body)

    expect(await client.get('/v2/jobs')).toBe(body)
    expect(requests).toEqual([{ path: '/v2/jobs', parameters: [] }])
  })

  it('gets a resource with parameters and fields', async () => {
    const { client, requests } = createSubject({})

    await client.get('/v2/learningClassifications', {
      parameters: [['q', 'keyword']],
      fields: ['urn'],
    })

    expect(requests).toEqual([
      { path: '/v2/learningClassifications', parameters: [['q', 'keyword']], fields: ['urn'] },
    ])
  })

  it('gets a resource with its own copy of the fields', async () => {
    const { client, requests } = createSubject({})
    const fields = ['urn']

    await client.get('/v2/jobs', { fields })
    fields.push('title')
    await client.get('/v2/jobs', { fields })

    expect(requests.map((request) => request.fields)).toEqual([['urn'], ['urn', 'title']])
  })

  it('sends the requests of learningAssets as its own', async () => {
    const { client, requests } = createSubject({ urn: 'urn:li:lyndaCourse:1' })

    await client.learningAssets.get('urn:li:lyndaCourse:1', { fields: new Set() })

    expect(requests.map(({ path }) => path)).toEqual(['/v2/learningAssets/urn:li:lyndaCourse:1'])
  })
})
