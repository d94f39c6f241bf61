import { z } from 'zod'
import { findInsecureAddresses } from './options.ts'

/** The configuration is not right. Names every variable or option at fault, and none of their values. */
export class ConfigError extends Error {
  readonly code = 'INVALID_CONFIG'
  /** One sentence a fault, each beginning with the name of what is at fault. */
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/**
 * Checks options of the library and adds the defaults of those left out.
 *
 * @throws {ConfigError} with all faults at once
 */
export function checkOptions<Checks extends z.ZodRawShape>(
  checks: Checks,
  options: z.input<z.ZodObject<Checks>>,
): z.output<z.ZodObject<Checks, z.core.$strict>> {
  // Callers without types may pass anything.
  const parsed = z.strictObject(checks, 'must be an object').safeParse(options ?? {})
  const faults = (parsed.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is not an option.`)
      : `${issue.path.join('.') || 'options'} ${issue.message}.`,
  )
  for (const name of findInsecureAddresses(Object(options))) {
    faults.push(`${name} must be an https address, except on loopback.`)
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  return parsed.data
}
