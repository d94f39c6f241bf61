/** The content codings that an `Accept-Encoding` header names and does not refuse, in lower case. */
export function acceptedEncodings(header: string | undefined): Set<string> {
  const accepted = new Set<string>()
  for (const choice of header?.toLowerCase().split(',') ?? []) {
    const [coding = '', weight = ''] = choice.split(';')
    // RFC 9110 section 12.4.2: a weight of zero means "not acceptable".
    if (!/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight)) accepted.add(coding.trim())
  }
  return accepted
}
