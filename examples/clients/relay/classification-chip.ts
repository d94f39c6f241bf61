import { graphql } from 'relay-runtime'

/** What is shown of a skill or a category; refetched by its `id`. */
export const classificationChip = graphql`
  fragment ClassificationChip_classification on Classification
  @throwOnFieldError
  @refetchable(queryName: "ClassificationChipRefetchQuery") {
    id
    urn
    type
    name
    locale
  }
`
