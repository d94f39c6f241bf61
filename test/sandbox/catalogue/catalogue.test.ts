import { describe, expect, it } from 'vitest'
import { type Catalogue, createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import { describeAsset, toPlainText } from '../../../src/sandbox/catalogue/description.ts'

const catalogue = createCatalogue({ seed: 7, assetCount: 6000 })
const { assets } = catalogue

describe('catalogue', () => {
  it('is the same for the same seed', () => {
    const titles = ({ assets: all }: Catalogue) => all.map((asset) => asset.titles[0].value)
    const create = (seed: number) => titles(createCatalogue({ seed, assetCount: 200 }))

    expect(create(3)).toEqual(create(3))
    expect(create(3)).not.toEqual(create(4))
  })

  it('lists each asset once', () => {
    expect(assets).toHaveLength(6004)
    expect(new Set(assets.map(({ urn }) => urn)).size).toBe(6004)
  })

  it.each([
    { kind: 'course', is: (asset: Asset) => asset.type === 'COURSE' },
    { kind: 'video', is: (asset: Asset) => asset.type === 'VIDEO' },
    { kind: 'learning path', is: (asset: Asset) => asset.type === 'LEARNING_PATH' },
    { kind: 'unlisted type', is: (asset: Asset) => asset.type === 'INTERACTIVE_LAB' },
    { kind: 'unlisted level', is: ({ production }: Asset) => production.level === 'EXPERT' },
    { kind: 'no level', is: ({ production }: Asset) => production.level === null },
    { kind: 'no image', is: ({ production }: Asset) => !production.hasImage },
    { kind: 'no description', is: ({ production }: Asset) => !production.isDescribed },
    { kind: 'retired', is: ({ production }: Asset) => production.retiredAt !== null },
    { kind: 'certified', is: ({ production }: Asset) => production.isCertified },
    { kind: 'translated', is: ({ titles }: Asset) => titles.length > 1 },
    { kind: 'no country', is: ({ titles }: Asset) => titles[0].locale.country === undefined },
    { kind: 'minutes', is: ({ timeUnit }: Asset) => timeUnit === 'MINUTE' },
    { kind: 'hours', is: ({ timeUnit }: Asset) => timeUnit === 'HOUR' },
    {
      kind: 'company as author',
      is: ({ production }: Asset) =>
        production.contributors.some((each) => each.authorDetails?.lastName.value === ''),
    },
  ])('has records of the kind: $kind', ({ is }) => {
    expect(assets.filter(is).length).toBeGreaterThan(1)
  })

  it('fills every placeholder, in every language', () => {
    const texts = assets.flatMap((asset) =>
      asset.titles.flatMap(({ locale, value }) => [
        value,
        ...Object.values(describeAsset(asset, locale)),
      ]),
    )

    // "C#" is a topic; a # after anything else would be a placeholder.
    expect(texts.filter((text) => /[~@]|(?<!C)#/.test(text))).toEqual([])
  })

  it('has each video that it lists also in the course it is from', () => {
    for (const video of assets.filter(({ type }) => type === 'VIDEO').slice(0, 20)) {
      const [course = ''] = /urn:li:lyndaCourse:\d+/.exec(video.urn) ?? []
      const videos = catalogue
        .findAsset(course)
        ?.contents()
        .flatMap((chapter) => chapter.contents())

      expect(videos?.find(({ urn }) => urn === video.urn)?.titles).toEqual(video.titles)
    }
  })
})

describe('toPlainText', () => {
  it.each([
    { html: 'One.<br><br>Two.', plain: 'One. Two.' },
    { html: '<div>One</div><div>Two</div>', plain: 'One Two' },
    { html: 'an <em>em</em>phasis', plain: 'an emphasis' },
    { html: 'a <a href="https://x.test">link</a>', plain: 'a link' },
    { html: 'R &amp; D', plain: 'R & D' },
  ])('makes $plain', ({ html, plain }) => {
    expect(toPlainText(html)).toBe(plain)
  })
})

type Asset = (typeof assets)[number]
