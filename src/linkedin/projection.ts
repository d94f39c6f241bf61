/**
 * Field paths to the value of `fields=`: `['urn', 'details.level', 'details.urls.webLaunch']` to
 * `urn,details:(level,urls:(webLaunch))`. A path that stands above another covers it.
 * Order is kept, so that equal projections are equal strings. (Rest.li protocol, Projections.)
 */
export function formatProjection(paths: readonly string[]): string {
  const children = new Map<string, string[] | 'whole'>()
  for (const path of paths) {
    const [name = '', ...below] = path.split('.')
    const known = children.get(name)
    if (known === 'whole') continue
    if (below.length === 0) children.set(name, 'whole')
    else children.set(name, [...(known ?? []), below.join('.')])
  }
  return [...children]
    .map(([name, below]) => (below === 'whole' ? name : `${name}:(${formatProjection(below)})`))
    .join(',')
}

/** How the path of a field of an asset's contents begins. */
export const CONTENTS = 'contents.asset.'

/**
 * How many levels of contents must carry `details` for these fields to be there: 1 for those of an
 * asset itself.
 */
export function expandDepthOf(paths: readonly string[]): number {
  return paths.reduce((deepest, path) => {
    let level = 1
    let from = 0
    for (; path.startsWith(CONTENTS, from); from += CONTENTS.length) level += 1
    return path.startsWith('details', from) ? Math.max(deepest, level) : deepest
  }, 1)
}
