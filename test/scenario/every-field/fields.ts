// What to ask of each type: every field of it.

/** A GraphQL literal: keys bare, enums not needed here. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${literal(one)}`)
      .join(', ')} }`
  return JSON.stringify(value)
}

export const ERRORS = 'userErrors { code message path }'
export const MONEY = '{ amount currency }'
const QUANTITY = '{ value unit }'
export const PROVENANCE = 'provenance { source status asOf reason }'
export const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount'

export const CONTACTS = `{ edges { cursor node { id name email phone role } } nodes { id } ${PAGE_INFO} }`
export const OPPORTUNITIES = `{ edges { cursor node { id name stage probability amount ${MONEY} expectedCloseDate quotes(first: 5) { nodes { number } } } } nodes { id } ${PAGE_INFO} }`
export const ARTICLE = `{
  id number description unit reorderLevel ${QUANTITY} leadTimeDays blocked ${PROVENANCE}
  prices { sales ${MONEY} cost ${MONEY} purchase ${MONEY} material ${MONEY} }
  suppliers { supplier { id number name } supplierArticleNumber purchasePrice ${MONEY} leadTimeDays minimumOrderQuantity ${QUANTITY} preferred }
  stock { warehouse onHand ${QUANTITY} reserved ${QUANTITY} available ${QUANTITY} }
}`
export const FEATURE = '{ code label type unit min max step options { code label } }'
const EXPLANATION = `{ text constraints { code message } choices { feature { code } value origin } }`
export const PRICE = `{
  quantity unitList ${MONEY} unitNet ${MONEY} goodsNet ${MONEY} servicesNet ${MONEY} net ${MONEY} vatRate vat ${MONEY} gross ${MONEY}
  steps { kind scope code label amount ${MONEY} runningTotal ${MONEY} } quantityBreaks { minimumQuantity unitNet ${MONEY} }
  exchangeRate { from to rate date } ${PROVENANCE} cost ${MONEY} margin ${MONEY} marginPercent
}`
const LINE = `key number description quantity ${QUANTITY} article { number } unitCost ${MONEY} cost ${MONEY}`
const SAW_LIST = `{ profile kerfMm trimMm barCount lowerBound optimal bars { count lengthMm remnantMm cuts { lengthMm quantity mitreLeft mitreRight } } }`
export const DEFINITION = `{
  quantity itemNumber cost ${MONEY} sawLists ${SAW_LIST} newArticles { itemNumber action existing { number } }
  lines {
    ${LINE}
    ... on ProcessLine { workCenter { id code name ratePerHour ${MONEY} } setupMinutes runMinutes ratePerHour ${MONEY} }
    ... on SawListLine { sawList ${SAW_LIST} }
    ... on ServiceLine { net ${MONEY} } ... on TravelLine { net ${MONEY} } ... on FreightLine { net ${MONEY} }
  }
}`
export const CONFIGURATION = `{
  id revision hash status model { id code version name features ${FEATURE} }
  selections { feature { code } value origin }
  domains(features: ["width", "glazing", "handle", "bracket", "flow"]) { feature { code } min max options { option { code label } state because ${EXPLANATION} } }
  conflicts { explanation ${EXPLANATION} repairs { changes { feature { code } from to } priceDelta ${MONEY} leadTimeDeltaDays } }
  warnings ${EXPLANATION}
}`
export const TRANSMISSION = `{
  id target kind state attemptCount externalReference remoteId lastError createdAt orderingKey nextAttemptAt leaseOwner leaseUntil
  possibleActions events { at actor what detail }
}`
const QUOTE_LINE = `id position kind description configuration { id } articleNumber article { number } quantity ${QUANTITY}`
export const QUOTE = `{
  id number revision status createdAt validUntil customerNumber customer { number } opportunity { id }
  lines(first: 2) { edges { cursor node { ${QUOTE_LINE} price ${PRICE} } } nodes { id } ${PAGE_INFO} }
  net ${MONEY} vat ${MONEY} gross ${MONEY} needsApproval order { number } transmission { id } crmReference
  events { at actor what detail }
}`
export const ORDER = `{
  id number revision status createdAt quote { number } customerNumber customer { number } debtorNumber customerReference requestedDeliveryDate
  confirmedDeliveryDate events { at actor what detail }
  deliveryAddress { id kind name street postalCode city country }
  lines(first: 5) { edges { cursor node { ${QUOTE_LINE} unitNet ${MONEY} net ${MONEY} definition ${DEFINITION} } } nodes { id } ${PAGE_INFO} }
  net ${MONEY} vat ${MONEY} gross ${MONEY} sawLists ${SAW_LIST} transmission { id } erpReference
}`
export const ORDER_PLAN = '{ steps { kind reference state reason remoteId } }'
export const CONTEXT =
  'context: { customer: "C-10001", priceGroup: "dealer", currency: "GBP", country: "DE", vatNumber: "DE136695976", locale: "nl", date: "2026-11-20" }'
