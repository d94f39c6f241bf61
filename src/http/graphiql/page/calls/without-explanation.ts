import type { Answer } from '../answer.ts'

/** The answer as it would have been had nobody asked for an explanation. */
export function withoutExplanation(answer: Answer): Answer {
  const { explain: _explain, ...others } = answer.extensions ?? {}
  if (Object.keys(others).length > 0) return { ...answer, extensions: others }
  const { extensions: _extensions, ...rest } = answer
  return rest
}
