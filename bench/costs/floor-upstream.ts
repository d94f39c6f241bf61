/**
 * The least that an answer can cost that is made of LinkedIn's: no GraphQL, no schema, no checks. LinkedIn
 * at `LINKEDIN_API_URL` is called by `TARGET`, in which `{}` stands for the keyword or the URN, and
 * its answers are parsed, shaped by hand for the case named `CASE`, and written. With `KEPT` a page is
 * called for once, and every answer shaped of it.
 */
import process from 'node:process'
import { Pool } from 'undici'
import type { CaseName } from './cases.ts'
import { startFloor } from './floor-server.ts'
import {
  type Course,
  type Page,
  toCourse,
  toCourseWithContents,
  toFacets,
  toPage,
} from './shape-answers.ts'

interface Operation {
  readonly query: string
  readonly variables: { readonly keyword: string; readonly urns: readonly string[] }
}

const linkedIn = new Pool(String(process.env['LINKEDIN_API_URL']))
const [beforeName = '', afterName = ''] = String(process.env['TARGET']).split('{}')
const kept = process.env['KEPT'] ? new Map<string, Page>() : null

const search = async ({ variables: { keyword } }: Operation) =>
  toPage(await call<Page>(keyword), toCourse)

const ANSWERS: Readonly<Record<CaseName, (operation: Operation) => Promise<unknown>>> = {
  known: search,
  asked: search,

  async newDocument({ query, variables: { keyword } }) {
    const page = kept?.get(keyword) ?? (await call<Page>(keyword))
    kept?.set(keyword, page)
    const [, alias = 'title'] = /(\w+): title/.exec(query) ?? []
    return toPage(page, (course) => toCourse(course, alias))
  },

  async lookUps({ variables: { urns } }) {
    const different = [...new Set(urns)]
    const courses = await Promise.all(different.map((urn) => call<Course>(urn)))
    const nodes = new Map(courses.map((course) => [course.urn, toCourse(course)]))
    return { learningAssetsByUrn: urns.map((urn) => nodes.get(urn)) }
  },

  facets: async ({ variables: { keyword } }) => toFacets(await call<Page>(keyword)),

  contents: async ({ variables: { keyword } }) =>
    toPage(await call<Page>(keyword), toCourseWithContents),
}

const answer = ANSWERS[process.env['CASE'] as CaseName]
await startFloor(async (body) =>
  Buffer.from(JSON.stringify({ data: await answer(JSON.parse(body)) })),
)

async function call<Body>(name: string): Promise<Body> {
  const response = await linkedIn.request({
    method: 'GET',
    path: `${beforeName}${encodeURIComponent(name)}${afterName}`,
  })
  return (await response.body.json()) as Body
}
