import { type OrderDocument, recordReference } from '../../domain/document.ts'
import type { OrderStep } from '../../ports/sink.ts'
import { findAddress, onOneLine, toSaleLines, unknownUnit } from './mapping.ts'
import type { ArticleNeed, OrderNeeds, PartsListNeed } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import type { Survey } from './survey.ts'
import type { ProductRow } from './wire.ts'

type Planned = Pick<OrderStep, 'state' | 'reason' | 'remoteId'>

const exists = (id: number | string): Planned => ({ state: 'EXISTS', reason: null, remoteId: String(id) })
const MISSING: Planned = { state: 'MISSING', reason: null, remoteId: null }
const inTheWay = (reason: string, id: number | null = null): Planned => ({
  state: 'IN_THE_WAY',
  reason,
  remoteId: id === null ? null : String(id),
})

/**
 * What an order would find in Tryton and what it would create there, in the order of doing. Once the sale is there nothing is in its way any
 * more: it is created last.
 */
export function planOrder(
  document: OrderDocument,
  needs: OrderNeeds,
  survey: Survey,
  options: TrytonOptions,
): readonly OrderStep[] {
  const isThere = survey.sales.length > 0
  const steps: OrderStep[] = [
    {
      kind: 'DEBTOR',
      reference: document.debtorNumber ?? document.customerNumber,
      ...planDebtor(document, survey),
    },
  ]
  if (document.deliveryAddress)
    steps.push({
      kind: 'DELIVERY_ADDRESS',
      reference: onOneLine(document.deliveryAddress),
      ...planAddress(document, survey),
    })
  for (const need of needs.articles)
    steps.push({ kind: 'ARTICLE', reference: need.number, ...planArticle(need, survey, options) })
  for (const list of options.partsLists === false ? [] : needs.partsLists)
    steps.push(...planPartsList(list, survey, options))
  const order = planSale(document, needs, survey, options)
  steps.push({ kind: 'ORDER', reference: recordReference(document), ...order })
  return isThere ? steps.map(withoutObstacles) : steps
}

/** Of a sale that is there and to be changed. @param obstacle why it cannot be; null where it can */
export function planChange(asMissing: OrderStep, id: number, obstacle: string | null): OrderStep {
  const reason = obstacle ?? asMissing.reason
  const planned: Planned =
    reason === null ? { state: 'DIFFERENT', reason, remoteId: String(id) } : inTheWay(reason, id)
  return { ...asMissing, ...planned }
}

function withoutObstacles(step: OrderStep): OrderStep {
  const isOver = step.kind !== 'ORDER' && step.state === 'IN_THE_WAY' && step.remoteId !== null
  return isOver ? { ...step, state: 'EXISTS', reason: null } : step
}

function planDebtor({ debtorNumber }: OrderDocument, { debtor, addresses }: Survey): Planned {
  if (debtorNumber === null)
    return inTheWay(
      'the customer has no debtor number in the CRM: give it one, the code of a party in Tryton',
    )
  if (!debtor)
    return inTheWay(
      `Tryton has no party with code "${debtorNumber}": create it, or correct the number in the CRM`,
    )
  if (!debtor.active) return inTheWay('the party is deactivated in Tryton: activate it', debtor.id)
  if (addresses.length === 0)
    return inTheWay('the party has no address in Tryton to invoice to: give it one', debtor.id)
  return exists(debtor.id)
}

function planAddress({ deliveryAddress }: OrderDocument, { addresses, country }: Survey): Planned {
  const known = findAddress(deliveryAddress!, addresses, country)
  if (known) return exists(known.id)
  if (deliveryAddress!.country !== null && country === null)
    return inTheWay(`Tryton does not know the country ${deliveryAddress!.country}: import its countries`)
  return MISSING
}

function planArticle(need: ArticleNeed, survey: Survey, options: TrytonOptions): Planned {
  const product = survey.products.get(need.number)
  if (product) {
    const obstacle = whyNotUsable(need, product, survey)
    return obstacle === null ? exists(product.id) : inTheWay(obstacle, product.id)
  }
  const obstacle = whyNotCreated(need, survey, options)
  return obstacle === null ? MISSING : inTheWay(obstacle)
}

function whyNotUsable(
  { unit, isSold, isPart }: ArticleNeed,
  product: ProductRow,
  survey: Survey,
): string | null {
  const { active, type, salable } = product['template.']
  if (!product.active || !active) return 'the article is blocked (deactivated) in Tryton: activate it'
  if (isSold && !salable) return 'the article may not be sold: tick "Salable" in Tryton'
  if (isPart && type === 'service') return 'the article is a service in Tryton, and no part can be one'
  const ordered = survey.unitOf(unit)
  const own = survey.unitById(product.default_uom)
  if (!ordered) return unknownUnit(unit)
  if (ordered.category !== own?.category)
    return `the order counts it in "${ordered.symbol}", Tryton in "${own?.symbol}", which do not convert: correct one of them`
  return null
}

function whyNotCreated({ unit, action }: ArticleNeed, survey: Survey, options: TrytonOptions): string | null {
  if (action === null) return 'Tryton has no such article, and the order does not bring it: create it'
  if (action === 'REUSE')
    return 'the article was there when the order was placed, and is gone: create it again'
  if (action === 'REVIEW')
    return 'something like it is there under another number: decide, and create the article in Tryton if it is new'
  if (!survey.unitOf(unit)) return unknownUnit(unit)
  return accountCategoryOf(survey, options) === null ? whichCategory(survey, options) : null
}

/** Of new articles; null where it is not clear which. */
export function accountCategoryOf(
  { accountCategories }: Survey,
  { newArticles }: TrytonOptions,
): number | null {
  const name = newArticles?.accountCategory
  const named = name === undefined ? accountCategories : accountCategories.filter(one => one.name === name)
  return named.length === 1 ? named[0]!.id : null
}

function whichCategory({ accountCategories }: Survey, { newArticles }: TrytonOptions): string {
  const names = accountCategories.map(one => `"${one.name}"`).join(', ') || 'none'
  const wanted = newArticles?.accountCategory
  return `expected one accounting category ${wanted === undefined ? '' : `"${wanted}" `}for new articles, Tryton has ${names}: say which under \`newArticles.accountCategory\``
}

/** A parts list that is linked is the ERP's, and so are its operations: nothing is added to them. */
function planPartsList(list: PartsListNeed, survey: Survey, options: TrytonOptions): readonly OrderStep[] {
  const product = survey.products.get(list.number)
  const link = product && survey.links.get(product.id)
  const hasOperations = list.operations.length > 0 && options.operations !== false
  const partsList: OrderStep = {
    kind: 'PARTS_LIST',
    reference: list.number,
    ...(link ? exists(link.bom) : planNewList(list, survey)),
  }
  if (!hasOperations || (link && link.routing === null)) return [partsList]
  const operations: OrderStep = {
    kind: 'OPERATIONS',
    reference: list.number,
    ...(link?.routing != null ? exists(link.routing) : planNewRouting(survey)),
  }
  return [partsList, operations]
}

function planNewList({ inputs, output, number }: PartsListNeed, survey: Survey): Planned {
  if (!survey.models.has('production.bom'))
    return inTheWay('Tryton lacks the module production: activate it, or set `partsLists: false`')
  const without = [output, ...inputs.values()].find(({ unit }) => !survey.unitOf(unit))
  if (without) return inTheWay(unknownUnit(without.unit))
  if (inputs.has(number)) return inTheWay('the article would be a part of itself: correct its model')
  return MISSING
}

function planNewRouting({ models }: Survey): Planned {
  return models.has('production.routing')
    ? MISSING
    : inTheWay('Tryton lacks the module production_routing: activate it, or set `operations: false`')
}

function planSale(
  document: OrderDocument,
  needs: OrderNeeds,
  survey: Survey,
  options: TrytonOptions,
): Planned {
  const [sale, ...more] = survey.sales
  if (sale && more.length === 0) return exists(sale.id)
  if (sale)
    return inTheWay(`Tryton has it ${more.length + 1} times: keep one, and cancel the others`, sale.id)
  const problems = [
    ...needs.problems.map(({ reference, reason }) => `${reference}: ${reason}`),
    ...toSaleLines(document, survey, options).problems,
  ]
  if (!survey.currency) problems.push(`Tryton does not know the currency ${document.currency}: create it`)
  return problems.length > 0 ? inTheWay(problems.join('; ')) : MISSING
}
