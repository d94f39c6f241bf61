/** Something that is made when it is first asked for, and then kept. */
export function lazily<T extends object>(create: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= create()
    return made
  }
}
