import type { ClassificationEntity } from '../linkedin/learning-classification.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { Page } from '../linkedin/page.ts'
import type { WindowedPage } from './window.ts'

/** What the fields of a `ClassificationConnection` are resolved from. */
export interface ClassificationConnectionSource extends WindowedPage<Page<ClassificationEntity>> {
  readonly targetLocale: Locale
}
