/**
 * The page, which runs in browsers and imports nothing of the server: GraphiQL with panes for
 * examples and, in `calls/`, for the calls to LinkedIn. This file is its entry.
 */
import './monaco-workers.ts'
import 'graphiql/style.css'
import './page.css'
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
import { examplesPlugin, RUN_KEYS } from './examples-plugin.tsx'
import { createFetcher } from './fetcher.ts'

const { storage, isFirstVisit } = openStorage()
const calls = {
  explainSwitch: createExplainSwitch(new StorageAPI(storage)),
  reports: createTabReports(),
}
const fetcher = createFetcher(calls)
const plugins = [examplesPlugin, callsPlugin, HISTORY_PLUGIN]
const defaultTabs = examples.slice(0, 3).map(({ query }) => ({ query }))

const container = document.getElementById('page')
if (container) createRoot(container).render(<Page />)

/**
 * GraphiQL's storage for tabs and settings, under a name of this page's own: another GraphiQL may have
 * used the same localhost origin.
 */
function openStorage() {
  const storage = createLocalStorage({ namespace: 'linkedin-learning' })
  const isFirstVisit = storage.length === 0
  // The pane gets a quarter of the editors' width; GraphiQL's default is a third.
  if (isFirstVisit) storage.setItem('graphiql:docExplorerFlex', '0.25')
  return { storage, isFirstVisit }
}

function Page() {
  return (
    <CallsContext value={calls}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={defaultTabs}
        onTabChange={({ tabs, activeTabIndex }) =>
          calls.reports.setActiveTab(tabs[activeTabIndex]?.id)
        }
        plugins={plugins}
        schemaDescription
        {...(isFirstVisit && { visiblePlugin: examplesPlugin })}
        // Headers may hold secrets, which are not to be stored.
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

/** The keys that run the operation, shown in place of a result until there is one. */
function RunHint() {
  const isEmpty = useGraphiQL(
    ({ activeTabIndex, fetchError, isFetching, tabs }) =>
      !tabs[activeTabIndex]?.response && !isFetching && !fetchError,
  )
  if (!isEmpty) return null

  return (
    <p className="run-hint">
      Press <kbd>{RUN_KEYS}</kbd> in the editor to run the operation
    </p>
  )
}

/** Wraps long lines, for editors that stand side by side. Renders nothing. */
function EditorOptions() {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const responseEditor = useGraphiQL((state) => state.responseEditor)

  useEffect(() => {
    queryEditor?.updateOptions({ fontSize: 13, wordWrap: 'on', wrappingIndent: 'indent' })
    responseEditor?.updateOptions({ fontSize: 13 })
  }, [queryEditor, responseEditor])

  return null
}
