import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLEnumType } from 'graphql'
import { expect, it } from 'vitest'
import { TRANSMISSION_STATE_MEANINGS, TRANSMISSION_STATES } from '../../src/domain/transmission.ts'
import { ACTION_RULES, isFinal, TRANSMISSION_ACTIONS } from '../../src/domain/transmission-action.ts'
import { RECORD_EVENTS, TRANSMISSION_EVENT_MEANINGS } from '../../src/domain/transmission-event.ts'
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

const docs = readFileSync(join(ROOT, 'docs', 'transmissions.md'), 'utf8')
/** The rows of a table of the documentation, by their first cell. */
const rowsWith = (cells: number): string[][] =>
  docs
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => line.slice(1, -1).split('|'))
    .filter(row => row.length === cells)
    .map(row => row.map(cell => cell.trim()))

it('the documentation has a table of the actions, as the code decides them', () => {
  const rows = rowsWith(3).filter(([name]) => /^`[a-z]+`$/.test(name!))
  expect(rows).toEqual(
    TRANSMISSION_ACTIONS.map(action => [
      `\`${action.toLowerCase()}\``,
      ACTION_RULES[action].meaning,
      ACTION_RULES[action].from.map(state => `\`${state}\``).join(', '),
    ]),
  )
})

it('the documentation has every state, and says of the final ones that they are', () => {
  const rows = rowsWith(3).filter(([name]) => /^`[A-Z_]+`$/.test(name!))
  expect(rows.map(([name]) => name)).toEqual(TRANSMISSION_STATES.map(state => `\`${state}\``))
  expect(rows.filter(([, , next]) => next === 'nothing: final').map(([name]) => name)).toEqual(
    TRANSMISSION_STATES.filter(isFinal).map(state => `\`${state}\``),
  )
})

it('every word of the event list is written somewhere', () => {
  const files = [
    'outbox/judge',
    'outbox/judge-revision',
    'outbox/send-one',
    'store/transmission-dispatch',
    'domain/transmission-action',
  ]
  const code = files.map(name => readFileSync(join(ROOT, 'src', `${name}.ts`), 'utf8')).join('\n')
  const written = [...code.matchAll(/(?:what|event): '([A-Z_]+)'/g)].map(([, word]) => word)
  written.push(...Object.values(RECORD_EVENTS))
  expect([...new Set(written)].toSorted()).toEqual(Object.keys(TRANSMISSION_EVENT_MEANINGS).toSorted())
})
