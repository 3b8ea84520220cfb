import type { PriceRule } from '../model.ts'
import { Fields } from './fields.ts'
import { quoted } from './problems.ts'
import { type Reading, readNumber, readWhen } from './read-expression.ts'
import type { Entry } from './source.ts'
import { numberOf, type TypedNumber } from './types.ts'
import { PLAIN } from './units.ts'

const KINDS: Readonly<Record<string, PriceRule['kind']>> = {
  base: 'BASE',
  option: 'OPTION',
  cost: 'COST',
  markup: 'MARKUP',
  surcharge: 'SURCHARGE',
  'customer-discount': 'CUSTOMER_DISCOUNT',
  'quantity-break': 'QUANTITY_BREAK',
  'project-discount': 'PROJECT_DISCOUNT',
  subtotal: 'SUBTOTAL',
}
const MONEY = { ...PLAIN, money: 1 }

/** How later steps name a step: its code with `_` for `-`. */
function stepName(code: string): string {
  return code.replaceAll('-', '_')
}

/** The steps in their order. Each sees the amounts of the steps before it, and of a subtotal the total up to there. */
export function readPrice(
  reading: Reading,
  entries: readonly (readonly [string, Entry])[],
): readonly PriceRule[] {
  const inputs = new Map<string, TypedNumber>(reading.scope.inputs)
  const later = new Map(
    entries.map(([code]) => [stepName(code), 'is a later step: expected a step before this one']),
  )
  const rules: PriceRule[] = []
  for (const [code, entry] of entries) {
    const name = stepName(code)
    later.set(name, 'is this step itself: expected a step before it')
    const rule = readStep({ ...reading, scope: { ...reading.scope, inputs, later } }, code, entry)
    if (rule) rules.push(rule)
    inputs.set(name, numberOf({ kind: 'input', name: `step:${code}` }, MONEY))
    later.delete(name)
  }
  return rules
}

function readStep(reading: Reading, code: string, { keyOffset, value }: Entry): PriceRule | null {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(code))
    reading.sink.add(
      keyOffset,
      'BAD_CODE',
      `expected a step code of letters, digits, _ and -, got ${quoted(code)}`,
    )
  if (isTaken(reading, stepName(code)))
    reading.sink.add(
      keyOffset,
      'DUPLICATE_NAME',
      `expected a step code that nothing else has, got ${quoted(code)}`,
    )
  const fields = Fields.of(value, ['kind', 'label', 'amount', 'when'], `price step "${code}"`, reading.sink)
  if (!fields) return null
  const label = fields.localText('label', ', what a customer reads') ?? { en: code }
  const word = fields.requiredText('kind') && fields.word('kind', Object.keys(KINDS))
  const when = readWhen(reading, fields)
  const kind = word && KINDS[word]
  if (!kind) return null
  if (kind === 'SUBTOTAL') return { code, kind, label, when, amount: null }
  const source = fields.requiredText('amount')
  const amount = source && readNumber(reading, source, MONEY, `the amount of ${fields.what}`)
  return amount && { code, kind, label, when, amount }
}

function isTaken({ names, scope }: Reading, name: string): boolean {
  return (
    names.features.has(name) ||
    names.calculations.has(name) ||
    names.tables.has(name) ||
    scope.inputs.has(name)
  )
}
