import { isObjectType } from 'graphql'
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { createSchema } from '../../../src/graphql/schema.ts'
import { isWithin } from '../../../src/linkedin/request-url.ts'
import { type SandboxAccount, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, startTestServer } from '../../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:669544'
const VIDEO = 'urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,758272)'
const ASSETS = '/v2/learningAssets'
const CLASSIFICATIONS = '/v2/learningClassifications'
const NOT_PERMITTED = 'LinkedIn does not permit this application to read this field.'

let close = async () => {}
afterEach(() => close())

/** A server in front of a sandbox whose applications may not read these fields. */
async function startSubject(unpermittedFields: SandboxAccount['unpermittedFields']) {
  const server = await startTestServer({ assetCount: 60, account: { unpermittedFields } })
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
})

/** Where LinkedIn has classifications of assets. */
const ASSOCIATED = 'details.classifications.associatedClassification'
const PATH = 'details.classifications.path'

/** What is selected of an asset beside its contents. */
const ASSET_ITSELF =
  'title type: assetType contributors { name lastName } classifications { path { urn } }'

/** A field that LinkedIn can refuse: what is selected of it, and the LinkedIn field that it is read from. */
interface RefusableField {
  readonly selection?: string
  readonly linkedIn: string
}

/** Every field that LinkedIn can refuse, by type. */
const REFUSABLE: Readonly<Record<string, Readonly<Record<string, RefusableField>>>> = {
  LearningAsset: {
    assetType: { linkedIn: 'type' },
    linkedInAssetType: { linkedIn: 'type' },
    title: { linkedIn: 'title' },
    locale: { linkedIn: 'title' },
    shortDescription: { linkedIn: 'details.shortDescription' },
    shortDescriptionHtml: { linkedIn: 'details.shortDescriptionIncludingHtml' },
    description: { linkedIn: 'details.description' },
    descriptionHtml: { linkedIn: 'details.descriptionIncludingHtml' },
    difficultyLevel: { linkedIn: 'details.level' },
    linkedInDifficultyLevel: { linkedIn: 'details.level' },
    durationInSeconds: { linkedIn: 'details.timeToComplete' },
    contributors: { linkedIn: 'details.contributors', selection: '{ name role }' },
    skills: { linkedIn: ASSOCIATED, selection: '{ urn name type }' },
    classifications: {
      linkedIn: 'details.classifications',
      selection: '{ classification { name } path { name } assigner { name } }',
    },
    contents: { linkedIn: 'contents', selection: '{ urn }' },
    discoverableBy: { linkedIn: 'details.discoverableBy', selection: '{ urn name }' },
    availability: { linkedIn: 'details.availability' },
    linkedInAvailability: { linkedIn: 'details.availability' },
    publishedAt: { linkedIn: 'details.publishedAt' },
    lastUpdatedAt: { linkedIn: 'details.lastUpdatedAt' },
    retiredAt: { linkedIn: 'details.retiredAt' },
    availableLocales: { linkedIn: 'details.availableLocales' },
    imageUrl: { linkedIn: 'details.images' },
    webUrl: { linkedIn: 'details.urls.webLaunch' },
    ssoUrl: { linkedIn: 'details.urls.ssoLaunch' },
    aiccUrl: { linkedIn: 'details.urls.aiccLaunch' },
  },
  AssetClassification: {
    path: { linkedIn: PATH, selection: '{ name }' },
    assigner: { linkedIn: 'details.classifications.assigner', selection: '{ name }' },
  },
  Contributor: {
    urn: { linkedIn: 'details.contributors.urn' },
    name: { linkedIn: 'details.contributors.name' },
    role: { linkedIn: 'details.contributors.contributionType' },
    linkedInRole: { linkedIn: 'details.contributors.contributionType' },
    firstName: { linkedIn: 'details.contributors.authorDetails' },
    lastName: { linkedIn: 'details.contributors.authorDetails' },
  },
  Classification: {
    type: { linkedIn: 'type' },
    linkedInType: { linkedIn: 'type' },
    name: { linkedIn: 'name' },
    locale: { linkedIn: 'name' },
    owner: { linkedIn: 'owner', selection: '{ name }' },
  },
}

/** The fields that no refusal fails, by type; the rest of an asset leads to other assets. */
const NEVER_REFUSED: Readonly<Record<string, readonly string[]>> = {
  LearningAsset: ['id', 'urn', 'parent', 'localized'],
  AssetClassification: ['classification'],
  Contributor: [],
  Classification: ['id', 'urn'],
}

/** The selection of an asset in which objects of a type stand, around what is selected of them. */
const WITHIN_AN_ASSET: Readonly<Record<string, (selection: string) => string>> = {
  LearningAsset: (selection) => selection,
  AssetClassification: (selection) => `classifications { classification { urn } ${selection} }`,
  Contributor: (selection) => `contributors { ${selection} }`,
  Classification: (selection) =>
    `classifications { classification { ${selection} } path { ${selection} } }`,
}

/** The ways to an asset, around what is selected of it. */
const WAYS_TO_ASSETS: readonly ((selection: string) => string)[] = [
  (selection) => `learningAsset(urn: "${COURSE}") { urn ${selection} }`,
  (selection) =>
    `learningAssets(filter: { keyword: "java" }, first: 5) { totalCount nodes { urn ${selection} } }`,
  (selection) =>
    `catalog(assetType: COURSE, locale: "en-US", first: 5) { edges { node { urn ${selection} } } }`,
  (selection) => `_entities(representations: [
    { __typename: "LearningAsset", urn: "${COURSE}" }
    { __typename: "LearningAsset", urn: "urn:li:lyndaCourse:107061" }
  ]) { ... on LearningAsset { urn ${selection} } }`,
]

/** The ways to a classification that is no part of an asset. */
const WAYS_TO_CLASSIFICATIONS: typeof WAYS_TO_ASSETS = [
  (selection) => `classification(urn: "urn:li:lyndaCategory:7220") { urn ${selection} }`,
  (selection) =>
    `classifications(keyword: "java", locale: "en-US", first: 5) { nodes { urn ${selection} } }`,
  (selection) => `_entities(representations: [
    { __typename: "Classification", urn: "urn:li:skill:1001" }
  ]) { ... on Classification { urn ${selection} } }`,
]

/** A field that is refused in one of LinkedIn's resources, or in the contents of assets. */
interface Refusal {
  readonly place: string
  readonly typeName: string
  readonly name: string
  readonly unpermittedFields: SandboxAccount['unpermittedFields']
  /** The ways to the field, around what is selected of its type. */
  readonly ways: typeof WAYS_TO_ASSETS
}

const REFUSALS = Object.entries(REFUSABLE).flatMap(([typeName, fields]): readonly Refusal[] => {
  const within = WITHIN_AN_ASSET[typeName] ?? String
  return Object.entries(fields).flatMap(([name, { linkedIn }]) => {
    const isClassification = typeName === 'Classification'
    const paths = isClassification
      ? [`${ASSOCIATED}.${linkedIn}`, `${PATH}.${linkedIn}`]
      : [linkedIn]
    const inAssets = {
      place: 'assets',
      typeName,
      name,
      unpermittedFields: { [ASSETS]: paths },
      ways: WAYS_TO_ASSETS.map((way) => (selection: string) => way(within(selection))),
    }
    const inContents = {
      ...inAssets,
      place: 'contents',
      unpermittedFields: { [ASSETS]: paths.map((path) => `contents.asset.${path}`) },
      ways: [
        (selection: string) =>
          `learningAsset(urn: "${COURSE}") { ${ASSET_ITSELF} contents { urn ${within(selection)} } }`,
      ],
    }
    const inClassifications = {
      ...inAssets,
      place: 'classifications',
      unpermittedFields: { [CLASSIFICATIONS]: [linkedIn] },
      ways: WAYS_TO_CLASSIFICATIONS,
    }
    return [inAssets, inContents, ...(isClassification ? [inClassifications] : [])]
  })
})

/** The same data with null for each field of a name, and the paths of these fields. */
function withoutField(data: unknown, name: string): { data: unknown; paths: string[] } {
  const paths: string[] = []
  const strip = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((each, index) => strip(each, [...path, index]))
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => {
        if (key !== name) return [key, strip(below, [...path, key])]
        paths.push([...path, key].join('.'))
        return [key, null]
      }),
    )
  }
  return { data: strip(data, []), paths }
}

describe('a field that LinkedIn refuses alone', async () => {
  // Of one sandbox, whose applications may not read these fields at the moment.
  const refusing: Record<string, readonly string[]> = {}
  const sandbox = await startSandbox({ assetCount: 60, account: { unpermittedFields: refusing } })
  const permitting = await startTestServer({ assetCount: 60 })
  afterAll(async () => {
    await permitting.close()
    await sandbox.close()
  })

  it.each(Object.keys(REFUSABLE))('is any field of %s but those that never fail', (typeName) => {
    const type = createSchema().getType(typeName)
    const names = isObjectType(type) ? Object.keys(type.getFields()) : []

    expect(
      [...Object.keys(REFUSABLE[typeName] ?? {}), ...(NEVER_REFUSED[typeName] ?? [])].sort(),
    ).toEqual(names.sort())
  })

  it.each(REFUSALS)(
    'is null with one error of its own, and all else is as without: $name of $typeName in $place',
    async ({ typeName, name, unpermittedFields, ways }) => {
      const { [name]: refused, ...others } = REFUSABLE[typeName] ?? {}
      const neighbours = Object.entries(others)
        .filter(([, { linkedIn }]) => !isWithin(linkedIn, new Set([refused?.linkedIn ?? ''])))
        .map(([other, { selection = '' }]) => `neighbour_${other}: ${other} ${selection}`)
      const selected = `refused: ${name} ${refused?.selection ?? ''} ${neighbours.join(' ')}`
      Object.assign(refusing, { [ASSETS]: [], [CLASSIFICATIONS]: [] }, unpermittedFields)
      const { query, ...server } = await startServerFor(sandbox.linkedIn)
      close = server.close

      for (const document of ways.map((way) => `{ ${way(selected)} }`)) {
        const permitted = await permitting.query(document)
        const { data, errors = [] } = await query(document)

        const expected = withoutField(permitted.data, 'refused')
        expect(permitted.errors).toBeUndefined()
        expect(data).toEqual(expected.data)
        expect(errors.map(({ path = [] }) => path.join('.')).sort()).toEqual(expected.paths.sort())
        for (const { message, extensions } of errors) {
          expect(message).toBe(NOT_PERMITTED)
          expect(extensions).toEqual({ code: 'UPSTREAM_UNAUTHORIZED' })
        }
      }
    },
  )

  it('is told of in what contents are part of', async () => {
    const { query } = await startSubject({ [ASSETS]: ['contents.asset.title'] })

    const { data, errors } = await query(`{
      learningAsset(urn: "${VIDEO}") { title parent { urn title } }
    }`)

    expect(data.learningAsset).toEqual({
      title: expect.stringMatching(/./),
      parent: { urn: expect.stringContaining('lyndaChapter'), title: null },
    })
    expect(errors).toMatchObject([
      { message: NOT_PERMITTED, path: ['learningAsset', 'parent', 'title'] },
    ])
  })

  it('fails the chapter of a video where it is the contents of a course', async () => {
    const { query } = await startSubject({ [ASSETS]: ['contents'] })

    const { data, errors } = await query(`{
      learningAsset(urn: "${VIDEO}") { title parent { title } }
    }`)

    expect(data.learningAsset).toEqual({ title: expect.stringMatching(/./), parent: null })
    expect(errors).toMatchObject([{ message: NOT_PERMITTED, path: ['learningAsset', 'parent'] }])
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
