import { examples } from '../support/examples.ts'
import type { Answer, TestServer } from '../support/test-server.ts'
import { readCurl, sendTo } from './shell-request.ts'

/** An operation, or a `curl` command, with the answer that stands behind it. */
const QUESTIONS = /^```(graphql|sh)\n([^`]+)```\n\n(<details>[^\n]+\n\n)?```json\n(.*?)```$/gms

/** Whether a page has a question with an answer behind it. */
export function hasAnswers(text: string): boolean {
  return new RegExp(QUESTIONS).test(text)
}

/** The page with the answers that a server gives now. */
export async function writeAnswers(text: string, server: TestServer): Promise<string> {
  let written = text
  for (const [shown, language = '', question = '', details = ''] of text.matchAll(QUESTIONS)) {
    const answer = language === 'sh' ? await send(question, server) : await server.query(question)
    const block = `\`\`\`${language}\n${question}\`\`\`\n\n${details}\`\`\`json\n${toJson(answer)}\`\`\``
    written = written.replace(shown, () => block)
  }
  return written
}

/** An answer that may carry what an operation costs. */
interface ExtendedAnswer extends Answer {
  readonly extensions?: unknown
}

async function send(command: string, server: TestServer): Promise<ExtendedAnswer> {
  const response = await sendTo(server.url, readCurl(command))
  return (await response.json()) as ExtendedAnswer
}

/** Examples by what they are for, in the order in which to read them. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'To explore': [
    'search-courses',
    'one-course',
    'course-contents',
    'skills-and-categories',
    'languages',
  ],
  'For a page with a search box': [
    'filtered-search',
    'facet-panel',
    'next-page',
    'previous-page',
    'browse-categories',
  ],
  'For a graph that holds the names of courses': ['look-up-many', 'course-translations'],
  'For a copy of the catalogue in a learning management system': ['nightly-copy', 'changed-since'],
}

/** The page of examples, its answers still empty, made from the files of `examples/`. */
export function writeExamplesPage(): string {
  const contents = Object.entries(SECTIONS).map(
    ([section, names]) => `- ${section}: ${names.map((name) => `[${name}](#${name})`).join(', ')}`,
  )
  const sections = Object.entries(SECTIONS).map(([section, names]) =>
    [`## ${section}\n`, ...names.map(writeExample)].join('\n'),
  )
  return [
    '# Examples\n',
    'For developers who want a query to start from: what GraphiQL opens on, with the answers of the sandbox.\n',
    `${contents.join('\n')}\n`,
    ...sections,
  ].join('\n')
}

function writeExample(name: string): string {
  const text = examples.find(({ file }) => file === `${name}.graphql`)?.text ?? ''
  const [, explanation = '', operation = ''] = /^# ([^\n]+)\n(.+)$/s.exec(text) ?? []
  return [
    `### ${name}\n`,
    `${explanation}\n`,
    `\`\`\`graphql\n${operation}\`\`\`\n`,
    '<details><summary>Answer</summary>\n',
    '```json\n```\n',
    '</details>\n',
  ].join('\n')
}

/** An answer with each small object and list on a line of its own. */
function toJson({ data, errors, extensions }: ExtendedAnswer): string {
  // Where in the document an error stands is of no use to a reader.
  const shown = errors?.map(({ message, path, extensions: details }) => ({
    message,
    path,
    extensions: details,
  }))
  const text = JSON.stringify({ data, errors: shown, extensions }, null, 2).replace(
    /( *)("[^"]+": )?[[{][^[\]{}]*[\]}]/g,
    (leaf) => {
      const line = leaf.replace(/\s*\n\s*/g, ' ').replace(/\[ (.*) \]$/, '[$1]')
      return line.length <= 100 ? line : leaf
    },
  )
  return `${text}\n`
}
