import type { Plugin } from 'vitest/config'

const TAG = /graphql`\s*(?:query|fragment)\s+(\w+)[^`]*`/g

/**
 * Replaces each tagged document by what Relay's compiler generates for it, as Relay's plugins for
 * Babel and SWC do.
 */
export function relayTags(): Plugin {
  return {
    name: 'relay-tags',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/clients/relay/') || !code.includes('graphql`')) return null
      const names = [...code.matchAll(TAG)].map(([, name]) => name)
      const imports = names.map(
        (name) => `import ${name} from './__generated__/${name}.graphql.ts'`,
      )
      return { code: `${imports.join(';')};${code.replace(TAG, '$1')}`, map: null }
    },
  }
}
