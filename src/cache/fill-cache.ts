import { type CacheRequest, freshness, type RecordRules, toEdition } from './entry.ts'
import type { Records } from './entry-store.ts'

/** Where answers are kept, and by which rules. */
export interface GrowRecordsOptions<Request extends CacheRequest, Coverage> {
  readonly records: Records<Coverage>
  readonly rules: Pick<
    RecordRules<Request, Coverage>,
    | 'keyOf'
    | 'coverageOf'
    | 'coverageOfAnswer'
    | 'withCoverage'
    | 'covers'
    | 'grow'
    | 'addRiders'
    | 'isTooMuch'
    | 'narrow'
    | 'isWhole'
    | 'alsoAnswers'
    | 'lifetimeOf'
  >
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
}

/**
 * Asks for what is wanted together with what is already known of the same thing, so that the next
 * one who wants either need not ask; keeps the answer, and the other answers that came with it, and
 * tells until when it is fresh. What fails, and what is not whole, is kept by nobody.
 */
export function growRecords<Request extends CacheRequest, Coverage>(
  options: GrowRecordsOptions<Request, Coverage>,
) {
  const { records, rules, now, random } = options

  /** Gives until when the answer is fresh. Null where it is not kept. */
  async function keep(request: Request, answer: unknown): Promise<number | null> {
    const lifetime = rules.lifetimeOf(request, answer)
    if (!lifetime) return null
    const coverage = rules.coverageOfAnswer(request, answer)
    const edition = toEdition({ coverage, answer }, lifetime, { nowMs: now(), random: random() })
    await records.add(rules.keyOf(request), edition)
    return edition.freshUntilMs
  }

  return (next: (request: Request) => Promise<unknown>) => {
    async function ask(request: Request, wanted: Coverage, asked: Coverage): Promise<unknown> {
      const question = rules.withCoverage(request, rules.addRiders(request, asked))
      const answer = await next(question)
      if (rules.isWhole(question, answer)) {
        const freshUntilMs = await keep(question, answer)
        await Promise.all(
          rules
            .alsoAnswers(question, answer)
            .map((implied) => keep(implied.request, implied.answer)),
        )
        if (freshUntilMs !== null) request.onFresh?.(freshUntilMs)
      }
      const part = rules.narrow(answer, rules.coverageOf(question), wanted)
      return part === undefined ? answer : part
    }

    return async (request: Request): Promise<unknown> => {
      if (!rules.lifetimeOf(request)) return next(request)
      const wanted = rules.coverageOf(request)
      const known = await records.read(rules.keyOf(request))
      const fresh = known.filter((edition) => freshness(edition, now()) === 'fresh')
      const found = fresh.find(({ coverage }) => rules.covers(coverage, wanted))
      // Somebody's answer was kept after this request had looked for one.
      if (found) {
        request.onFresh?.(found.freshUntilMs)
        return rules.narrow(found.answer, found.coverage, wanted)
      }

      // What is stale is asked for by those who want it: nobody else shall carry it along for ever.
      const grown = fresh.reduce((sum, { coverage }) => rules.grow(sum, coverage), wanted)
      try {
        return await ask(request, wanted, grown)
      } catch (error) {
        if (grown === wanted || !rules.isTooMuch(error)) throw error
        return ask(request, wanted, wanted)
      }
    }
  }
}
