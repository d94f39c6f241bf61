/** What a program that installs this package may import; the sandbox is beside it, at `/sandbox`. */
export { ConfigError } from './config.ts'
export {
  createLearningSchema,
  type LearningContext,
  type LearningContextOptions,
  type LearningSchema,
  type LearningSchemaOptions,
} from './library/learning-schema.ts'
export { type ConnectedLinkedInClient, createLinkedInClient } from './library/linkedin-client.ts'
export type { FreshnessOptions, LinkedInOptions } from './library/linkedin-options.ts'
export type { OperationOptions } from './library/operation-options.ts'
export { createServer, type ServerOptions } from './library/server.ts'
export { AccessTokenError, type AccessTokenRefusal } from './linkedin/access-token-error.ts'
export type { LinkedInClient } from './linkedin/client.ts'
export {
  LinkedInError,
  type LinkedInErrorCode,
  LinkedInQuotaError,
  type LinkedInRefusal,
  LinkedInStatusError,
} from './linkedin/errors.ts'
export type { FacetCount, Facets } from './linkedin/facets.ts'
export type { ActivityReportCriteria } from './linkedin/learning-activity-criteria.ts'
export type { ActivityReportEntity } from './linkedin/learning-activity-report.ts'
export type { LearningActivityReports } from './linkedin/learning-activity-reports.ts'
export type { LearningAssetEntity } from './linkedin/learning-asset.ts'
export type { LearningAssetCriteria } from './linkedin/learning-asset-criteria.ts'
export type {
  LearningAssetField,
  LearningAssetProjection,
} from './linkedin/learning-asset-projection.ts'
export type { LearningAssetPage, LearningAssets } from './linkedin/learning-assets.ts'
export type {
  ClassificationEntity,
  ClassificationField,
  ClassificationProjection,
} from './linkedin/learning-classification.ts'
export type { LearningClassifications } from './linkedin/learning-classifications.ts'
export type { Locale } from './linkedin/locale.ts'
export type { Page, PageWindow } from './linkedin/page.ts'
export type { Logger } from './logger.ts'
