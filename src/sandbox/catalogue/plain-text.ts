const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&mdash;': '—',
}

/**
 * The plain variant of an HTML description, by the rule that all recorded pairs follow: block tags
 * and line breaks become a space, inline tags go, entities are decoded, white space is collapsed.
 */
export function toPlainText(html: string): string {
  return html
    .replace(/<\/?(?:br|div|p|ul|ol|li)\b[^>]*>/gi, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}
