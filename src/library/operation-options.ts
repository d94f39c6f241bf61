/** What one operation may do. */
export interface OperationOptions {
  /** Calls to LinkedIn that one operation may make. Default: 100. */
  readonly maxCallsPerOperation?: number | undefined
  /** Whether reports on learners, which are personal data, are answered. Default: false. */
  readonly areActivityReportsEnabled?: boolean | undefined
}
