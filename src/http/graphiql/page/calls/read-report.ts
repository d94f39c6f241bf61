import type { Answer } from '../answer.ts'
import type { Cost, Explanation } from './call-report.ts'

/** What an answer tells of the calls that were made for it. Null when it tells nothing. */
export function readExplanation(answer: Answer): Explanation | null {
  const explanation = answer.extensions?.['explain']
  return isExplanation(explanation) ? explanation : null
}

/** What the answer to a dry run tells of the calls that would be made. Null when it tells nothing. */
export function readCost(answer: Answer): Cost | null {
  const cost = answer.extensions?.['cost']
  return isExplanation(cost) && 'endpoints' in cost && Array.isArray(cost.endpoints)
    ? (cost as Cost)
    : null
}

/** Another server may stand behind the same address, and mean something else by the same name. */
function isExplanation(value: unknown): value is Explanation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'calls' in value &&
    typeof value.calls === 'number' &&
    'callsSaved' in value &&
    typeof value.callsSaved === 'number' &&
    'requests' in value &&
    Array.isArray(value.requests)
  )
}
