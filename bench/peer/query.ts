import type { GraphQLResolveInfo } from 'graphql'
import type { ClassificationSource } from './classification.ts'
import { toConnection, toStart } from './connection.ts'
import type { Context } from './context.ts'
import { toExpandDepth } from './expand-depth.ts'
import type { AssetSource } from './learning-asset.ts'
import { toLocaleParameters } from './locale.ts'
import { type SearchArguments, toCriteria, toSearchConnection } from './search.ts'

interface LookUpArguments {
  readonly urn: string
  readonly locale?: string | null
}

interface ManyLookUpsArguments {
  readonly urns: readonly string[]
  readonly locale?: string | null
}

interface ClassificationsArguments {
  readonly keyword?: string | null
  readonly type?: string | null
  readonly locale: string
  readonly first?: number | null
  readonly after?: string | null
}

/** The entry points. */
export const Query = {
  learningAsset: (_: unknown, args: LookUpArguments, context: Context, info: GraphQLResolveInfo) =>
    lookUpAsset(args, context, info),

  learningAssetsByUrn: (
    _: unknown,
    { urns, locale }: ManyLookUpsArguments,
    context: Context,
    info: GraphQLResolveInfo,
  ) => Promise.all(urns.map((urn) => lookUpAsset({ urn, locale: locale ?? null }, context, info))),

  async learningAssets(
    _: unknown,
    args: SearchArguments,
    { linkedIn }: Context,
    info: GraphQLResolveInfo,
  ) {
    const page = await linkedIn.searchAssets(toCriteria(args, toExpandDepth(info)))
    return toSearchConnection(page, args)
  },

  classification: (_: unknown, args: LookUpArguments, context: Context) =>
    lookUpClassification(args, context),

  classificationsByUrn: (_: unknown, { urns, locale }: ManyLookUpsArguments, context: Context) =>
    Promise.all(urns.map((urn) => lookUpClassification({ urn, locale: locale ?? null }, context))),

  async classifications(_: unknown, args: ClassificationsArguments, { linkedIn }: Context) {
    const { keyword, type, locale, first, after } = args
    const start = toStart(after)
    const page = await linkedIn.findClassifications({
      ...(keyword
        ? { q: 'keyword', keyword, ...toLocaleParameters('targetLocale', locale) }
        : {
            q: 'localeAndType',
            type: type ?? undefined,
            ...toLocaleParameters('sourceLocale', locale),
          }),
      start: String(start),
      count: String(first ?? 20),
    })
    return toConnection(
      'classifications',
      page,
      start,
      (classification): ClassificationSource => ({ classification, locale }),
    )
  },
}

async function lookUpAsset(
  { urn, locale }: LookUpArguments,
  { linkedIn }: Context,
  info: GraphQLResolveInfo,
): Promise<AssetSource | null> {
  const asset = await linkedIn.asset(urn, locale, toExpandDepth(info))
  return asset && { asset, locale }
}

async function lookUpClassification(
  { urn, locale }: LookUpArguments,
  { linkedIn }: Context,
): Promise<ClassificationSource | null> {
  const classification = await linkedIn.classification(urn, locale)
  return classification && { classification, locale }
}
