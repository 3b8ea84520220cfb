import { selections } from '../../support/products.ts'
import type { Asks, UserErrorAnswer } from '../../support/shop-floor.ts'

/** What a customer sees of a configuration. */
export interface Shown {
  readonly model: { readonly version: string }
  readonly price: {
    readonly unitNet: { readonly amount: string }
    readonly steps: readonly { readonly code: string; readonly amount: { readonly amount: string } }[]
  } | null
}

const PRICE = `price { unitList { amount } unitNet { amount } goodsNet { amount } servicesNet { amount } net { amount } gross { amount }
  cost { amount } margin { amount } steps { kind scope code label amount { amount } runningTotal { amount } }
  quantityBreaks { minimumQuantity unitNet { amount } } }`

const CONFIGURATION = `id revision hash status model { id code version }
  selections { feature { code label } value origin }
  ${PRICE}
  definition { itemNumber cost { amount } newArticles { itemNumber action }
    sawLists { profile barCount }
    lines { __typename key number description quantity { value unit } unitCost { amount } cost { amount } } }`

export async function show(gateway: Asks, id: string): Promise<Shown> {
  const { data, errors } = await gateway.ask<{ configuration: Shown }>(
    `query ($id: ID!) { configuration(id: $id) { ${CONFIGURATION} } }`,
    { id },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.configuration
}

/** All quotes with their lines, prices and what is to be made, as text: what is to stay as it is. */
export async function showQuotes(gateway: Asks): Promise<string> {
  const { data, errors } =
    await gateway.ask(`{ quotes(first: 10) { nodes { number revision status net { amount } gross { amount }
    order { number status net { amount } }
    lines { nodes { position description quantity { value unit } ${PRICE} configuration { ${CONFIGURATION} } } } } } }`)
  if (errors) throw new Error(JSON.stringify(errors))
  return JSON.stringify(data)
}

/** @returns why it was refused */
export async function setSelections(
  gateway: Asks,
  configuration: string,
  choices: object,
): Promise<readonly UserErrorAnswer[]> {
  const { data } = await gateway.ask<{ setSelections: { userErrors: readonly UserErrorAnswer[] } }>(
    `mutation ($input: SetSelectionsInput!) { setSelections(input: $input) { userErrors { code message path } } }`,
    { input: { configuration, selections: selections(choices) } },
  )
  return data.setSelections.userErrors
}
