import './monaco-workers.ts'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { EditorOptions } from './editor-options.tsx'
import { examples } from './examples.ts'
import { examplesPlugin } from './examples-plugin.tsx'
import { fetcher } from './fetcher.ts'
import { RunHint } from './run-hint.tsx'
import { openStorage } from './storage.ts'

const defaultTabs = examples.slice(0, 3).map(({ query }) => ({ query }))
const { storage, isFirstVisit } = openStorage()
const plugins = [examplesPlugin, HISTORY_PLUGIN]

function Page() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={defaultTabs}
      plugins={plugins}
      schemaDescription
      {...(isFirstVisit && { visiblePlugin: examplesPlugin })}
      // Headers hold API keys: they are not to outlive the page.
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <img src={new URL('favicon.svg', import.meta.url).href} alt="" />
        LinkedIn Learning GraphQL
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <RunHint />
      </GraphiQL.Footer>
      <EditorOptions />
    </GraphiQL>
  )
}

const container = document.getElementById('page')
if (container) createRoot(container).render(<Page />)
