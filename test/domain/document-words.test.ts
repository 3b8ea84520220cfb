import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EnumTypeDefinitionNode, parse } from 'graphql'
import { expect, it } from 'vitest'
import { ORDER_EVENT_MEANINGS, QUOTE_EVENT_MEANINGS } from '../../src/domain/document-event.ts'
import { ROOT } from '../support/gateway.ts'

it.each([
  ['quote', 'QuoteEventKind', QUOTE_EVENT_MEANINGS],
  ['order', 'OrderEventKind', ORDER_EVENT_MEANINGS],
])('the schema says of each event of a %s what the code says', (file, name, meanings) => {
  const { definitions } = parse(readFileSync(join(ROOT, `schema/${file}.graphql`), 'utf8'))
  const words = definitions.find(
    (one): one is EnumTypeDefinitionNode => one.kind === 'EnumTypeDefinition' && one.name.value === name,
  )
  const told = words!.values!.map(one => [one.name.value, one.description!.value])
  expect(Object.fromEntries(told)).toEqual(meanings)
})
