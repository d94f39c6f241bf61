import { describe, expect, it } from 'vitest'
import { shareFlights } from '../../src/cache/coalesce.ts'
import { PARCEL_RULES, type ParcelRequest } from '../support/parcel.ts'

describe('shareFlights, where nobody knows which part of an answer is whose', () => {
  it('asks once for all who want the same part', async () => {
    const asked: string[] = []
    const ask = shareFlights<ParcelRequest, string>({
      ...PARCEL_RULES,
      narrow: (answer, held, wanted) => (held === wanted ? answer : undefined),
    })(async ({ letters }) => {
      asked.push(letters)
      return { letters }
    })

    const answers = await Promise.all(
      ['abc', ...Array<string>(49).fill('a')].map((letters) => ask({ name: 'box', letters })),
    )

    expect(asked).toEqual(['abc', 'a'])
    expect(answers).toEqual([{ letters: 'abc' }, ...Array(49).fill({ letters: 'a' })])
  })
})
