import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

describe('npm run bench', () => {
  it('compares equal answers of the servers in every case, and times the start', async () => {
    const { stdout } = await runBench('--quick', '--json')

    const { cases, starts } = JSON.parse(stdout)
    const positive = expect.toSatisfy((figure) => Number.isFinite(figure) && figure > 0)
    const load = { connections: 4, ratio: positive, p99Ms: positive }
    const server = (name: string, calls: number) =>
      expect.objectContaining({ name, calls, loads: [expect.objectContaining(load)] })
    const rows = (calls: number) => [
      server('floor', calls),
      server('ours', calls),
      server('apolloCached', calls),
    ]
    expect(cases).toMatchObject([
      { name: 'known', servers: rows(0) },
      { name: 'newDocument', servers: rows(0) },
      { name: 'asked', servers: rows(1) },
      { name: 'lookUps', servers: rows(12) },
      { name: 'facets', servers: rows(1) },
      { name: 'contents', servers: rows(1) },
    ])
    expect(starts.withCredentials.median).toEqual(positive)
    expect(starts.withoutCredentials.median).toEqual(positive)
  })

  it('names the option that is not right', async () => {
    await expect(runBench('--rounds', '0')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--rounds must be a whole number from 1 to 999999; got "0".'),
    })
    await expect(runBench('--cases', 'known,all')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--cases must be of known,'),
    })
  })
})
