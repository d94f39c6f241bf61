// The types of imported files that are not code, as esbuild loads them.

declare module '*.graphql' {
  const text: string
  export = text
}

declare module '*.css'
