import { PUMP_SET, selections, WINDOW } from '../../support/products.ts'
import {
  ARTICLE,
  CONFIGURATION,
  CONTACTS,
  CONTEXT,
  DEFINITION,
  ERRORS,
  FEATURE,
  literal,
  MONEY,
  OPPORTUNITIES,
  ORDER,
  ORDER_PLAN,
  PAGE_INFO,
  PRICE,
  PROVENANCE,
  QUOTE,
  TRANSMISSION,
} from './fields.ts'

/** What earlier operations answered, for later ones. */
export interface Known {
  window: string
  pumps: string
  shelf: string
  quote: string
  quoteId: string
  order: string
  transmission: string
  cursor: string
  contact: string
  opportunity: string
  address: string
}

export interface Operation {
  readonly name: string
  readonly query: (known: Known) => string
  /** What to keep of the answer */
  readonly learn?: (data: never, known: Known) => void
}

const start = (model: string, choices: object, learn: (id: string, known: Known) => void): Operation => ({
  name: `start ${model}`,
  query: () =>
    `mutation { startConfiguration(input: { model: ${literal(model)}, selections: ${literal(selections(choices))} }) { configuration ${CONFIGURATION} ${ERRORS} } }`,
  learn: (data: { startConfiguration: { configuration: { id: string } } }, known) =>
    learn(data.startConfiguration.configuration.id, known),
})

/** Operations that together ask every field of the schema and use every argument and input field, in an order that works. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'customers',
    query: () => `{
      customers(
        first: 2
        filter: {
          number: { startsWith: "C-1000", in: ["C-10001", "C-10002", "C-10003"] }, name: { contains: "a" }, city: { contains: "e" }, country: { in: ["NL", "DE"] }
          and: [{ country: { eq: "NL" } }], or: [{ number: { eq: "C-10001" } }, { number: { eq: "C-10003" } }]
        }
        orderBy: [{ field: NAME, direction: DESC }]
      ) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} }
      dealer: customer(number: "C-10001") {
        id number name debtorNumber vatNumber priceGroup language currency ${PROVENANCE}
        addresses { id kind name street postalCode city country }
        contacts(first: 2) ${CONTACTS}
        appointments(first: 5) { edges { cursor node { id subject startsAt endsAt } } nodes { id } ${PAGE_INFO} }
        notes(first: 5) { edges { cursor node { id text createdAt } } nodes { id } ${PAGE_INFO} }
        opportunities(first: 5) ${OPPORTUNITIES}
        quotes(first: 1) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} }
        orders(first: 1) { nodes { number } }
      }
    }`,
    learn: (
      data: {
        customers: { edges: { cursor: string }[] }
        dealer: {
          addresses: { id: string }[]
          contacts: { nodes: { id: string }[] }
          opportunities: { nodes: { id: string }[] }
        }
      },
      known,
    ) => {
      known.cursor = data.customers.edges[0]!.cursor
      known.address = data.dealer.addresses[0]!.id
      known.contact = data.dealer.contacts.nodes[0]!.id
      known.opportunity = data.dealer.opportunities.nodes[0]!.id
    },
  },
  {
    name: 'next page of customers',
    query: known => `{
      customers(first: 1, after: ${literal(known.cursor)}, filter: {
          number: { startsWith: "C-1000", in: ["C-10001", "C-10002", "C-10003"] }, name: { contains: "a" }, city: { contains: "e" }, country: { in: ["NL", "DE"] }
          and: [{ country: { eq: "NL" } }], or: [{ number: { eq: "C-10001" } }, { number: { eq: "C-10003" } }]
        }, orderBy: [{ field: NAME, direction: DESC }]) { nodes { number } ${PAGE_INFO} }
      customer(number: "C-10001") { number }
    }`,
  },
  {
    name: 'articles',
    query: () => `{
      article(number: "RC2-KIT") ${ARTICLE}
      articles(
        first: 3
        filter: {
          number: { contains: "-" }, description: { contains: "e" }, leadTimeDays: { gt: 0, gte: 1, lt: 400, lte: 399 }, blocked: false, belowReorderLevel: true
          salesPrice: { gt: "0", gte: "0.01", lt: "100000", lte: "99999.99" }, and: [{ blocked: false }], or: [{ belowReorderLevel: true }]
        }
        orderBy: [{ field: SALES_PRICE, direction: DESC }]
      ) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} }
      exact: articles(filter: { salesPrice: { eq: "1.00" }, leadTimeDays: { eq: 5 } }) { nodes { number } }
      sources { name kind connector status }
      productModels { code }
      productModel(code: "PLANK", version: "1") { id code version name features ${FEATURE} }
    }`,
  },
  start(
    'VENTO-70',
    { ...WINDOW, width: 2300, height: 1000, opening: 'FIXED', hinge: 'NONE', handle: 'NONE' },
    (id, known) => {
      known.window = id
    },
  ),
  {
    name: 'a conflict',
    query: known =>
      `mutation { setSelections(input: { configuration: ${literal(known.window)}, expectedRevision: 1, selections: [{ feature: "security", value: "RC2" }] }) { configuration ${CONFIGURATION} ${ERRORS} } }`,
  },
  {
    name: 'a refusal',
    query: known =>
      `mutation { setSelections(input: { configuration: ${literal(known.window)}, expectedRevision: 1, selections: [{ feature: "security", value: "RC2" }] }) { configuration { id } ${ERRORS} } }`,
  },
  {
    name: 'back again',
    query: known =>
      `mutation { setSelections(input: { configuration: ${literal(known.window)}, selections: ${literal(selections(WINDOW))} }) { configuration ${CONFIGURATION} ${ERRORS} } }`,
  },
  start('HYDRO-SKID', PUMP_SET, (id, known) => {
    known.pumps = id
  }),
  start('PLANK', { engraving: 'Kade 9' }, (id, known) => {
    known.shelf = id
  }),
  {
    name: 'complete',
    query: known =>
      `mutation { completeConfiguration(input: { configuration: ${literal(known.shelf)}, expectedRevision: 1 }) { configuration { id status } ${ERRORS} } }`,
  },
  {
    name: 'complete what moved on',
    query: known =>
      `mutation { completeConfiguration(input: { configuration: ${literal(known.shelf)}, expectedRevision: 1 }) { configuration { id } ${ERRORS} } }`,
  },
  {
    name: 'prices and definitions',
    query: known => `{
      configuration(id: ${literal(known.window)}) { price(quantity: 10, ${CONTEXT}) ${PRICE} definition(quantity: "10", ${CONTEXT}) ${DEFINITION} }
      pumps: configuration(id: ${literal(known.pumps)}) { price ${PRICE} definition ${DEFINITION} }
      prices(inputs: [
        { model: "PLANK", selections: [{ feature: "led", value: true }, { feature: "bracket", value: "NONE" }], quantity: 5, ${CONTEXT} }
        { model: "PLANK", selections: [{ feature: "width", value: 1 }] }
      ]) { price ${PRICE} hash ${ERRORS} }
    }`,
  },
  {
    name: 'computing',
    query: known => `mutation {
      computePrice(input: { configuration: ${literal(known.window)}, quantity: 2, ${CONTEXT} }) { price ${PRICE} ${ERRORS} }
      computeBom(input: { configuration: ${literal(known.window)}, quantity: 2, ${CONTEXT} }) { definition ${DEFINITION} ${ERRORS} }
    }`,
  },
  {
    name: 'computing too many',
    query: known => `mutation {
      computePrice(input: { configuration: ${literal(known.window)}, quantity: 0 }) { price { net ${MONEY} } ${ERRORS} }
      computeBom(input: { configuration: ${literal(known.window)}, quantity: 0 }) { definition { itemNumber } ${ERRORS} }
    }`,
  },
  {
    name: 'quote',
    query: known => `mutation { createQuote(input: {
      idempotencyKey: "every-field", customer: "C-10001", contact: ${literal(known.contact)}, opportunity: ${literal(known.opportunity)}, currency: "EUR", validUntil: "2099-12-31"
      lines: [
        { configuration: ${literal(known.window)}, quantity: 10, discountPercent: "1" }
        { article: "SCREW-48", description: "Spare screws", quantity: "12.0", unit: "H87", unitNet: "0.25" }
        { description: "Thank you" }
      ]
    }) { quote ${QUOTE} ${ERRORS} } }`,
    learn: (
      data: {
        createQuote: { quote: { number: string; id: string; lines: { edges: { cursor: string }[] } } }
      },
      known,
    ) => {
      known.quote = data.createQuote.quote.number
    },
  },
  {
    name: 'revise',
    query:
      known => `mutation { reviseQuote(input: { idempotencyKey: "every-field-2", quote: ${literal(known.quote)}, validUntil: "2099-12-31", lines: [
      { configuration: ${literal(known.window)}, quantity: 10 }, { configuration: ${literal(known.pumps)} }, { article: "SCREW-48", quantity: "100" }
    ] }) { quote ${QUOTE} ${ERRORS} } }`,
    learn: (data: { reviseQuote: { quote: { id: string } } }, known) => {
      known.quoteId = data.reviseQuote.quote.id
    },
  },
  {
    name: 'steps of a quote that are not due',
    query: known => `mutation {
      approveQuote(input: { idempotencyKey: "a", quote: ${literal(known.quote)}, reason: "none" }) { quote { id } ${ERRORS} }
      rejectQuote(input: { idempotencyKey: "r", quote: "Q-0", reason: "none" }) { quote { id } ${ERRORS} }
      createQuote(input: { idempotencyKey: "c", customer: "nobody", lines: [] }) { quote { id } ${ERRORS} }
      placeOrder(input: { idempotencyKey: "p", quote: ${literal(known.quote)}, deliveryAddress: { name: "A", street: "B 1", postalCode: "1000 AA", city: "C" } }) { order { id } ${ERRORS} }
      retryTransmission(input: { transmission: "none", reason: "none" }) { transmission { id } ${ERRORS} }
      holdTransmission(input: { transmission: "none", reason: "none" }) { transmission { id } ${ERRORS} }
      releaseTransmission(input: { transmission: "none", reason: "none" }) { transmission { id } ${ERRORS} }
      cancelTransmission(input: { transmission: "none", reason: "none" }) { transmission { id } ${ERRORS} }
      resolveTransmission(input: { transmission: "none", remoteId: "none", reason: "none" }) { transmission { id } ${ERRORS} }
      reopenTransmission(input: { transmission: "none", reason: "none" }) { transmission { id } ${ERRORS} }
    }`,
  },
  {
    name: 'push and accept',
    query: known => `mutation {
      pushQuote(input: { idempotencyKey: "push", quote: ${literal(known.quoteId)} }) { quote ${QUOTE} ${ERRORS} }
      acceptQuote(input: { idempotencyKey: "accept", quote: ${literal(known.quoteId)} }) { quote { status } ${ERRORS} }
    }`,
  },
  {
    name: 'order',
    query: known => `mutation { placeOrder(input: {
      idempotencyKey: "order", quote: ${literal(known.quoteId)}, customerReference: "PO 1", requestedDeliveryDate: "2099-06-30", contact: ${literal(known.contact)}
      deliveryAddress: { id: ${literal(known.address)} }
    }) { order ${ORDER} ${ERRORS} } }`,
    learn: (data: { placeOrder: { order: { number: string; transmission: { id: string } } } }, known) => {
      known.order = data.placeOrder.order.number
      known.transmission = data.placeOrder.order.transmission.id
    },
  },
  {
    name: 'an order changed',
    query: known => `mutation {
      again: reviseQuote(input: { idempotencyKey: "every-field-3", quote: ${literal(known.quote)} }) { quote { revision } ${ERRORS} }
      reviseOrder(input: {
        idempotencyKey: "change", order: ${literal(known.order)}, quote: ${literal(known.quote)}, customerReference: "PO 2", requestedDeliveryDate: "2099-07-31"
        contact: ${literal(known.contact)}, deliveryAddress: { id: ${literal(known.address)} }
      }) { order ${ORDER} ${ERRORS} }
      none: reviseOrder(input: { idempotencyKey: "change none", order: "O-0" }) { order { id } ${ERRORS} }
    }`,
  },
  {
    name: 'an order to an address typed in',
    query: known => `mutation {
      again: reviseQuote(input: { idempotencyKey: "never", quote: ${literal(known.quote)} }) { quote { id } ${ERRORS} }
      placeOrder(input: { idempotencyKey: "typed", quote: "none", deliveryAddress: { name: "A", street: "B 1", postalCode: "1000 AA", city: "C", country: "NL" } }) { order { id } ${ERRORS} }
    }`,
  },
]

/** Asked once quote and order have arrived. */
export const AFTER_DELIVERY: readonly Operation[] = [
  {
    name: 'lists of ours',
    query: known => `{
      quote(number: ${literal(known.quote)}, revision: 2) ${QUOTE}
      ordered: quote(number: ${literal(known.quote)}, revision: 3) { order { number } }
      quotes(first: 1, filter: { number: { startsWith: "Q-" }, status: [ACCEPTED, DRAFT], customer: "C-10001", and: [{ customer: "C-10001" }], or: [{ status: [ACCEPTED] }] }, orderBy: [{ field: NET, direction: DESC }]) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} }
      order(number: ${literal(known.order)}) ${ORDER}
      orderPlan(order: ${literal(known.order)}) ${ORDER_PLAN}
      ofQuote: orderPlan(quote: ${literal(known.quote)}) ${ORDER_PLAN}
      orders(first: 1, filter: { number: { startsWith: "O-" }, status: [CONFIRMED], customer: "C-10001" }, orderBy: [{ field: NUMBER, direction: ASC }]) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} }
      customer(number: "C-10001") { orders(first: 1) { edges { cursor node { number } } nodes { number } ${PAGE_INFO} } opportunities(first: 1) { nodes { quotes(first: 1) { nodes { number } } } } }
      transmission(id: ${literal(known.transmission)}) ${TRANSMISSION}
      transmissions(first: 1, filter: { target: "erp", state: [DELIVERED], kind: [ORDER], externalReference: { startsWith: "O-" }, createdAt: { gt: "2026-01-01T00:00:00Z", gte: "2026-01-01T00:00:00Z", lt: "2199-01-01T00:00:00Z", lte: "2199-01-01T00:00:00Z" } }) { edges { cursor node ${TRANSMISSION} } nodes { id } ${PAGE_INFO} }
      none: transmissions(filter: { createdAt: { eq: "2026-01-01T00:00:00Z" } }) { nodes { id } }
      salesForecast(currency: "EUR") { open ${MONEY} weighted ${MONEY} quoteCount }
      node(id: ${literal(known.quoteId)}) { id ... on Quote { number } }
      article(number: "P70-FR") { usedIn(first: 3) { edges { cursor node { ... on ProductModel { code } ... on Configuration { hash } ... on Quote { number } } } nodes { ... on Quote { number } } ${PAGE_INFO} } }
    }`,
  },
  {
    name: 'retry what has arrived',
    query: known =>
      `mutation { retryTransmission(input: { transmission: ${literal(known.transmission)}, reason: "to be sure" }) { transmission ${TRANSMISSION} ${ERRORS} } }`,
  },
  {
    name: 'reconcile what has arrived',
    query: () =>
      `mutation { reconcile(input: { target: "erp", from: "2026-01-01T00:00:00Z", until: "2199-01-01T00:00:00Z" }) {
        reconciliation { target from until comparedCount isComplete discrepancies { kind externalReference detail transmission { id } } unread { externalReference reason } }
        ${ERRORS}
      }
      nowhere: reconcile(input: { target: "nowhere" }) { ${ERRORS} } }`,
  },
]
