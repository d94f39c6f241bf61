/** An entry of a list on a web page. */
export const LIST_ITEM = `id urn title shortDescription difficultyLevel durationInSeconds imageUrl
  webUrl contributors { name }`

/** A card in an app. */
export const CARD = 'id title assetType imageUrl durationInSeconds'

/** What a learning management system keeps of an asset. */
export const LMS_ITEM = `urn title locale description assetType linkedInAssetType difficultyLevel
  linkedInDifficultyLevel durationInSeconds availability publishedAt lastUpdatedAt retiredAt
  availableLocales webUrl ssoUrl skills { urn name }`

/** What the page of one asset shows. */
export const DETAIL_PAGE = `id urn title locale assetType shortDescription descriptionHtml
  difficultyLevel durationInSeconds publishedAt lastUpdatedAt imageUrl webUrl availableLocales
  contributors { urn name role firstName lastName }
  skills { id urn name }
  classifications(types: [TOPIC]) {
    classification { id urn name }
    path { type name }
    assigner { name }
  }`

/** A table of contents, with the videos' lengths. */
export const CONTENTS = `id title durationInSeconds
  contents { urn title durationInSeconds contents { urn title durationInSeconds } }`
