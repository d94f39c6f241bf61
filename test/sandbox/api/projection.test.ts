import { describe, expect, it } from 'vitest'
import { parseProjection, project } from '../../../src/sandbox/api/projection.ts'
import { createSandboxClient } from '../../support/sandbox.ts'

const asset = {
  urn: 'urn:1',
  title: { locale: { language: 'en' }, value: 'One' },
  details: { level: 'BEGINNER', urls: { ssoLaunch: 'sso', webLaunch: 'web' } },
  contents: [
    { asset: { urn: 'urn:2', type: 'VIDEO' } },
    { asset: { urn: 'urn:3', type: 'VIDEO' } },
  ],
}

describe('project', () => {
  it.each([
    { fields: 'urn', kept: { urn: 'urn:1' } },
    { fields: 'title:(value),urn', kept: { urn: 'urn:1', title: { value: 'One' } } },
    { fields: ' urn , title:( value ) ', kept: { urn: 'urn:1', title: { value: 'One' } } },
    {
      fields: 'details:(level,urls:(ssoLaunch))',
      kept: { details: { level: 'BEGINNER', urls: { ssoLaunch: 'sso' } } },
    },
    {
      fields: 'contents:(asset:(urn))',
      kept: { contents: [{ asset: { urn: 'urn:2' } }, { asset: { urn: 'urn:3' } }] },
    },
    { fields: 'details', kept: { details: asset.details } },
    { fields: 'nothing', kept: {} },
    { fields: 'details:(nothing)', kept: { details: {} } },
    { fields: 'urn:(value)', kept: { urn: 'urn:1' } },
  ])('keeps $fields', ({ fields, kept }) => {
    expect(project(asset, parseProjection(fields))).toEqual(kept)
  })
})

describe('parseProjection', () => {
  it.each([
    '',
    ',',
    'urn,',
    'urn title',
    'title:',
    'title:()',
    'title:(value',
    'title)',
    'a;b',
    '(',
  ])('refuses %j', (fields) => {
    expect(() => parseProjection(fields)).toThrow('Invalid query parameters')
  })
})

describe('a malformed projection', () => {
  it('is refused, or ignored under that assumption', async () => {
    const strict = await createSandboxClient()
    const lenient = await createSandboxClient({
      assumptions: { malformedProjection: 'ignore' },
    })
    const path = '/v2/learningAssets/urn:li:lyndaCourse:669544?fields=title:('

    expect((await strict.get(path)).status).toBe(400)
    expect(await lenient.json(path)).toHaveProperty('details')
  })
})
