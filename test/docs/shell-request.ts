/** An HTTP request that a page shows as a `curl` command. */
export interface ShellRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** A word of a shell: in single quotes, in double quotes, or bare. */
const WORD = /'([^']*)'|"([^"]*)"|([^\s'"\\]+)/g

/**
 * Reads a `curl` command with the options that the pages use: `-s`, `-G`, `-H`, `-d` and
 * `--data-urlencode`.
 *
 * @throws When the command has another option.
 */
export function readCurl(command: string): ShellRequest {
  const words = [...command.matchAll(WORD)].map(
    ([, single, double, bare]) => single ?? double ?? bare,
  )
  const headers: Record<string, string> = {}
  const parameters = new URLSearchParams()
  let url = ''
  let body: string | null = null
  let isGet = true
  const [program, ...rest] = words
  if (program !== 'curl') throw new Error(`Not a curl command: ${command}`)
  while (rest.length > 0) {
    const word = rest.shift() ?? ''
    if (!word.startsWith('-')) url = word
    else if (word === '-H') {
      const [name = '', value = ''] = (rest.shift() ?? '').split(/: (.*)/)
      headers[name] = value
    } else if (word === '-d') {
      body = rest.shift() ?? ''
      isGet = false
    } else if (word === '--data-urlencode') {
      const [name = '', value = ''] = (rest.shift() ?? '').split(/=(.*)/s)
      parameters.append(name, value)
    } else if (!/^-s?G?$/.test(word)) throw new Error(`Unknown option of curl: ${word}`)
  }
  const query = parameters.toString()
  return { url: query ? `${url}?${query}` : url, method: isGet ? 'GET' : 'POST', headers, body }
}

/** Sends the request to the server at an origin, in place of the one that the page names. */
export function sendTo(origin: string, { url, method, headers, body }: ShellRequest) {
  const { pathname, search } = new URL(url)
  return fetch(`${origin}${pathname}${search}`, { method, headers, body })
}
