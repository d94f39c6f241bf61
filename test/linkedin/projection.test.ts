import { describe, expect, it } from 'vitest'
import { LEARNING_ASSET_FIELDS } from '../../src/linkedin/learning-assets/fields.ts'
import { formatProjection } from '../../src/linkedin/request-url.ts'

const PROJECTIONS = [
  { description: 'nothing', paths: [], projection: '' },
  { description: 'one field', paths: ['urn'], projection: 'urn' },
  {
    description: 'the documented fields of a search',
    paths: ['urn', 'title'],
    projection: 'urn,title',
  },
  {
    description: 'the documented level',
    paths: ['urn', 'title', 'details.level'],
    projection: 'urn,title,details:(level)',
  },
  {
    description: 'the documented nesting',
    paths: [
      'urn',
      'title',
      'details.level',
      'details.urls.ssoLaunch',
      'details.timeToComplete.duration',
    ],
    projection: 'urn,title,details:(level,urls:(ssoLaunch),timeToComplete:(duration))',
  },
  {
    description: 'a nested field first',
    paths: ['name.value', 'urn'],
    projection: 'name:(value),urn',
  },
  {
    description: 'fields of one record that do not stand together',
    paths: ['details.level', 'urn', 'details.urls.webLaunch'],
    projection: 'details:(level,urls:(webLaunch)),urn',
  },
  { description: 'another order', paths: ['title', 'urn'], projection: 'title,urn' },
  { description: 'a field twice', paths: ['urn', 'urn'], projection: 'urn' },
  {
    description: 'a nested field twice',
    paths: ['details.level', 'details.level'],
    projection: 'details:(level)',
  },
  {
    description: 'a field after what covers it',
    paths: ['details', 'details.level'],
    projection: 'details',
  },
  {
    description: 'a field before what covers it',
    paths: ['details.urls.webLaunch', 'details', 'urn'],
    projection: 'details,urn',
  },
  {
    description: 'a field below what covers it further down',
    paths: ['details.urls.webLaunch', 'details.urls'],
    projection: 'details:(urls)',
  },
  {
    description: 'names that begin alike',
    paths: ['details.description', 'details.descriptionIncludingHtml', 'detailsOf'],
    projection: 'details:(description,descriptionIncludingHtml),detailsOf',
  },
  {
    description: 'names that objects have already',
    paths: ['__proto__.constructor', 'toString'],
    projection: '__proto__:(constructor),toString',
  },
]

describe('formatProjection', () => {
  it.each(PROJECTIONS)('writes $description', ({ paths, projection }) => {
    expect(formatProjection(paths)).toBe(projection)
  })

  it('writes all fields of an asset', () => {
    expect(formatProjection(LEARNING_ASSET_FIELDS)).toBe(
      'urn,title,type,details:(availability,availableLocales,' +
        'classifications:(assigner,associatedClassification:(name,owner,type,urn),' +
        'path:(name,owner,type,urn)),' +
        'contributors:(authorDetails,contributionType,name,urn),description,' +
        'descriptionIncludingHtml,discoverableBy,images:(primary),lastUpdatedAt,level,' +
        'publishedAt,retiredAt,shortDescription,shortDescriptionIncludingHtml,timeToComplete,' +
        'urls:(aiccLaunch,ssoLaunch,webLaunch))',
    )
  })
})
