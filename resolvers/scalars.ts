import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'
import { Decimal } from '../src/domain/decimal.ts'
import { isCurrencyCode } from '../src/domain/money.ts'
import { unitByCode } from '../src/domain/units.ts'

const show = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60)

function refuse(expected: string, value: unknown): never {
  throw new GraphQLError(`expected ${expected}, got ${show(value)}`)
}

function toDecimal(value: unknown): Decimal {
  const parsed =
    typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))
      ? Decimal.tryParse(String(value))
      : null
  return parsed ?? refuse('a decimal as text in plain notation ("12.50"), or a whole number', value)
}

const decimal = new GraphQLScalarType<Decimal, string>({
  name: 'Decimal',
  serialize: value => (value instanceof Decimal ? value.toString() : toDecimal(value).toString()),
  parseValue: toDecimal,
  parseLiteral: node =>
    node.kind === Kind.STRING || node.kind === Kind.INT
      ? toDecimal(node.value)
      : refuse(
          'a decimal as text in plain notation ("12.50"), or a whole number',
          'value' in node ? node.value : node.kind,
        ),
})

/** A scalar that is text with a form. */
function textScalar(
  name: string,
  expected: string,
  parse: (text: string) => string | null,
): GraphQLScalarType<string, string> {
  const check = (value: unknown): string =>
    (typeof value === 'string' ? parse(value) : null) ?? refuse(expected, value)
  return new GraphQLScalarType<string, string>({
    name,
    serialize: check,
    parseValue: check,
    parseLiteral: node => (node.kind === Kind.STRING ? check(node.value) : refuse(expected, node.kind)),
  })
}

function parseDate(text: string): string | null {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return moment && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : null
}

function parseDateTime(text: string): string | null {
  const hasForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  const moment = hasForm ? new Date(text) : null
  return moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null
}

export const scalars = {
  Decimal: decimal,
  Date: textScalar('Date', 'a day like "2026-11-23"', parseDate),
  DateTime: textScalar('DateTime', 'a moment with its offset, like "2026-11-23T09:30:00Z"', parseDateTime),
  CurrencyCode: textScalar('CurrencyCode', 'an ISO 4217 code like "EUR"', text =>
    isCurrencyCode(text) ? text : null,
  ),
  CountryCode: textScalar('CountryCode', 'an ISO 3166-1 alpha-2 code like "NL"', text =>
    /^[A-Z]{2}$/.test(text) ? text : null,
  ),
  UnitCode: textScalar('UnitCode', 'a UN/ECE Rec 20 code like "H87"', text =>
    unitByCode(text) ? text : null,
  ),
  JSON: new GraphQLScalarType({
    name: 'JSON',
    serialize: value => value,
    parseValue: value => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  }),
}
