import { onTestFinished, vi } from 'vitest'

/** Of the timers that are set from now on, how many are under way that take a minute or more. */
export function countLongTimers(): () => number {
  const setting = vi.spyOn(globalThis, 'setTimeout')
  const clearing = vi.spyOn(globalThis, 'clearTimeout')
  onTestFinished(() => {
    setting.mockRestore()
    clearing.mockRestore()
  })
  return () => {
    const ended = new Set(clearing.mock.calls.map(([timer]) => timer))
    return setting.mock.results.filter(
      ({ value }, call) => !ended.has(value) && Number(setting.mock.calls[call]?.[1]) >= 60_000,
    ).length
  }
}
