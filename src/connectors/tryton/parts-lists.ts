import { Decimal } from '../../domain/decimal.ts'
import type { TrytonClient, WriteOptions } from './client.ts'
import { trimmed } from './mapping.ts'
import type { Amount, PartsListNeed } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import type { Survey } from './survey.ts'
import { IDS, NOTHING, type ProductRow } from './wire.ts'

/**
 * Gives new articles their parts lists and operations: the list, its routing, and last the link from the article to both, in one write. Until
 * it is linked a list is found again by its name and article, a routing by its list. The link is only written if nobody changed the article
 * since we looked, so no article ever gets two.
 */
export async function createPartsLists(
  client: TrytonClient,
  needs: readonly PartsListNeed[],
  products: Survey['products'],
  survey: Survey,
  options: TrytonOptions,
  writing: WriteOptions,
): Promise<void> {
  const operations = new Map(survey.operations)
  const workCenters = new Map(survey.workCenters)
  for (const need of needs) {
    const product = products.get(need.number)!
    if (survey.links.has(product.id)) continue
    const bom =
      survey.looseLists.get(need.number) ?? (await createList(client, need, products, survey, writing))
    const hasRouting = need.operations.length > 0 && options.operations !== false
    const known = survey.routings.get(bom)
    const making = { client, survey, operations, workCenters, writing }
    const routing = hasRouting ? (known ?? (await createRouting(making, need, bom))) : null
    await link(client, product, bom, routing, writing)
  }
}

async function createList(
  client: TrytonClient,
  need: PartsListNeed,
  products: Survey['products'],
  survey: Survey,
  writing: WriteOptions,
): Promise<number> {
  const factor = scaleOf(need, survey)
  const row = (number: string, { quantity, unit }: Amount) => ({
    product: products.get(number)!.id,
    quantity: Number(trimmed(quantity.times(factor))),
    uom: survey.unitOf(unit)!.id,
  })
  const values = {
    name: need.number,
    outputs: [['create', [row(need.number, need.output)]]],
    inputs: [['create', [...need.inputs].map(([number, amount]) => row(number, amount))]],
  }
  const call = {
    what: `parts list of "${need.number}"`,
    method: 'production.bom.create',
    params: [[values]],
  }
  const [bom] = await client.write(call, IDS, writing)
  return bom!
}

/**
 * A unit of Tryton's has few decimals, pieces none. A parts list says proportions, so it is written for ten, a hundred … times as much, until
 * all of it is exact.
 */
function scaleOf({ output, inputs }: PartsListNeed, survey: Survey): Decimal {
  const places = [output, ...inputs.values()].map(
    ({ quantity, unit }) => trimmed(quantity).scale - survey.unitOf(unit)!.digits,
  )
  return Decimal.of(10n ** BigInt(Math.max(0, ...places)))
}

interface Making {
  readonly client: TrytonClient
  readonly survey: Survey
  readonly operations: Map<string, number>
  readonly workCenters: Map<string, number>
  readonly writing: WriteOptions
}

async function createRouting(making: Making, need: PartsListNeed, bom: number): Promise<number> {
  const steps: object[] = []
  for (const [at, operation] of need.operations.entries()) {
    const id = making.operations.get(operation.number) ?? (await createOperation(making, operation))
    steps.push({ operation: id, sequence: (at + 1) * 10 })
  }
  const values = { name: need.number, steps: [['create', steps]], boms: [['add', [bom]]] }
  const call = {
    what: `operations of "${need.number}"`,
    method: 'production.routing.create',
    params: [[values]],
  }
  const [routing] = await making.client.write(call, IDS, making.writing)
  return routing!
}

/** At its work centre's category, where Tryton has the module production_work. */
async function createOperation(
  making: Making,
  { number, workCenter }: PartsListNeed['operations'][number],
): Promise<number> {
  const hasCenters = making.survey.models.has('production.work.center.category')
  const at = hasCenters && workCenter !== null ? await categoryOf(making, workCenter) : null
  const values = { name: number, ...(at === null ? {} : { work_center_category: at }) }
  const call = {
    what: `operation "${number}"`,
    method: 'production.routing.operation.create',
    params: [[values]],
  }
  const [id] = await making.client.write(call, IDS, making.writing)
  making.operations.set(number, id!)
  return id!
}

async function categoryOf({ client, workCenters, writing }: Making, workCenter: string): Promise<number> {
  const known = workCenters.get(workCenter)
  if (known !== undefined) return known
  const call = {
    what: `work centre "${workCenter}"`,
    method: 'production.work.center.category.create',
    params: [[{ name: workCenter }]],
  }
  const [id] = await client.write(call, IDS, writing)
  workCenters.set(workCenter, id!)
  return id!
}

async function link(
  client: TrytonClient,
  product: ProductRow,
  bom: number,
  routing: number | null,
  writing: WriteOptions,
): Promise<void> {
  const values = { bom, ...(routing === null ? {} : { routing }) }
  const call = {
    what: `parts list of "${product.code}"`,
    method: 'product.product.write',
    params: [[product.id], { boms: [['create', [values]]] }],
    context: { _timestamp: { [`product.product,${product.id}`]: product._timestamp } },
  }
  await client.write(call, NOTHING, writing)
}
