import type { SymbolExpression } from '../expression.ts'
import type { ProductModel } from '../model.ts'

/** Of a column with more different texts not each is asked for. */
const MAXIMUM_TEXTS = 1_000
const ANY_TEXT = '.{0,200}'

/** Whether some configuration of the model may need the article: its number has the form of one of the lines' numbers. */
export function mayNeed(model: ProductModel, articleNumber: string): boolean {
  return model.bom.some(rule => {
    if (rule.kind === 'PROCESS') return false
    if (rule.kind !== 'PRODUCT') return mayBe(articleNumber, rule.number, model)
    const { item } = rule.product
    return (item && mayBe(articleNumber, item.number, rule.product)) || mayNeed(rule.product, articleNumber)
  })
}

function mayBe(articleNumber: string, number: SymbolExpression, model: ProductModel): boolean {
  return new RegExp(`^(?:${patternOf(number, model)})$`).test(articleNumber)
}

/** A regular expression of all that the text can come to. Without nested repetition: it never backtracks far. */
function patternOf(expression: SymbolExpression, model: ProductModel): string {
  switch (expression.kind) {
    case 'text':
      return RegExp.escape(expression.value)
    case 'optionCode': {
      const feature = model.features.find(one => one.code === expression.feature)
      return oneOf((feature?.options ?? []).map(option => RegExp.escape(option.code)))
    }
    case 'textAttribute':
      return oneOf([...new Set(expression.byOption.values())].map(value => RegExp.escape(value)))
    case 'textCases':
      return oneOf(
        [...expression.branches.map(branch => branch.value), expression.otherwise].map(one =>
          patternOf(one, model),
        ),
      )
    case 'lookupText': {
      const texts = new Set(
        expression.row.table.columns.get(expression.column)?.map(cell => String(cell ?? '')),
      )
      return texts.size > MAXIMUM_TEXTS ? ANY_TEXT : oneOf([...texts, ''].map(text => RegExp.escape(text)))
    }
    case 'textFeature':
      return ANY_TEXT
    case 'digits':
      return '\\d*'
    case 'format':
      return '-?\\d+(?:\\.\\d+)?'
    case 'concat':
      return expression.operands.map(operand => patternOf(operand, model)).join('')
  }
}

function oneOf(patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`
}
