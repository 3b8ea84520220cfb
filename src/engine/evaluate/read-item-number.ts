import { Decimal } from '../../domain/decimal.ts'
import { divide, multiply } from '../../lib/rational.ts'
import type { NumberExpression, SymbolExpression } from '../expression.ts'
import type { Choices, Feature, ItemRule, Rulebook } from '../model.ts'
import { checkChoices } from './check-choices.ts'
import { readWritten } from './check-value.ts'
import { exactDecimal } from './exact-decimal.ts'

const MAXIMUM_LENGTH = 200

/** A part of a number that tells one feature's value. */
interface Telling {
  readonly feature: string
  /** Of several: it tells whether this one is chosen */
  readonly option?: string
  readonly pattern: string
  read(text: string): string | null
}

/**
 * Reads back from a smart number what it tells: for a model whose number is reversible, every feature.
 *
 * @returns null when the number does not have the form of this model's numbers
 */
export function readItemNumber(
  model: Rulebook & { readonly item: ItemRule | null },
  number: string,
): Choices | null {
  if (!model.item || number.length > MAXIMUM_LENGTH) return null
  const parts = partsOf(model.item.number)
  const tellings = parts.map(part => tellingOf(part, model.features))
  const pattern = parts.map((part, index) => tellings[index]?.pattern ?? plainPattern(part)).join('')
  const match = new RegExp(`^${pattern}$`).exec(number)
  if (!match) return null
  const told = tellings.filter(telling => telling !== null)
  const raw: Record<string, unknown> = {}
  for (const [index, { feature, option, read }] of told.entries()) {
    const written = read(match[index + 1]!)
    if (option !== undefined) {
      raw[feature] = [
        ...((raw[feature] as string[] | undefined) ?? []),
        ...(written === 'true' ? [option] : []),
      ]
      continue
    }
    const known = model.features.find(one => one.code === feature)
    const value = written !== null && known ? readWritten(known, written) : written
    if (value === null || (raw[feature] ?? value) !== value) return null
    raw[feature] = value
  }
  const { choices, refusals } = checkChoices(model, raw)
  return refusals.length === 0 ? choices : null
}

/** The features that a number does not tell; a reversible number has none. */
export function untoldFeatures(number: SymbolExpression, features: readonly Feature[]): readonly string[] {
  const tellings = partsOf(number).map(part => tellingOf(part, features))
  const isTold = ({ code, type, options }: Feature): boolean => {
    const own = tellings.filter(telling => telling?.feature === code)
    if (type !== 'MULTI_OPTION') return own.length > 0
    return options.every(option => own.some(telling => telling?.option === option.code))
  }
  return features.filter(feature => !isTold(feature)).map(feature => feature.code)
}

function partsOf(number: SymbolExpression): readonly SymbolExpression[] {
  return number.kind === 'concat' ? number.operands : [number]
}

function plainPattern(part: SymbolExpression): string {
  return part.kind === 'text' ? RegExp.escape(part.value) : '.*?'
}

function tellingOf(part: SymbolExpression, features: readonly Feature[]): Telling | null {
  if (part.kind === 'optionCode') {
    const options = features.find(feature => feature.code === part.feature)?.options ?? []
    return byText(part.feature, new Map(options.map(({ code }) => [code, code])))
  }
  if (part.kind === 'textAttribute') {
    const codes = new Map([...part.byOption].map(([code, text]) => [text, code]))
    return codes.size === part.byOption.size ? byText(part.feature, codes) : null
  }
  if (part.kind === 'textFeature') return { feature: part.feature, pattern: '(.*)', read: text => text }
  if (part.kind === 'textCases') return byCondition(part)
  return part.kind === 'format' ? byNumber(part.operand, part.unitFactor) : null
}

/** `{if light then "L" else "O"}`: of a boolean, or of one of several options, one text for yes and another for no. */
function byCondition({ branches, otherwise }: SymbolExpression & { kind: 'textCases' }): Telling | null {
  const [branch, ...more] = branches
  if (!branch || more.length > 0 || branch.value.kind !== 'text' || otherwise.kind !== 'text') return null
  const { when, value } = branch
  if ((when.kind !== 'booleanFeature' && when.kind !== 'includes') || value.value === otherwise.value)
    return null
  const codes = new Map([
    [value.value, 'true'],
    [otherwise.value, 'false'],
  ])
  const telling = byText(when.feature, codes)
  return when.kind === 'includes' ? { ...telling, option: when.option } : telling
}

/** @param codes what stands in the number → option */
function byText(feature: string, codes: ReadonlyMap<string, string>): Telling {
  const longestFirst = [...codes.keys()].sort((a, b) => b.length - a.length)
  return {
    feature,
    pattern: `(${longestFirst.map(text => RegExp.escape(text)).join('|')})`,
    read: text => codes.get(text) ?? null,
  }
}

function byNumber(
  operand: NumberExpression,
  unitFactor: { numerator: bigint; denominator: bigint },
): Telling | null {
  const pattern = '(-?\\d+(?:\\.\\d+)?)'
  if (operand.kind === 'numberFeature') {
    const scale = divide(unitFactor, operand.factor)
    const read = (text: string) => exactDecimal(multiply(Decimal.of(text).toRational(), scale), 0).toString()
    return { feature: operand.feature, pattern, read }
  }
  if (operand.kind !== 'numberAttribute') return null
  const read = (text: string) => {
    const value = multiply(Decimal.of(text).toRational(), unitFactor)
    const found = [...operand.byOption].filter(
      ([, number]) => number.numerator * value.denominator === value.numerator * number.denominator,
    )
    return found.length === 1 ? found[0]![0] : null
  }
  return { feature: operand.feature, pattern, read }
}
