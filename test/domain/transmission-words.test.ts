import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLEnumType } from 'graphql'
import { expect, it } from 'vitest'
import { TRANSMISSION_STATE_MEANINGS } from '../../src/domain/transmission.ts'
import { ACTION_RULES } from '../../src/domain/transmission-action.ts'
import { TRANSMISSION_EVENT_MEANINGS } from '../../src/domain/transmission-event.ts'
import { ROOT } from '../support/gateway.ts'

const sdl = ['common', 'transmission'].map(name => readFileSync(join(ROOT, `schema/${name}.graphql`), 'utf8'))
const types = sdl
  .join('\n')
  .replace(/extend type (Query|Mutation) \{[\s\S]*?\n\}/g, '')
  .replace(': TransmissionConnection', ': Int')
const schema = buildSchema(types, { assumeValid: true })

it.each([
  ['TransmissionState', Object.entries(TRANSMISSION_STATE_MEANINGS)],
  ['TransmissionEventKind', Object.entries(TRANSMISSION_EVENT_MEANINGS)],
  ['TransmissionAction', Object.entries(ACTION_RULES).map(([action, { meaning }]) => [action, meaning])],
])('the schema says of each %s what the code says', (name, meanings) => {
  const values = (schema.getType(name) as GraphQLEnumType).getValues()
  expect(values.map(({ name: value, description }) => [value, description])).toEqual(meanings)
})

it('every word of the event list is written somewhere', () => {
  const files = [
    'outbox/judge',
    'outbox/send-one',
    'store/transmission-dispatch',
    'domain/transmission-action',
  ]
  const code = files.map(name => readFileSync(join(ROOT, 'src', `${name}.ts`), 'utf8')).join('\n')
  const written = [...code.matchAll(/(?:what|event): '([A-Z_]+)'/g)].map(([, word]) => word)
  expect([...new Set(written)].toSorted()).toEqual(Object.keys(TRANSMISSION_EVENT_MEANINGS).toSorted())
})
