/**
 * The fields that the message of a 403 says are not permitted, as dotted paths: of "Unpermitted fields
 * present in PARAMETER: Data Processing Exception while processing fields [/details/images, /title]", and
 * of likely other wordings, with one path alone, no brackets, or a projection such as
 * `/details:(images,level)`. They are logged, so that anything but names is left out. Undefined where the
 * message names none.
 */
export function readUnpermittedFields(message: string): readonly string[] | undefined {
  const [, named = ''] = /\bunpermitted fields?\b(.{1,4000})/is.exec(message) ?? []
  const [, list = named.match(UNBRACKETED)?.join()] = /\[([^\]]+)\]/.exec(named) ?? []
  if (list === undefined) return undefined
  return readPaths(list).filter((path) => /^[\w.]{1,200}$/.test(path))
}

/** In running text: a path that begins with a slash, or a projection. */
const UNBRACKETED = /(?:\/[\w./*$]+|\b\w+(?=:\())(?::\([\w./*$:(), ]*)?/g

/** Paths and projections, with commas between them, as paths: `a/b, c:(d,e:(f))` has a.b, c.d and c.e.f. */
function readPaths(list: string): string[] {
  const above: string[] = []
  const paths: string[] = []
  for (const [, text = '', end] of list.matchAll(/([^,()]*)([,()]|$)/g)) {
    const name = text.replace(/["']/g, '').trim().replace(/:$/, '')
    if (end === '(') above.push(name)
    else if (name !== '') paths.push(toDottedPath([...above, name].join('/')))
    if (end === ')') above.pop()
  }
  return paths
}

/**
 * A path of a response or of a request, as that of a field: it can name the parameter, and have an index
 * or a wildcard, which no projection of ours has.
 */
function toDottedPath(path: string): string {
  return path
    .split(/[/.]/)
    .filter((name) => !/^(?:|elements|fields|\$?\*|\d+)$/.test(name))
    .join('.')
}
