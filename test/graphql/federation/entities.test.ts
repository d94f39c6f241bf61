import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { formatNodeId } from '../../../src/graphql/node.ts'
import { parseLocale } from '../../../src/linkedin/locale.ts'
import { post, type SandboxedTestServer, startTestServer } from '../../support/test-server.ts'

const COURSE = { __typename: 'LearningAsset', urn: 'urn:li:lyndaCourse:700332' }
const SKILL = { __typename: 'Classification', urn: 'urn:li:skill:1001' }
const GERMAN_ID = formatNodeId({
  typeName: 'LearningAsset',
  urn: COURSE.urn,
  locale: parseLocale('de-DE') ?? undefined,
})

describe('Query._entities', async () => {
  const server: SandboxedTestServer = await startTestServer()

  afterAll(() => server.close())
  beforeEach(() => server.sandbox.clearCalls())

  const callsTo = (resource: string) =>
    server.sandbox.calls.filter(({ path }) => path.startsWith(`/v2/${resource}/`))

  function resolve(representations: readonly unknown[], selection: string) {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`
    return post(server.url, { query, variables: { r: representations } })
  }

  it('gives entities of both types in the order of the representations, null where there is none', async () => {
    const { answer } = await resolve(
      [SKILL, { __typename: 'LearningAsset', urn: 'urn:li:lyndaCourse:1' }, COURSE],
      '__typename ... on LearningAsset { title } ... on Classification { name }',
    )

    expect(answer).toEqual({
      data: {
        _entities: [
          { __typename: 'Classification', name: 'Java' },
          null,
          { __typename: 'LearningAsset', title: 'Introduction to Java' },
        ],
      },
    })
  })

  it('requests the selected fields of each type alone', async () => {
    await resolve([COURSE, SKILL], '... on Classification { owner { name } } ... on Node { id }')

    const fieldsOf = (resource: string) =>
      callsTo(resource).map(({ query }) => /fields=([^&]+)/.exec(query)?.[1]?.split(','))
    expect(fieldsOf('learningAssets').flat()).not.toContain('owner')
    expect(fieldsOf('learningClassifications')).toEqual([['urn', 'name', 'owner']])
  })

  it('gives an asset in the locale of its id', async () => {
    const { answer } = await resolve(
      [{ __typename: 'LearningAsset', id: GERMAN_ID }, COURSE],
      '... on LearningAsset { id locale title }',
    )

    expect(answer.data._entities).toMatchObject([
      { id: GERMAN_ID, locale: 'de-DE', title: 'Einstieg in Java' },
      { locale: 'en-US', title: 'Introduction to Java' },
    ])
  })

  it('takes one call for equal representations among a hundred', async () => {
    const representations = Array.from({ length: 100 }, (_, index) => ({
      __typename: 'LearningAsset',
      urn: `urn:li:lyndaCourse:${700_400 + (index % 25)}`,
    }))

    const { answer } = await resolve(representations, '... on LearningAsset { urn description }')

    expect(answer.errors).toBeUndefined()
    expect(answer.data._entities.slice(75)).toEqual(answer.data._entities.slice(0, 25))
    expect(callsTo('learningAssets')).toHaveLength(25)
  })

  it('takes no call where only the URN is selected', async () => {
    const references = [
      { __typename: 'LearningAsset', urn: 'urn:li:lyndaCourse:2' },
      { __typename: 'Classification', urn: 'urn:li:skill:2' },
    ]

    const { answer } = await resolve(
      references,
      '__typename ... on LearningAsset { urn } ... on Classification { urn }',
    )

    expect(answer.data._entities).toEqual(references)
    expect(server.sandbox.calls).toEqual([])
  })

  it('takes a call for contents, of which only the URN is selected', async () => {
    const { answer } = await resolve(
      [{ __typename: 'LearningAsset', urn: 'urn:li:lyndaCourse:563322' }],
      '... on LearningAsset { contents { urn } }',
    )

    expect(answer.data._entities[0].contents.length).toBeGreaterThan(0)
  })

  it('prefers the id to the urn: it has the locale', async () => {
    const { answer } = await resolve(
      [{ ...COURSE, id: GERMAN_ID, argumentName: 'mine' }],
      '... on LearningAsset { locale }',
    )

    expect(answer.data._entities).toEqual([{ locale: 'de-DE' }])
  })

  it('gives a classification in the locale of its id', async () => {
    const id = formatNodeId({
      typeName: 'Classification',
      urn: SKILL.urn,
      locale: parseLocale('de-DE') ?? undefined,
    })

    const { answer } = await resolve(
      [{ __typename: 'Classification', id }],
      '... on Classification { id }',
    )

    expect(answer.data._entities).toEqual([{ id }])
    expect(callsTo('learningClassifications').map(({ query }) => query)).toEqual([
      expect.stringContaining('targetLocale.language=de'),
    ])
  })

  it('gives null for the id of a certification, as Query.node does', async () => {
    const id = formatNodeId({
      typeName: 'Classification',
      urn: 'urn:li:lyndaCertification:1',
      locale: undefined,
    })

    const { answer } = await resolve(
      [{ __typename: 'Classification', id }],
      '... on Classification { name }',
    )

    expect(answer).toEqual({ data: { _entities: [null] } })
  })

  it('takes one call for an asset of which only another locale is selected', async () => {
    const { answer } = await resolve(
      [{ __typename: 'LearningAsset', urn: 'urn:li:lyndaCourse:702546' }],
      '... on LearningAsset { localized(locale: "de-DE") { title } }',
    )

    expect(answer.data._entities).toEqual([{ localized: { title: 'Java für Fortgeschrittene' } }])
    expect(callsTo('learningAssets')).toHaveLength(1)
  })

  it('counts equal representations once', async () => {
    const { answer } = await resolve(
      Array.from({ length: 300 }, (_, index) => ({
        ...COURSE,
        urn: `urn:li:lyndaCourse:${700_500 + (index % 3)}`,
      })),
      '... on LearningAsset { urn shortDescription }',
    )

    expect(answer.errors).toBeUndefined()
    expect(answer.data._entities).toHaveLength(300)
    expect(callsTo('learningAssets')).toHaveLength(3)
  })

  it('refuses more than 100 different representations, and answers the fields beside them', async () => {
    const query = `query ($r: [_Any!]!, $s: [_Any!]!) {
      tooMany: _entities(representations: $r) { ... on LearningAsset { title } }
      skills: _entities(representations: $s) { ... on Classification { name } }
    }`
    const r = Array.from({ length: 101 }, (_, index) => ({
      ...COURSE,
      urn: `urn:li:lyndaCourse:${index}`,
    }))

    const { answer } = await post(server.url, { query, variables: { r, s: [SKILL] } })

    expect(answer.data).toEqual({
      tooMany: Array.from({ length: 101 }, () => null),
      skills: [{ name: 'Java' }],
    })
    expect(answer.errors).toHaveLength(101)
    expect(answer.errors?.[100]).toMatchObject({
      message: 'Argument "representations" takes at most 100 different values; got 101.',
      path: ['tooMany', 100],
      extensions: { code: 'BAD_USER_INPUT', argumentName: 'representations' },
    })
    expect(callsTo('learningAssets')).toEqual([])
  })

  it.each([
    { description: 'in one field', aliases: 1, count: 100_000 },
    { description: 'in many fields', aliases: 40, count: 200 },
  ])(
    'fails the operation with more than 2000 representations $description',
    async ({ aliases, count }) => {
      const fields = Array.from(
        { length: aliases },
        (_, index) => `a${index}: _entities(representations: $r) { __typename }`,
      )
      const query = `query ($r: [_Any!]!) { ${fields.join(' ')} }`

      const { status, text, answer } = await post(server.url, {
        query,
        variables: { r: Array(count).fill(0) },
      })

      expect(status).toBe(400)
      expect(answer.data).toBeNull()
      expect(text.length).toBeLessThan(1_000_000)
      expect(answer.errors?.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^Argument "representations" takes at most 2000 values; got \d+\.$/),
      )
    },
  )

  it.each([
    { description: 'of another type', representation: { __typename: 'Contributor', urn: 'x' } },
    { description: 'without a type', representation: { urn: COURSE.urn } },
    { description: 'of a type that every object has', representation: { __typename: 'toString' } },
    { description: 'that is no object', representation: 'LearningAsset' },
    { description: 'that is a list', representation: [COURSE] },
  ])('fails the place of a representation $description', async ({ representation }) => {
    const { answer } = await resolve([COURSE, representation], '__typename')

    expect(answer.data._entities).toEqual([{ __typename: 'LearningAsset' }, null])
    expect(answer.errors).toMatchObject([
      {
        message:
          'Argument "representations[1].__typename" must be LearningAsset or Classification.',
        extensions: { code: 'BAD_USER_INPUT', argumentName: 'representations[1].__typename' },
      },
    ])
  })

  it.each([
    { description: 'no key', key: {}, argumentName: 'urn' },
    { description: 'an invalid URN', key: { urn: 'course 12' }, argumentName: 'urn' },
    { description: 'a URN that is no string', key: { urn: 12 }, argumentName: 'urn' },
    { description: 'the URN of a skill', key: { urn: SKILL.urn }, argumentName: 'urn' },
    { description: 'an invalid id', key: { id: 'course-12' }, argumentName: 'id' },
    {
      description: 'the id of a classification',
      key: { id: formatNodeId({ typeName: 'Classification', urn: SKILL.urn, locale: undefined }) },
      argumentName: 'id',
    },
  ])('fails the place of an asset with $description alone', async (row) => {
    const { status, answer } = await resolve(
      [COURSE, { __typename: 'LearningAsset', ...row.key }],
      '... on LearningAsset { title }',
    )

    expect(status).toBe(200)
    expect(answer.data._entities).toEqual([{ title: 'Introduction to Java' }, null])
    expect(answer.errors).toMatchObject([
      {
        path: ['_entities', 1],
        extensions: {
          code: 'BAD_USER_INPUT',
          argumentName: `representations[1].${row.argumentName}`,
        },
      },
    ])
  })

  it('fails the place of a classification with the URN of an asset', async () => {
    const { answer } = await resolve(
      [SKILL, { __typename: 'Classification', urn: COURSE.urn }],
      '... on Classification { name }',
    )

    expect(answer.data._entities).toEqual([{ name: 'Java' }, null])
    expect(answer.errors).toMatchObject([{ path: ['_entities', 1] }])
  })
})
