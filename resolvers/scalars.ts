import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { Decimal } from '../src/domain/decimal.ts'
import { isCurrencyCode } from '../src/domain/money.ts'
import { unitByCode } from '../src/domain/units.ts'

/** What came, short enough for a message, however large it is. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60))
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

/** @param node where it stands in the operation; a variable's place is told by GraphQL itself */
function refuse(expected: string, value: unknown, node?: ValueNode): never {
  throw new GraphQLError(`expected ${expected}, got ${show(value)}`, { nodes: node ?? null })
}

const A_DECIMAL = 'a decimal as text in plain notation ("12.50"), or a whole number'

function toDecimal(value: unknown, node?: ValueNode): Decimal {
  const parsed =
    typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))
      ? Decimal.tryParse(String(value))
      : null
  return parsed ?? refuse(A_DECIMAL, value, node)
}

const decimal = new GraphQLScalarType<Decimal, string>({
  name: 'Decimal',
  serialize: value => (value instanceof Decimal ? value.toString() : toDecimal(value).toString()),
  parseValue: value => toDecimal(value),
  parseLiteral: node =>
    node.kind === Kind.STRING || node.kind === Kind.INT
      ? toDecimal(node.value, node)
      : refuse(A_DECIMAL, 'value' in node ? node.value : node.kind, node),
})

/** A scalar that is text with a form. */
function textScalar(
  name: string,
  expected: string,
  parse: (text: string) => string | null,
): GraphQLScalarType<string, string> {
  const check = (value: unknown, node?: ValueNode): string =>
    (typeof value === 'string' ? parse(value) : null) ?? refuse(expected, value, node)
  return new GraphQLScalarType<string, string>({
    name,
    serialize: value => check(value),
    parseValue: value => check(value),
    parseLiteral: node =>
      node.kind === Kind.STRING ? check(node.value, node) : refuse(expected, node.kind, node),
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
