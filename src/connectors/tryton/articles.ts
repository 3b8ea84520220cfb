import { Decimal } from '../../domain/decimal.ts'
import { DovetailError } from '../../domain/errors.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import type { ArticleNeed } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { accountCategoryOf } from './plan.ts'
import { type Survey, surveyProducts } from './survey.ts'
import { IDS, toDays, toDecimal } from './wire.ts'

/**
 * Creates the articles that the order brings and Tryton lacks, one call and so one transaction each. Tryton keeps codes unique among active
 * articles: where another order was faster, its article is taken.
 *
 * @returns all articles of the order, by number
 */
export async function createArticles(
  client: TrytonClient,
  needs: readonly ArticleNeed[],
  made: ReadonlySet<string>,
  survey: Survey,
  options: TrytonOptions,
  writing: WriteOptions,
): Promise<Survey['products']> {
  const missing = needs.filter(need => !survey.products.has(need.number))
  if (missing.length === 0) return survey.products
  for (const need of missing) await createArticle(client, need, made, survey, options, writing)
  return surveyProducts(
    client,
    needs.map(need => need.number),
    writing,
  )
}

async function createArticle(
  client: TrytonClient,
  need: ArticleNeed,
  made: ReadonlySet<string>,
  survey: Survey,
  options: TrytonOptions,
  writing: WriteOptions,
): Promise<void> {
  const call = {
    what: `article "${need.number}"`,
    method: 'product.template.create',
    params: [[toTemplate(need, made, survey, options)]],
  }
  try {
    await client.write(call, IDS, writing)
  } catch (error) {
    if (!(error instanceof DovetailError) || error.remedy !== 'reject') throw error
    const there = await surveyProducts(client, [need.number], writing)
    if (!there.get(need.number)?.active) throw error
  }
}

/** Prices are only said in the currency in which Tryton keeps them; in any other they are left at zero for a person. */
function toTemplate(
  { number, description, unit, isSold, salesPrice, cost }: ArticleNeed,
  made: ReadonlySet<string>,
  survey: Survey,
  options: TrytonOptions,
): object {
  const uom = survey.unitOf(unit)!.id
  const inOwnCurrency = (price: ArticleNeed['cost']) =>
    toDecimal(price?.currency === survey.companyCurrency ? price!.amount : Decimal.zero)
  const leadTimeDays = options.newArticles?.leadTimeDays
  return {
    name: description ?? number,
    code: number,
    type: 'goods',
    default_uom: uom,
    list_price: inOwnCurrency(salesPrice),
    account_category: accountCategoryOf(survey, options),
    ...(isSold ? { salable: true, sale_uom: uom } : {}),
    ...(made.has(number) ? { producible: true } : {}),
    ...(leadTimeDays === undefined ? {} : { lead_time: toDays(leadTimeDays) }),
    products: [['create', [{ cost_price: inOwnCurrency(cost) }]]],
  }
}
