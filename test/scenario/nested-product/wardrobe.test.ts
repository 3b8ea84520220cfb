import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInProcess } from '../../support/in-process.ts'

interface Answer {
  readonly startConfiguration: {
    readonly configuration: {
      readonly status: string
      readonly price: { readonly goodsNet: { readonly amount: string } }
      readonly definition: {
        readonly itemNumber: string
        readonly lines: readonly {
          readonly __typename: string
          readonly key: string
          readonly number: string
        }[]
        readonly sawLists: readonly { readonly profile: string }[]
        readonly newArticles: readonly object[]
      }
    }
  }
}

const QUERY = `mutation ($input: StartConfigurationInput!) { startConfiguration(input: $input) { configuration {
  status price { goodsNet { amount } }
  definition { itemNumber lines { __typename key number } sawLists { profile }
    newArticles { itemNumber action existing { number } } }
} } }`

describe('a wardrobe with shelves that are a product of their own', () => {
  let gateway: Awaited<ReturnType<typeof startInProcess>>
  let configuration: Answer['startConfiguration']['configuration']
  beforeAll(async () => {
    gateway = await startInProcess()
    const { data, errors } = await gateway.ask<Answer>(QUERY, { input: { model: 'KAST-60', selections: [] } })
    expect(errors).toBeUndefined()
    ;({ configuration } = data.startConfiguration)
  })
  afterAll(() => gateway?.stop())

  it('is complete as it comes, at the price of the model', () => {
    expect(configuration).toMatchObject({ status: 'COMPLETE', price: { goodsNet: { amount: '714.07' } } })
  })

  it('has the shelves with their own number and list, and their boards among the saw lists', () => {
    const { lines, sawLists } = configuration.definition
    const shelf = lines.filter(line => line.key === 'shelf' || line.key.startsWith('shelf/'))
    expect(shelf[0]).toEqual({ __typename: 'MakePartLine', key: 'shelf', number: 'PL-OA-1160-0300' })
    expect(shelf.slice(1).map(line => line.key)).toEqual(
      ['board', 'oil', 'sawing', 'sanding', 'smallBox'].map(key => `shelf/${key}`),
    )
    expect(sawLists.map(list => list.profile)).toEqual(['PLINTH-ALU', 'BOARD-OAK-300'])
  })

  it('takes what the ERP has, brings what it has not, and asks a person about what it may have', () => {
    expect(configuration.definition.newArticles).toEqual([
      { itemNumber: 'K60-120-200-0001-TD3O-N10-0000', action: 'CREATE', existing: null },
      { itemNumber: 'K60C-0001-120x200', action: 'REUSE', existing: { number: 'K60C-0001-120x200' } },
      { itemNumber: 'PNL-0001-120x200', action: 'REVIEW', existing: { number: 'KP-88121' } },
      { itemNumber: 'PL-OA-1160-0300', action: 'CREATE', existing: null },
    ])
  })
})
