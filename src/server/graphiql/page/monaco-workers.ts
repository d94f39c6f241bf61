/** Sets where Monaco, the editor in GraphiQL, loads its workers from. Imported before GraphiQL. */
window.MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    new Worker(new URL(workerFile(label), import.meta.url), { type: 'module' }),
}

function workerFile(label: string): string {
  switch (label) {
    case 'graphql':
      return 'graphql.worker.js'
    case 'json':
      return 'json.worker.js'
    default:
      return 'editor.worker.js'
  }
}
