/**
 * JSON with the members of objects in one order. Null where it would not tell two values apart, for of a
 * number too large for JavaScript it makes null, and where a value is nested too deep for it.
 */
export function toCanonicalJson(value: unknown): string | null {
  let isExact = true
  const sortMembers = (_name: string, member: unknown) => {
    if (typeof member === 'number' && !Number.isFinite(member)) isExact = false
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    // Not by assignment, to which `__proto__` is no member.
    return Object.fromEntries(
      Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  }
  try {
    const json = JSON.stringify(value, sortMembers)
    return isExact ? json : null
  } catch {
    return null
  }
}
