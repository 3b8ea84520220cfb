import type { Answer } from './gateway.ts'
import { selections } from './products.ts'

/** Anything that answers queries: a process, or a gateway in this one. */
export interface Asks {
  ask<T>(query: string, variables?: object): Promise<Answer<T>>
}

export interface UserErrorAnswer {
  readonly code: string
  readonly message: string
  readonly path: readonly string[] | null
}

function expectData<T>({ data, errors }: Answer<T>): T {
  if (errors) throw new Error(`the gateway answered errors: ${JSON.stringify(errors)}`)
  return data
}

/** Starts a configuration and answers its id. */
export async function configure(gateway: Asks, model: string, choices: object): Promise<string> {
  const { startConfiguration } = expectData(
    await gateway.ask<{
      startConfiguration: { configuration: { id: string } | null; userErrors: UserErrorAnswer[] }
    }>(
      'mutation ($input: StartConfigurationInput!) { startConfiguration(input: $input) { configuration { id } userErrors { code message path } } }',
      { input: { model, selections: selections(choices) } },
    ),
  )
  if (!startConfiguration.configuration) throw new Error(JSON.stringify(startConfiguration.userErrors))
  return startConfiguration.configuration.id
}

export interface QuoteAnswer {
  readonly id: string
  readonly number: string
  readonly revision: number
  readonly status: string
  readonly needsApproval: boolean
  readonly net: { readonly amount: string; readonly currency: string }
  readonly gross: { readonly amount: string } | null
  readonly lines: {
    readonly nodes: readonly { readonly price: { readonly net: { readonly amount: string } } | null }[]
  }
}

const QUOTE =
  'quote { id number revision status needsApproval net { amount currency } gross { amount } lines { nodes { price { net { amount } } } } } userErrors { code message path }'

export interface QuoteOutcome {
  readonly quote: QuoteAnswer | null
  readonly userErrors: readonly UserErrorAnswer[]
}

/** Runs one of the mutations that answer a quote. */
export async function quoteMutation(gateway: Asks, name: string, input: object): Promise<QuoteOutcome> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const data = expectData(
    await gateway.ask<Record<string, QuoteOutcome>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${QUOTE} } }`,
      { input },
    ),
  )
  return data[name]!
}

export interface OrderOutcome {
  readonly order: {
    readonly id: string
    readonly number: string
    readonly revision: number
    readonly status: string
    readonly debtorNumber: string | null
    readonly net: { readonly amount: string }
    readonly transmission: { readonly state: string; readonly externalReference: string } | null
  } | null
  readonly userErrors: readonly UserErrorAnswer[]
}

const ORDER =
  'order { id number revision status debtorNumber net { amount } transmission { state externalReference } } userErrors { code message path }'

export async function placeOrder(gateway: Asks, input: object): Promise<OrderOutcome> {
  const { placeOrder: outcome } = expectData(
    await gateway.ask<{ placeOrder: OrderOutcome }>(
      `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ${ORDER} } }`,
      { input },
    ),
  )
  return outcome
}

export async function reviseOrder(gateway: Asks, input: object): Promise<OrderOutcome> {
  const { reviseOrder: outcome } = expectData(
    await gateway.ask<{ reviseOrder: OrderOutcome }>(
      `mutation ($input: ReviseOrderInput!) { reviseOrder(input: $input) { ${ORDER} } }`,
      { input },
    ),
  )
  return outcome
}

/** Asks again until the answer pleases; the test's own time-out ends it. */
export async function until<T>(
  ask: () => Promise<T>,
  pleases: (answer: T) => boolean,
  everyMs = 50,
): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (pleases(answer)) return answer
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}
