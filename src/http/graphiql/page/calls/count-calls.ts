/** So many calls in words, such as `1 call`. */
export function countCalls(calls: number): string {
  return `${calls === 0 ? 'no' : calls} ${calls === 1 ? 'call' : 'calls'}`
}
