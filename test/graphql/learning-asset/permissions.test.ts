import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { SandboxAccount } from '../../../src/sandbox/sandbox.ts'
import { startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, startTestServer } from '../../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:669544'
const ASSETS = '/v2/learningAssets'
const NOT_PERMITTED = 'LinkedIn does not permit this application to read this field.'

let close = async () => {}
afterEach(() => close())

/** A server in front of a sandbox whose applications may not read these fields. */
async function startSubject(unpermittedFields: SandboxAccount['unpermittedFields']) {
  const server = await startTestServer({ assetCount: 300, account: { unpermittedFields } })
  close = server.close
  return {
    ...server,
    statuses: () =>
      server.sandbox.calls
        .filter(({ path }) => path.startsWith('/v2/'))
        .map(({ status }) => status),
  }
}

describe('a field that LinkedIn does not permit to be read', () => {
  it('costs one call more in a day where it was prefetched, and is not told of', async () => {
    const { query, statuses, logLines } = await startSubject({ [ASSETS]: ['details.images'] })
    const lookUp = (urn: string) => query(`{ learningAsset(urn: "${urn}") { title } }`)

    expect(await lookUp(COURSE)).toEqual({ data: { learningAsset: { title: 'Learning Java' } } })
    expect((await lookUp('urn:li:lyndaCourse:107061')).errors).toBeUndefined()
    const page = await query('{ learningAssets(first: 3) { nodes { title difficultyLevel } } }')

    expect(page.errors).toBeUndefined()
    expect(page.data.learningAssets.nodes).toHaveLength(3)
    expect(statuses()).toEqual([403, 200, 200, 200])
    expect(
      logLines.map((line) => JSON.parse(line)).filter(({ level }) => level !== 'info'),
    ).toMatchObject([
      {
        level: 'warn',
        msg: 'LinkedIn does not permit fields to be read',
        endpoint: ASSETS,
        fields: ['details.images'],
      },
    ])
  })

  it('is null with an error of its own where it is selected, beside its neighbours', async () => {
    const { query, statuses, logLines } = await startSubject({
      [ASSETS]: ['details.images', 'details.level'],
    })
    const document = `{
      learningAsset(urn: "${COURSE}") { title imageUrl difficultyLevel durationInSeconds }
      learningAssets(filter: { keyword: "java" }, first: 2) { nodes { title imageUrl } }
    }`

    const { data, errors } = await query(document)

    expect(data.learningAsset).toEqual({
      title: 'Learning Java',
      imageUrl: null,
      difficultyLevel: null,
      durationInSeconds: expect.any(Number),
    })
    expect(data.learningAssets.nodes).toEqual([
      { title: 'Learning Java', imageUrl: null },
      { title: expect.any(String), imageUrl: null },
    ])
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'learningAsset.difficultyLevel',
      'learningAsset.imageUrl',
      'learningAssets.nodes.0.imageUrl',
      'learningAssets.nodes.1.imageUrl',
    ])
    for (const { message, extensions } of errors ?? []) {
      expect(message).toBe(NOT_PERMITTED)
      expect(extensions).toEqual({ code: 'UPSTREAM_UNAUTHORIZED' })
    }
    // Two requests were in flight at once.
    expect(statuses().sort()).toEqual([200, 200, 403, 403])
    expect((await query(document)).errors).toHaveLength(4)
    expect(statuses()).toHaveLength(4)
    expect(logLines.filter((line) => line.includes('Field failed'))).toEqual([])
  })

  it('is no reason to ask again for what is cached without it', async () => {
    const { query, statuses } = await startSubject({ [ASSETS]: ['details.images'] })
    const select = (fields: string) => query(`{ learningAsset(urn: "${COURSE}") { ${fields} } }`)
    await select('title')

    const { data } = await select('imageUrl title webUrl')

    expect(data.learningAsset).toMatchObject({ title: 'Learning Java', imageUrl: null })
    expect(statuses()).toEqual([403, 200])
  })

  it('is told of among the contents of an asset, and of classifications', async () => {
    const { query } = await startSubject({
      [ASSETS]: ['contents.asset.title', 'details.classifications.associatedClassification.owner'],
      '/v2/learningClassifications': ['owner'],
    })

    const { data, errors } = await query(`{
      learningAsset(urn: "${COURSE}") {
        title
        contents { urn locale }
        skills { name owner { name } }
      }
      classification(urn: "urn:li:lyndaCategory:7220") { name owner { name } }
    }`)

    expect(data.learningAsset.title).toBe('Learning Java')
    expect(data.learningAsset.contents[0]).toEqual({ urn: expect.any(String), locale: null })
    expect(data.learningAsset.skills[0]).toEqual({ name: expect.any(String), owner: null })
    expect(data.classification).toEqual({ name: expect.any(String), owner: null })
    expect(new Set(errors?.map(({ message }) => message))).toEqual(new Set([NOT_PERMITTED]))
    expect(errors?.map(({ path }) => path?.at(-1)).sort()).toEqual(
      expect.arrayContaining(['locale', 'owner']),
    )
  })

  it('takes what must not be null along', async () => {
    const { query } = await startSubject({ [ASSETS]: ['details.contributors'] })

    const { data, errors } = await query(`{
      learningAsset(urn: "${COURSE}") { title contributors { name } }
      other: learningAsset(urn: "${COURSE}") { title }
    }`)

    expect(data).toEqual({ learningAsset: null, other: { title: 'Learning Java' } })
    expect(errors).toMatchObject([
      { message: NOT_PERMITTED, path: ['learningAsset', 'contributors'] },
    ])
  })
})

describe('a 403 that names no field of the request', () => {
  it.each([
    'Not enough permissions to access: learningAssets.GET.NO_VERSION',
    'Unpermitted fields present in PARAMETER: [/timeIntervals]',
    'Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/urn]',
    'Some fields are not permitted: /details/images',
  ])('is told as what it is, without blaming credentials: %s', async (message) => {
    const linkedIn = await startFakeLinkedIn()
    const server = await startServerFor(linkedIn.config)
    onTestFinished(async () => {
      await server.close()
      await linkedIn.close()
    })
    linkedIn.answers({ status: 403, body: { status: 403, serviceErrorCode: 100, message } })

    const { data, errors } = await server.query(`{ learningAsset(urn: "${COURSE}") { title } }`)

    expect(data).toEqual({ learningAsset: null })
    expect(errors).toMatchObject([
      {
        message: 'LinkedIn does not permit this application to read this.',
        extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
      },
    ])
    expect(linkedIn.requests).toHaveLength(1)
  })
})
