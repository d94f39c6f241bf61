/**
 * The light fields of an asset, about 400 bytes together. They ride along with what is asked for, so
 * that whoever wants another few of them need not ask: calls are what LinkedIn's quota counts.
 */
export const LIGHT_FIELDS: readonly string[] = [
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.timeToComplete',
  'details.urls.webLaunch',
]

/** Whether fields are light, all of them; null stands for all that there are. */
export function isLight(fields: readonly string[] | null): boolean {
  return fields?.every((field) => field === 'urn' || LIGHT_FIELDS.includes(field)) ?? false
}
