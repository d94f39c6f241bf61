import type { AnswerSource } from './call-report.ts'

const MADE: Readonly<Record<AnswerSource, string>> = {
  fresh: 'Fresh from memory',
  stale: 'Stale from memory, being refreshed',
  expired: 'Expired from memory, LinkedIn not available',
  miss: 'Asked LinkedIn',
  refused: 'Not asked: no more calls are allowed now',
}

/** Where an answer of LinkedIn's came from, in words. */
export function describeSource(source: AnswerSource | null): string {
  return source === null ? 'Not answered' : MADE[source]
}

/** Where it would come from. */
export function describeImaginedSource(source: AnswerSource | null): string {
  return source === 'miss' ? 'Would ask LinkedIn' : describeSource(source)
}
