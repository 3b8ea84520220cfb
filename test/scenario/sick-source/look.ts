import type { Answer, RunningGateway } from '../../support/gateway.ts'

export const CUSTOMER = 'C-10001'
export const ARTICLE = 'BFV-DN80'

/** Something of each source in one query. */
const QUERY = `query Look($customer: ID!, $configuration: ID!, $article: ID!) {
  customer(number: $customer) { name addresses { city } }
  configuration(id: $configuration) {
    status
    price { net { amount } steps { code amount { amount } } provenance { source status reason } }
  }
  article(number: $article) { description prices { cost { amount } } stock { warehouse } suppliers { supplier { name } } }
  sources { name status }
}`

export interface LookData {
  readonly customer: { readonly name: string; readonly addresses: readonly object[] }
  readonly configuration: {
    readonly status: string
    readonly price: {
      readonly net: { readonly amount: string }
      readonly steps: readonly { readonly code: string; readonly amount: { readonly amount: string } }[]
      readonly provenance: readonly { readonly source: string; readonly status: string }[]
    }
  }
  readonly article: {
    readonly prices: { readonly cost: { readonly amount: string } }
    readonly stock: readonly object[] | null
    readonly suppliers: readonly object[] | null
  } | null
  readonly sources: readonly { readonly name: string; readonly status: string }[]
}

/** One answer, and how long it took. */
export interface Look extends Answer<LookData> {
  readonly ms: number
}

export async function look(gateway: RunningGateway, configuration: string): Promise<Look> {
  const startedAt = performance.now()
  const variables = { customer: CUSTOMER, configuration, article: ARTICLE }
  const answer = await gateway.ask<LookData>(QUERY, variables)
  return { ...answer, ms: performance.now() - startedAt }
}

export function statusOf({ data }: Pick<Look, 'data'>, source: string): string | undefined {
  return data.sources.find(one => one.name === source)?.status
}

export function isWhole({ data, errors }: Pick<Look, 'data' | 'errors'>): boolean {
  return !errors && data.configuration.price.provenance.every(one => one.status === 'LIVE')
}

const MOST_LOOKS = 500

/** Clients that look over and over, all at once, until they are told to end. */
export function lookWith(clients: number, once: () => Promise<Look>) {
  const looks: Look[] = []
  let isOver = false
  const loop = async (): Promise<void> => {
    while (!isOver && looks.length < MOST_LOOKS) looks.push(await once())
  }
  const loops = Promise.all(Array.from({ length: clients }, loop))
  return {
    looks,
    end: async (): Promise<readonly Look[]> => {
      isOver = true
      await loops
      return looks
    },
  }
}
