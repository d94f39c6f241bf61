// What the bundler makes of files that are not code.

declare module '*.graphql' {
  const text: string
  export = text
}

declare module '*.css'
