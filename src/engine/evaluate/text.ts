import type { LocalText } from '../../domain/price.ts'
import { divide } from '../../lib/rational.ts'
import type { SymbolExpression } from '../expression.ts'
import type { Choices, ProductModel, Template } from '../model.ts'
import { exactDecimal } from './exact-decimal.ts'
import { Evaluation } from './expression.ts'

/** What a text with holes says for these values. */
export function evaluateText(evaluation: Evaluation, node: SymbolExpression): string {
  switch (node.kind) {
    case 'text':
      return node.value
    case 'optionCode':
      return evaluation.chosen(node.feature)
    case 'textFeature': {
      const value = evaluation.values[node.feature]
      return typeof value === 'string' ? value : ''
    }
    case 'textAttribute':
      return node.byOption.get(evaluation.chosen(node.feature)) ?? ''
    case 'textCases': {
      const branch = node.branches.find(({ when }) => evaluation.boolean(when))
      return evaluateText(evaluation, branch?.value ?? node.otherwise)
    }
    case 'lookupText':
      return String(evaluation.cell(node.row, node.column) ?? '')
    case 'digits':
      return evaluateText(evaluation, node.operand).replaceAll(/\D/g, '')
    case 'format':
      return formatNumber(evaluation, node)
    case 'concat':
      return node.operands.reduce((text, operand) => text + evaluateText(evaluation, operand), '')
  }
}

/** Plain notation, the whole part filled with zeros to the digits asked for: 900 → 0900, 7.5 → 7.5. */
function formatNumber(evaluation: Evaluation, node: SymbolExpression & { kind: 'format' }): string {
  const value = evaluation.required(node.operand, 'a number in a text')
  const text = exactDecimal(divide(value, node.unitFactor), 0).toString()
  const [whole = '', fraction] = text.replace('-', '').split('.')
  const sign = text.startsWith('-') ? '-' : ''
  return `${sign}${whole.padStart(node.minimumDigits, '0')}${fraction === undefined ? '' : `.${fraction}`}`
}

export function evaluateTemplate(evaluation: Evaluation, template: Template): LocalText {
  const fixed = fixedText(template)
  if (fixed) return fixed
  const text: Record<string, string> = {}
  for (const language of Object.keys(template)) text[language] = evaluateText(evaluation, template[language]!)
  return text
}

const fixedTexts = new WeakMap<Template, LocalText | null>()

/** What a template without holes says, whatever the values: most do. Null for one with holes. */
function fixedText(template: Template): LocalText | null {
  let fixed = fixedTexts.get(template)
  if (fixed === undefined) {
    const texts = Object.entries(template).flatMap(([language, node]) =>
      node.kind === 'text' ? [[language, node.value] as const] : [],
    )
    fixed = texts.length === Object.keys(template).length ? Object.fromEntries(texts) : null
    fixedTexts.set(template, fixed)
  }
  return fixed
}

/** The smart number as the model computes it; null when the model has none. */
export function itemNumberOf(model: ProductModel, values: Choices): string | null {
  return model.item && evaluateText(new Evaluation(values), model.item.number)
}

/** One of the model's own texts, like the description of a quote line; null when the model has none of that name. */
export function textOf(model: ProductModel, name: string, values: Choices): LocalText | null {
  const template = model.texts.get(name)
  return template ? evaluateTemplate(new Evaluation(values), template) : null
}
