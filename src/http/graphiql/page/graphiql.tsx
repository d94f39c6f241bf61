import './monaco-workers.ts'
import 'graphiql/style.css'
import './page.css'
import './calls/calls.css'
import { StorageAPI } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { CallsContext } from './calls/calls.ts'
import { callsPlugin } from './calls/calls-plugin.tsx'
import { CallsSummary } from './calls/calls-summary.tsx'
import { DryRunTool } from './calls/dry-run-tool.tsx'
import { createExplainSwitch } from './calls/explain-switch.ts'
import { createTabReports } from './calls/tab-reports.ts'
import { EditorOptions } from './editor-options.tsx'
import { examples } from './examples.ts'
import { examplesPlugin } from './examples-plugin.tsx'
import { createFetcher } from './fetcher.ts'
import { RunHint } from './run-hint.tsx'
import { openStorage } from './storage.ts'

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
