import {
  formatShortcutForOS,
  type GraphiQLPlugin,
  KEY_MAP,
  useGraphiQL,
  useGraphiQLActions,
} from '@graphiql/react'
import { type Example, examples } from './examples.ts'

/** A pane beside the editor: lists the examples, and opens the chosen one in a tab. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPane,
}

/** The keys that run an operation, by their names on the user's operating system. */
export const RUN_KEYS = formatShortcutForOS(KEY_MAP.runQuery.key, 'Cmd')

function ExamplesPane() {
  const open = useOpenExample()

  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <p>
        Choose an operation, then run it with <kbd>{RUN_KEYS}</kbd>.
      </p>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" onClick={() => open(example)}>
              <strong>{example.name}</strong>
              <span>{example.explanation}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opens an example in a new tab, or goes to the tab that already has it. */
function useOpenExample() {
  const { addTab, changeTab } = useGraphiQLActions()
  const tabs = useGraphiQL((state) => state.tabs)
  const queryEditor = useGraphiQL((state) => state.queryEditor)

  return ({ query }: Example) => {
    const opened = tabs.findIndex((tab) => tab.query === query)
    if (opened >= 0) {
      changeTab(opened)
    } else {
      addTab()
      queryEditor?.setValue(query)
    }
    queryEditor?.focus()
  }
}

function ExamplesIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M7.5 2.5h5M8.5 2.5v5L3.6 15a1.7 1.7 0 0 0 1.5 2.5h9.8a1.7 1.7 0 0 0 1.5-2.5l-4.9-7.5v-5" />
      <path d="M6 12.5h8" />
    </svg>
  )
}
