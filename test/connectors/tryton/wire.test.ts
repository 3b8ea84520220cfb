import { describe, expect, it } from 'vitest'
import { answeredError } from '../../../src/connectors/tryton/errors.ts'
import { SALE_LINES, toDate, toDays, toDecimal } from '../../../src/connectors/tryton/wire.ts'
import { Decimal } from '../../../src/domain/decimal.ts'

const line = { id: 1, type: 'line', product: 1, quantity: 2, unit: 1, amount: null, description: null }

describe("Tryton's decimals", () => {
  it.each([
    ['1.50', '1.50'],
    ['0E-10', '0.0000000000'],
    ['1E+3', '1000'],
    ['-1.2E-3', '-0.0012'],
    ['9007199254740993.01', '9007199254740993.01'],
  ])('%s is %s', (decimal, expected) => {
    const [read] = SALE_LINES.parse([{ ...line, unit_price: { __class__: 'Decimal', decimal } }])
    expect(String(read?.unit_price)).toBe(expected)
  })

  it.each(['NaN', 'Infinity', '', '1,5'])('"%s" is refused', decimal => {
    const parsed = SALE_LINES.safeParse([{ ...line, unit_price: { __class__: 'Decimal', decimal } }])
    expect(parsed.success).toBe(false)
  })

  it('are written as they came', () => {
    expect(toDecimal(Decimal.of('439.1700'))).toEqual({ __class__: 'Decimal', decimal: '439.1700' })
    expect(toDate('2099-01-31')).toEqual({ __class__: 'date', year: 2099, month: 1, day: 31 })
    expect(toDays(10)).toEqual({ __class__: 'timedelta', seconds: 864_000 })
  })
})

describe("Tryton's errors", () => {
  it.each([
    [['UserError', ['Code of active product must be unique.', '', null]], 'reject', 'reject'],
    [['UserError', ['You are not allowed to access "Sale".', '', null]], 'repair', 'repair'],
    [['UserWarning', ['key', 'Are you sure?', '']], 'repair', 'repair'],
    [['ConcurrencyException', 'Records were modified in the meanwhile'], 'retry', 'retry'],
    [['LoginException', ['password', 'Password for admin', 'password']], 'repair', 'repair'],
    [['database is locked', 'Traceback'], 'check', 'retry'],
    [['', ''], 'check', 'retry'],
    ['no list', 'check', 'retry'],
    [null, 'check', 'retry'],
  ])('%j: %s after a write, %s after a read', (raw, afterWrite, afterRead) => {
    expect(answeredError('erp order "O-1"', raw, true).remedy).toBe(afterWrite)
    expect(answeredError('erp order "O-1"', raw, false).remedy).toBe(afterRead)
  })

  it('keep tracebacks and domains out of the message', () => {
    const failed = answeredError(
      'erp order "O-1"',
      ['division by zero', 'Traceback: /usr/lib/secret.py'],
      true,
    )
    expect(failed.message).toBe('erp order "O-1": Tryton failed: division by zero')
    const domain = { active: { context: '{}' } }
    const refused = answeredError(
      'erp article "X"',
      ['UserError', ['Not valid.', 'Look there.', [domain]]],
      true,
    )
    expect(refused.message).toBe('erp article "X": Tryton refuses: Not valid. Look there.')
  })
})
