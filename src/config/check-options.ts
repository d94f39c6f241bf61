import { z } from 'zod'

/** Options or variables are missing or invalid. Names each of them, and repeats none of their values. */
export class ConfigError extends Error {
  readonly code = 'INVALID_CONFIG'
  /** One sentence a fault, each beginning with the name of an option or variable. */
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`Invalid configuration:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/**
 * Checks the options of a function of the library, and adds the defaults of those left out.
 *
 * @throws {ConfigError} with all faults at once
 */
export function checkOptions<Checks extends z.ZodRawShape>(
  checks: Checks,
  options: z.input<z.ZodObject<Checks>>,
): z.output<z.ZodObject<Checks, z.core.$strict>> {
  // Callers without types may pass anything, or nothing.
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

/** The options whose addresses would receive credentials unencrypted over a network. */
export function findInsecureAddresses(options: object): readonly ('apiUrl' | 'tokenUrl')[] {
  return (['apiUrl', 'tokenUrl'] as const).filter((name) => {
    const address: unknown = Reflect.get(options, name)
    if (typeof address !== 'string' || !URL.canParse(address)) return false
    const { protocol, hostname } = new URL(address)
    return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  })
}
