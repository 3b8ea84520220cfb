import type { OrderDocument } from '../../src/domain/document.ts'
import { orderDocument } from './documents.ts'
import type { OwnTryton } from './own-tryton.ts'

const pieces = (value: string) => ({ value, unit: 'H87' })
const part = { kind: 'ARTICLE', parentKey: null, costCurrency: 'EUR' }

/**
 * An order whose totals are right: ten configured windows, four handles, a charge and a text. Its names end in `suffix`, so that no other
 * order shares what it brings: the window and its pane, the window's parts list, an operation at a work centre, a delivery address.
 */
export function trytonOrder(suffix: string): OrderDocument {
  const window = `V70-${suffix}`
  const pane = `GL-${suffix}`
  const base = orderDocument(`O-${suffix}`)
  return {
    ...base,
    debtorNumber: 'D40001',
    net: '4516.70',
    vat: '948.51',
    gross: '5465.21',
    requestedDeliveryDate: '2099-01-31',
    deliveryAddress: { ...base.deliveryAddress!, street: `Kade ${suffix}` },
    lines: [
      {
        position: 1,
        kind: 'CONFIGURATION',
        description: 'Tilt-and-turn window 1200 × 1400 – “wit” 😀',
        itemNumber: window,
        quantity: pieces('10'),
        unitNet: '439.17',
        net: '4391.70',
        definition: {
          ...base.lines[0]!.definition!,
          parts: [
            {
              ...part,
              key: 'profile',
              number: 'P70-FR',
              description: 'Profile',
              quantity: { value: '52.375', unit: 'MTR' },
              unitCost: '9.80',
              cost: '513.28',
            },
            {
              ...part,
              key: 'pane',
              number: pane,
              description: 'Pane 1050 × 1250',
              quantity: pieces('10'),
              unitCost: '64.00',
              cost: '640.00',
            },
            {
              ...part,
              key: 'install',
              kind: 'SERVICE',
              number: 'SVC-INSTALL',
              description: 'Installation',
              quantity: { value: '20', unit: 'HUR' },
              unitCost: null,
              cost: '980.00',
            },
          ],
          operations: [
            {
              key: 'saw',
              parentKey: null,
              number: `OP10-${suffix}`,
              description: 'Sawing',
              workCenter: `SAW-${suffix}`,
              setupMinutes: '6',
              runMinutes: '108.0',
              ratePerHour: '54.00',
            },
          ],
          sawLists: [],
          newArticles: [
            { itemNumber: window, action: 'CREATE', description: 'Window 1200 × 1400', unit: 'H87' },
            { itemNumber: pane, action: 'CREATE', description: 'Pane 1050 × 1250', unit: 'H87' },
          ],
        },
      },
      {
        position: 2,
        kind: 'ARTICLE',
        description: 'Window handle, standard',
        itemNumber: 'HANDLE-STD',
        quantity: pieces('4'),
        unitNet: '12.50',
        net: '50.00',
        definition: null,
      },
      {
        position: 3,
        kind: 'CHARGE',
        description: 'Small order',
        itemNumber: null,
        quantity: { value: '1', unit: 'C62' },
        unitNet: '75.00',
        net: '75.00',
        definition: null,
      },
      {
        position: 4,
        kind: 'TEXT',
        description: 'With thanks for your order',
        itemNumber: null,
        quantity: { value: '1', unit: 'C62' },
        unitNet: null,
        net: null,
        definition: null,
      },
    ],
  }
}

/** What Tryton has of an order made by `trytonOrder`, read from its own tables. */
export function recordsOf(tryton: OwnTryton, suffix: string): Record<string, unknown> {
  const count = (from: string, ...parameters: string[]) =>
    Number(tryton.read(`select count(*) as n from ${from}`, ...parameters)[0]!.n)
  const product = '(select id from product_product where code = ?)'
  return {
    orders: tryton
      .read('select state from sale_sale where reference = ?', `O-${suffix}`)
      .map(row => row.state),
    lines: tryton
      .read(
        `select line.quantity, cast(line.unit_price as text) as price, product.code from sale_line line
         left join product_product product on product.id = line.product
         join sale_sale sale on sale.id = line.sale where sale.reference = ? order by line.sequence`,
        `O-${suffix}`,
      )
      .map(({ code, quantity, price }) => [code, quantity, price === null ? null : Number(price)]),
    windows: count('product_product where code = ?', `V70-${suffix}`),
    panes: count('product_product where code = ?', `GL-${suffix}`),
    partsLists: count('production_bom where name = ?', `V70-${suffix}`),
    inputs: tryton
      .read(
        `select product.code, input.quantity from production_bom_input input join production_bom bom on bom.id = input.bom
         join product_product product on product.id = input.product where bom.name = ? order by product.code`,
        `V70-${suffix}`,
      )
      .map(({ code, quantity }) => [code, quantity]),
    outputs: tryton
      .read(
        'select output.quantity from production_bom_output output join production_bom bom on bom.id = output.bom where bom.name = ?',
        `V70-${suffix}`,
      )
      .map(({ quantity }) => quantity),
    links: count(`"product_product-production_bom" where product = ${product}`, `V70-${suffix}`),
    routedLinks: count(
      `"product_product-production_bom" where routing is not null and product = ${product}`,
      `V70-${suffix}`,
    ),
    routings: count('production_routing where name = ?', `V70-${suffix}`),
    steps: count(
      'production_routing_step step join production_routing routing on routing.id = step.routing where routing.name = ?',
      `V70-${suffix}`,
    ),
    operations: count('production_routing_operation where name = ?', `OP10-${suffix}`),
    workCenters: count('production_work_center_category where name = ?', `SAW-${suffix}`),
    addresses: count('party_address where street = ?', `Kade ${suffix}`),
  }
}

/** All of it, once. */
export function onceInTryton(suffix: string): Record<string, unknown> {
  return {
    orders: ['processing'],
    lines: [
      [`V70-${suffix}`, 10, 439.17],
      ['HANDLE-STD', 4, 12.5],
      ['CHARGE', 1, 75],
      [null, null, null],
    ],
    windows: 1,
    panes: 1,
    partsLists: 1,
    // Metres have two decimals in Tryton, so the list is for ten times as much.
    inputs: [
      [`GL-${suffix}`, 100],
      ['P70-FR', 523.75],
    ],
    outputs: [100],
    links: 1,
    routedLinks: 1,
    routings: 1,
    steps: 1,
    operations: 1,
    workCenters: 1,
    addresses: 1,
  }
}

/** Calls that change something, in the order in which `trytonOrder` makes them, each with the how manieth of its method it is. */
export const WRITES: readonly { readonly method: string; readonly nth: number }[] = [
  { method: 'model.party.party.write', nth: 1 },
  { method: 'model.product.template.create', nth: 1 },
  { method: 'model.product.template.create', nth: 2 },
  { method: 'model.production.bom.create', nth: 1 },
  { method: 'model.production.work.center.category.create', nth: 1 },
  { method: 'model.production.routing.operation.create', nth: 1 },
  { method: 'model.production.routing.create', nth: 1 },
  { method: 'model.product.product.write', nth: 1 },
  { method: 'model.sale.sale.create', nth: 1 },
  { method: 'model.sale.sale.quote', nth: 1 },
  { method: 'model.sale.sale.confirm', nth: 1 },
]

export const isWrite = (method: string): boolean => /\.(create|write|draft|quote|confirm)$/.test(method)
