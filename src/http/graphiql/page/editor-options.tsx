import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

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
