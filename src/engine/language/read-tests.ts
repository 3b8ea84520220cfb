import { Decimal } from '../../domain/decimal.ts'
import { checkChoices } from '../evaluate/check-choices.ts'
import { readWritten } from '../evaluate/check-value.ts'
import type { Feature, ModelExpectation, ModelTest } from '../model.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { Entry, Located } from './source.ts'

const AMOUNTS = ['unitList', 'unitNet', 'goodsNet', 'servicesNet', 'net', 'cost', 'margin', 'marginPercent']

/** What an example may name. */
interface Known {
  readonly features: readonly Feature[]
  /** Also of constraints that have problems of their own */
  readonly constraintCodes: readonly string[]
  /** Features that have problems of their own */
  readonly broken: ReadonlySet<string>
}

/** Examples by name. That they come out is for the publisher to see; here they must only make sense. */
export function readTests(
  entries: readonly (readonly [string, Entry])[],
  known: Known,
  sink: ProblemSink,
): readonly ModelTest[] {
  const tests: ModelTest[] = []
  for (const [name, { value }] of entries) {
    const keys = ['choose', 'quantity', 'priceGroup', 'expect']
    const fields = Fields.of(value, keys, `test "${name}"`, sink)
    if (!fields) continue
    fields.required('choose')
    const quantity = fields.decimal('quantity')
    tests.push({
      name,
      choices: readChoices(fields, known, sink),
      quantity: (quantity ?? Decimal.of(1)).toString(),
      priceGroup: fields.text('priceGroup')?.text ?? null,
      expect: readExpectation(fields, known, sink),
    })
  }
  return tests
}

function readChoices(fields: Fields, { features, broken }: Known, sink: ProblemSink) {
  const entries = fields.entries('choose', `the choices of ${fields.what}`)
  const byCode = new Map(features.map(feature => [feature.code, feature]))
  const raw = Object.fromEntries(
    entries.map(([code, { value }]) => {
      const feature = byCode.get(code)
      return [code, feature ? readWritten(feature, rawOf(value)) : rawOf(value)]
    }),
  )
  const { choices, refusals } = checkChoices({ features, constraints: [] }, raw)
  for (const { feature, message } of refusals) {
    if (broken.has(feature)) continue
    const entry = entries.find(([code]) => code === feature)?.[1]
    sink.add(entry?.keyOffset ?? fields.offset, 'BAD_TEST', `${fields.what}: ${message}`)
  }
  return choices
}

function rawOf(value: Located): unknown {
  if (value.kind === 'text') return value.text
  return value.kind === 'list' ? value.items.map(rawOf) : {}
}

function readExpectation(fields: Fields, known: Known, sink: ProblemSink): ModelExpectation {
  const what = `what ${fields.what} expects`
  const value = fields.required('expect')
  const expect = value && Fields.of(value, ['itemNumber', 'breaks', 'steps', 'lines', ...AMOUNTS], what, sink)
  const amounts: Record<string, string> = {}
  for (const name of AMOUNTS) {
    const amount = expect?.decimal(name)
    if (amount) amounts[name] = amount.toString()
  }
  return {
    breaks: expect ? readBreaks(expect, known.constraintCodes, sink) : [],
    itemNumber: expect?.text('itemNumber')?.text ?? null,
    amounts,
    steps: readAmounts(expect, 'steps', sink),
    lines: readAmounts(expect, 'lines', sink),
  }
}

function readBreaks(expect: Fields, known: readonly string[], sink: ProblemSink): readonly string[] {
  return expect.items('breaks').flatMap(item => {
    if (item.kind === 'text' && known.includes(item.text)) return [item.text]
    const code = item.kind === 'text' ? item.text : ''
    sink.add(
      item.offset,
      'BAD_TEST',
      `expected the code of a constraint, got ${quoted(code)}${suggest(code, known)}`,
    )
    return []
  })
}

function readAmounts(expect: Fields | null, key: string, sink: ProblemSink): Record<string, string> {
  const amounts: Record<string, string> = {}
  for (const [code, { value }] of expect?.entries(key, `"${key}"`) ?? []) {
    const amount = value.kind === 'text' ? Decimal.tryParse(value.text) : null
    if (amount) Object.defineProperty(amounts, code, { value: amount.toString(), enumerable: true })
    else sink.add(value.offset, 'BAD_NUMBER', `expected an amount for ${quoted(code)} in "${key}"`)
  }
  return amounts
}
