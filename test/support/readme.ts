import { examples } from './examples.ts'
import type { Answer, TestServer } from './graphql-server.ts'

/** Who starts from which of the examples, in the order of the README. */
const READERS: Readonly<Record<string, readonly string[]>> = {
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

const EXAMPLES = '## Examples\n'

/** Operations of the README, each with the answer that stands behind it. */
const QUESTIONS = /```graphql\n([^`]+)```\n\n```json\n(.*?)```/gs

/** The README with every example at its end, and with the answers that a server gives now. */
export async function writeReadme(readme: string, server: TestServer): Promise<string> {
  const end = readme.indexOf(EXAMPLES)
  let text = `${readme.slice(0, end)}${writeExamples()}`
  for (const [question, operation = ''] of text.matchAll(QUESTIONS)) {
    const answer = toJson(await server.query(operation))
    text = text.replace(question, () => toQuestion(operation, answer))
  }
  return text
}

function writeExamples(): string {
  const sections = Object.entries(READERS).map(([reader, names]) =>
    [`### ${reader}\n`, ...names.map(writeExample)].join('\n'),
  )
  return [
    EXAMPLES,
    'GraphiQL opens on these. Each is shown with the answer of the sandbox.\n',
    ...sections,
  ].join('\n')
}

function writeExample(name: string): string {
  const text = examples.find(({ file }) => file === `${name}.graphql`)?.text ?? ''
  const [, explanation = '', operation = ''] = /^# ([^\n]+)\n(.+)$/s.exec(text) ?? []
  return `<details><summary>${name}: ${explanation}</summary>\n\n${toQuestion(operation, '')}\n\n</details>\n`
}

function toQuestion(operation: string, answer: string): string {
  return `\`\`\`graphql\n${operation}\`\`\`\n\n\`\`\`json\n${answer}\`\`\``
}

/** An answer with each small object and list on a line of its own. */
function toJson({ data, errors }: Answer): string {
  // Where in the document an error stands is of no use to a reader.
  const shown = errors?.map(({ message, path, extensions }) => ({ message, path, extensions }))
  const text = JSON.stringify({ data, errors: shown }, null, 2).replace(
    /( *)("[^"]+": )?[[{][^[\]{}]*[\]}]/g,
    (leaf) => {
      const line = leaf.replace(/\s*\n\s*/g, ' ').replace(/\[ (.*) \]$/, '[$1]')
      return line.length <= 100 ? line : leaf
    },
  )
  return `${text}\n`
}
