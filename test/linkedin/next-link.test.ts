import { describe, expect, it } from 'vitest'
import { readNextLink } from '../../src/linkedin/next-link.ts'

const HREF = '/v2/learningAssets?count=3&q=criteria&start=5'

const withAddress = (href: unknown) => [{ rel: 'next', href }]

describe('readNextLink', () => {
  it.each([
    { description: 'as documented', links: withAddress(HREF) },
    { description: 'an absolute address', links: withAddress(`https://api.linkedin.com${HREF}`) },
    {
      description: 'behind other links',
      links: [null, 7, { rel: 'prev', href: '?start=0' }, ...withAddress(HREF)],
    },
    { description: 'relations in a list', links: [{ rel: ['last', 'next'], href: HREF }] },
    {
      description: 'relations with spaces between them',
      links: [{ rel: 'Next last', href: HREF }],
    },
    { description: 'a map of links', links: { prev: { href: '?start=0' }, next: { href: HREF } } },
    { description: 'a map of addresses', links: { next: HREF } },
    { description: 'one link without a list', links: { rel: 'next', href: HREF } },
    { description: 'url instead of href', links: [{ rel: 'next', url: HREF }] },
    { description: 'another case', links: withAddress('?Start=5') },
    { description: 'an escaped &', links: withAddress('?count=5&amp;start=5&amp;q=criteria') },
    { description: 'a fragment', links: withAddress('?start=5#start=9') },
    { description: 'start= in a keyword', links: withAddress('?keyword=is?start=500&start=5') },
    { description: '&start= in a keyword', links: withAddress('?keyword=is&start=500&start=5') },
    {
      description: 'a link back before it',
      links: [...withAddress('?start=2'), ...withAddress(HREF)],
    },
  ])('leads on: $description', ({ links }) => {
    expect(readNextLink({ links }, 2)).toEqual({ kind: 'onward', start: 5 })
  })

  it.each(['?start=2', '?start=0'])('leads back: %s', (href) => {
    expect(readNextLink({ links: withAddress(href) }, 2)).toEqual({ kind: 'back' })
  })

  it.each([
    { address: { path: HREF } },
    { address: 5 },
    { address: '/v2/learningAssets?pageToken=abc' },
    { address: '/v2/learningAssets;start=5' },
    { address: '/v2/learningAssets?start%3D5' },
    { address: '/v2/learningAssets?restart=5' },
    { address: '/v2/learningAssets?keyword=is?start=5' },
    { address: '/v2/learningAssets?start=-5' },
    { address: '/v2/learningAssets?start=5e9' },
    { address: `/v2/learningAssets?start=${'9'.repeat(60)}` },
    { address: '/v2/learningAssets#start=5' },
    { address: 'javascript:start=5' },
  ])('cannot be read: $address', ({ address }) => {
    expect(readNextLink({ links: withAddress(address) }, 2)).toEqual({ kind: 'unreadable' })
  })

  it.each([
    { links: undefined },
    { links: null },
    { links: 'next' },
    { links: [] },
    { links: {} },
    { links: { next: null } },
    { links: [{ rel: 'next' }] },
    { links: withAddress(null) },
    { links: withAddress('') },
    { links: [{ rel: 'prev', href: HREF }] },
    { links: [{ href: HREF }] },
  ])('is none: $links', ({ links }) => {
    expect(readNextLink({ links }, 2)).toBeNull()
  })
})
