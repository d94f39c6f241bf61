import './monaco-workers.ts'
import 'graphiql/style.css'
import './page.css'
import './calls/calls.css'
import { useGraphiQL } from '@graphiql/react'
import { createLocalStorage, StorageAPI } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { DryRunTool } from './calls/dry-run.tsx'
import { callsPlugin } from './calls/plugin.tsx'
import { CallsContext, createExplainSwitch, createTabReports } from './calls/state.ts'
import { CallsSummary } from './calls/summary.tsx'
import { examples } from './examples.ts'
import { examplesPlugin, RunHint } from './examples-plugin.tsx'
import { createFetcher } from './fetcher.ts'

const defaultTabs = examples.slice(0, 3).map(({ query }) => ({ query }))
const { storage, isFirstVisit } = openStorage()
const plugins = [examplesPlugin, callsPlugin, HISTORY_PLUGIN]
const reports = createTabReports()
const calls = { reports, explainSwitch: createExplainSwitch(new StorageAPI(storage)) }
const fetcher = createFetcher(calls)

function Page() {
  return (
    <CallsContext value={calls}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={defaultTabs}
        onTabChange={({ tabs, activeTabIndex }) => reports.followTab(tabs[activeTabIndex]?.id)}
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
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              <DryRunTool />
              {prettify}
              {merge}
              {copy}
            </>
          )}
        </GraphiQL.Toolbar>
        <GraphiQL.Footer>
          <RunHint />
          <CallsSummary />
        </GraphiQL.Footer>
        <EditorOptions />
      </GraphiQL>
    </CallsContext>
  )
}

const container = document.getElementById('page')
if (container) createRoot(container).render(<Page />)

/** Makes long lines readable in editors that stand side by side. Renders nothing. */
export function EditorOptions() {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const responseEditor = useGraphiQL((state) => state.responseEditor)

  useEffect(() => {
    queryEditor?.updateOptions({ fontSize: 13, wordWrap: 'on', wrappingIndent: 'indent' })
    responseEditor?.updateOptions({ fontSize: 13 })
  }, [queryEditor, responseEditor])

  return null
}

/**
 * Opens the place where GraphiQL keeps tabs and settings. It is the page's own, for another GraphiQL
 * may have left its tabs under the same localhost origin.
 */
export function openStorage() {
  const storage = createLocalStorage({ namespace: 'linkedin-learning' })
  const isFirstVisit = storage.length === 0
  // A quarter of the editors' width for the pane beside them, where GraphiQL would give it a third.
  if (isFirstVisit) storage.setItem('graphiql:docExplorerFlex', '0.25')
  return { storage, isFirstVisit }
}
