import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startApolloGateway } from '../../examples/supergraph/gateways/start-apollo-gateway.ts'
import { startHiveGateway } from '../../examples/supergraph/gateways/start-hive-gateway.ts'
import { startStitchingGateway } from '../../examples/supergraph/gateways/start-stitching-gateway.ts'
import { startSupergraph } from '../../examples/supergraph/start-supergraph.ts'
import { type Answer, startTestServer } from '../support/test-server.ts'

const JOINED = readFileSync(
  new URL('../../examples/supergraph/joined.graphql', import.meta.url),
  'utf8',
)

describe.each([
  { name: 'Apollo Gateway', startGateway: startApolloGateway },
  { name: 'Hive Gateway', startGateway: startHiveGateway },
  { name: 'schema stitching', startGateway: startStitchingGateway },
])('a supergraph by $name', async ({ name, startGateway }) => {
  const routerSecret = 'router-canary'
  const server = await startTestServer({}, { routerSecret })
  const { sandbox } = server
  const supergraph = await startSupergraph({
    startGateway,
    port: 0,
    learningUrl: `${server.url}/graphql`,
    routerSecret,
  })

  afterAll(async () => {
    await supergraph.close()
    await server.close()
  })

  beforeEach(() => {
    sandbox.clearCalls()
    sandbox.clearFaults()
  })

  async function execute(query: string, variables?: Record<string, unknown>): Promise<Answer> {
    const response = await fetch(supergraph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }

  const calls = () => sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))

  it('resolves a reference in the selected locale', async () => {
    const { data, errors } = await execute(
      '{ employee(id: "noor") { enrolments { learningAsset { localized(locale: "de-DE") { title } } } } }',
    )

    expect(errors).toBeUndefined()
    expect(data.employee.enrolments).toEqual([
      { learningAsset: { localized: { title: 'Einstieg in Java' } } },
    ])
    // Gateways other than Apollo's fetch the other key too, or whether the asset exists.
    expect(calls()).toHaveLength(name === 'Apollo Gateway' ? 1 : 2)
  })

  it('joins both ways, at one call for each entity and search', async () => {
    const { data, errors } = await execute(JOINED)

    expect(errors).toBeUndefined()
    expect({ data }).toEqual(readShownAnswer())
    expect(
      calls()
        .map(({ path }) => decodeURIComponent(path))
        .sort(),
    ).toEqual([
      '/v2/learningAssets',
      '/v2/learningAssets/urn:li:lyndaCourse:107061',
      '/v2/learningAssets/urn:li:lyndaCourse:563322',
      '/v2/learningClassifications/urn:li:skill:1001',
    ])
  })

  it('makes no call for the same query again', async () => {
    await execute(JOINED)
    sandbox.clearCalls()

    expect((await execute(JOINED)).errors).toBeUndefined()
    expect(calls()).toEqual([])
  })

  it('makes one call for a page of fifty assets with a field of the company each', async () => {
    const { data, errors } = await execute(
      '{ learningAssets(filter: { keyword: "design" }, first: 50) { nodes { urn title enrolments { progress } } } }',
    )

    expect(errors).toBeUndefined()
    expect(data.learningAssets.nodes).toHaveLength(50)
    expect(calls()).toHaveLength(1)
  })

  it('makes no call where the company resolves every field', async () => {
    const { data, errors } = await execute(
      '{ employees { enrolments { learningAsset { urn enrolments { progress } } } } }',
    )

    expect(errors).toBeUndefined()
    expect(data.employees).toHaveLength(4)
    expect(calls()).toEqual([])
  })

  it('makes one call for an asset with several references, and is null for one that does not exist', async () => {
    const { data } = await execute(
      '{ employees { enrolments { learningAsset { urn description } } } }',
    )

    const assets = data.employees.flatMap(
      ({ enrolments }: { enrolments: { learningAsset: { description: string } | null }[] }) =>
        enrolments.map(({ learningAsset }) => learningAsset),
    )
    expect(assets).toHaveLength(6)
    expect(assets[2]).toEqual(assets[3])
    expect(assets[4]?.description ?? null).toBeNull()
    const paths = calls().map(({ path }) => path)
    expect(paths).toHaveLength(5)
    expect(new Set(paths).size).toBe(5)
  })

  it("keeps the company's fields of an asset that does not exist", async () => {
    const answer = await execute(
      '{ employee(id: "mei") { enrolments { learningAsset { title enrolments { progress } } } } }',
    )
    expect(answer.data.employee.enrolments).toEqual([
      { learningAsset: { title: 'Learning Java', enrolments: expect.any(Array) } },
      { learningAsset: { title: null, enrolments: [{ progress: 0 }] } },
    ])
  })

  it('is null for an asset that does not exist, where its id is selected, beside the others', async () => {
    const answer = await execute(
      '{ employee(id: "mei") { enrolments { learningAsset { id title } } } }',
    )
    expect(answer.data.employee.enrolments).toEqual([
      { learningAsset: { id: expect.any(String), title: 'Learning Java' } },
      { learningAsset: null },
    ])
  })

  it('joins the classifications of assets', async () => {
    const { data, errors } = await execute(
      '{ learningAsset(urn: "urn:li:lyndaCourse:669544") { skills { name experts { name } } } }',
    )

    expect(errors).toBeUndefined()
    expect(data.learningAsset.skills).toEqual([
      { name: 'Java', experts: [{ name: 'Ada Brandt' }, { name: 'Mei Tanaka' }] },
    ])
  })

  it('returns the data of the company when LinkedIn fails', async () => {
    sandbox.injectFault({ status: 403, times: 5, body: { message: 'linkedin-canary' } })

    const answer = await execute(
      '{ employee(id: "mei") { name enrolments { progress learningAsset { imageUrl shortDescription } } } }',
    )

    expect(answer.data.employee.name).toBe('Mei Tanaka')
    expect(
      answer.data.employee.enrolments.map(({ progress }: { progress: number }) => progress),
    ).toEqual([0.1, 0])
    expect(answer.errors?.[0]).toMatchObject({
      message: 'LinkedIn does not permit this application to read this.',
      extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
    })
    const shown = JSON.stringify(answer) + server.logLines.join('\n')
    expect(shown).not.toMatch(/router-canary|linkedin-canary/)
    expect(JSON.stringify(answer)).not.toContain(sandbox.url)
  })

  it('exposes the fields for clients, and none for gateways and operators', async () => {
    const { data } = await execute('{ __schema { queryType { fields { name } } } }')

    const names = data.__schema.queryType.fields.map((field: { name: string }) => field.name)
    expect(names).toEqual(
      expect.arrayContaining(['learningAssets', 'learningAssetsByUrn', 'employees']),
    )
    for (const hidden of ['node', 'nodes', 'upstream', '_service', '_entities']) {
      expect(names).not.toContain(hidden)
    }
    if (name !== 'schema stitching') expect(names).not.toContain('enrolledAssetsByUrn')
  })
})

/** The response that the documentation shows for the joined query. */
function readShownAnswer(): unknown {
  const page = readFileSync(new URL('../../docs/supergraph.md', import.meta.url), 'utf8')
  const [, answer = ''] = page.split(JOINED)[1]?.split('```json\n') ?? []
  return JSON.parse(answer.slice(0, answer.indexOf('```')))
}
