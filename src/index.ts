/** The public API of the package; the sandbox is a second entry point, `/sandbox`. */
export { ConfigError } from './config/check-options.ts'
export type { Logger } from './config/logger.ts'
export type {
  Credential,
  FreshnessOptions,
  LinkedInOptions,
  OperationOptions,
} from './config/options.ts'
export {
  createLearningSchema,
  type LearningContext,
  type LearningContextOptions,
  type LearningSchema,
  type LearningSchemaOptions,
} from './library/learning-schema.ts'
export { type ConnectedLinkedInClient, createLinkedInClient } from './library/linkedin-client.ts'
export { createServer, type ServerOptions } from './library/server.ts'
export type { ActivityReportEntity } from './linkedin/activity-reports/entity.ts'
export type {
  ActivityReportCriteria,
  LearningActivityReports,
} from './linkedin/activity-reports/finder.ts'
export type { LinkedInClient } from './linkedin/client.ts'
export {
  AccessTokenError,
  type AccessTokenRefusal,
  LinkedInError,
  type LinkedInErrorCode,
  LinkedInOutageError,
  LinkedInOverloadError,
  LinkedInQuotaError,
  type LinkedInRefusal,
  LinkedInStatusError,
} from './linkedin/errors.ts'
export type { FacetCount, Facets, LearningAssetEntity } from './linkedin/learning-assets/entity.ts'
export type {
  LearningAssetField,
  LearningAssetProjection,
} from './linkedin/learning-assets/fields.ts'
export type {
  LearningAssetCriteria,
  LearningAssetPage,
  LearningAssets,
} from './linkedin/learning-assets/finders.ts'
export type {
  ClassificationEntity,
  ClassificationField,
  ClassificationProjection,
  LearningClassifications,
} from './linkedin/learning-classifications.ts'
export type { Locale } from './linkedin/locale.ts'
export type { Page, PageWindow } from './linkedin/page.ts'
