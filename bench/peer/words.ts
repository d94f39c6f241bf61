/** LinkedIn's words that the schema has too. */
export const WORDS = {
  assetType: [
    'ARTICLE',
    'ASSESSMENT',
    'AUDIO',
    'BOOK',
    'CHAPTER',
    'COURSE',
    'DOCUMENT',
    'EVENT',
    'LEARNING_COLLECTION',
    'LEARNING_PATH',
    'LEARNING_PATH_SECTION',
    'VIDEO',
  ],
  availability: ['AVAILABLE', 'RETIRED'],
  classificationType: ['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL', 'CONTINUING_EDUCATION_UNIT'],
  contributorRole: ['AUTHOR', 'PUBLISHER'],
  difficultyLevel: ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'],
} as const

/** A word of LinkedIn's as a value of the schema's enum; UNKNOWN where that does not have it. */
export function toEnum(words: readonly string[], word: string): string {
  return words.includes(word) ? word : 'UNKNOWN'
}
