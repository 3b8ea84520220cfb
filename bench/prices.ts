/**
 * 100 windows priced in one `prices` request, through GraphQL in this process: `node bench/prices.ts [requests]`.
 * Every request asks for other windows, so that nothing is found ready-made.
 */
import { startInProcess } from '../test/support/in-process.ts'
import { selections, WINDOW } from '../test/support/products.ts'

const REQUESTS = Number(process.argv[2] ?? 40)
const PRICES = 100
const SERIES = 5

const QUERY = `query ($inputs: [PriceInput!]!) { prices(inputs: $inputs) { hash userErrors { code } price {
  unitList { amount } unitNet { amount } goodsNet { amount } net { amount } vat { amount } gross { amount } cost { amount }
  marginPercent steps { kind scope code label amount { amount currency } runningTotal { amount } }
  quantityBreaks { minimumQuantity unitNet { amount } } } } }`

function inputs(request: number): object[] {
  return Array.from({ length: PRICES }, (_, index) => {
    const number = request * PRICES + index
    const choices = {
      ...WINDOW,
      width: 700 + (number % 97) * 5,
      height: 900 + (number % 89) * 7,
      glazing: ['HRPP', 'TRIPLE', 'LAM'][number % 3],
      handle: ['STD', 'LOCKABLE'][number % 2],
    }
    return { model: 'VENTO-70', quantity: String(1 + (number % 12)), selections: selections(choices) }
  })
}

const gateway = await startInProcess()
let request = 0
async function once(): Promise<number> {
  const variables = { inputs: inputs(request++) }
  const start = performance.now()
  const { data, errors } = await gateway.ask<{ prices: { price: unknown }[] }>(QUERY, variables)
  const took = performance.now() - start
  if (errors || data.prices.some(one => one.price === null)) throw new Error(JSON.stringify(errors ?? data))
  return took
}

const first = await once()
console.log(`first ${first.toFixed(0)} ms`)
for (let series = 0; series < SERIES; series++) {
  const took: number[] = []
  for (let index = 0; index < REQUESTS; index++) took.push(await once())
  took.sort((a, b) => a - b)
  const at = (part: number) => took[Math.floor((took.length - 1) * part)]!.toFixed(1)
  console.log(`median ${at(0.5)} ms, from ${at(0)} to ${at(1)} ms, 95th ${at(0.95)} ms`)
}
await gateway.stop()
