import { Decimal } from '../../domain/decimal.ts'
import { DescriptionError, type DescriptionProblem } from '../../ports/connector.ts'
import type { TrytonOptions } from './options.ts'
import { resolve } from './wire.ts'

const KNOWN = [
  'url',
  'database',
  'login',
  'password',
  'orders',
  'newArticles',
  'chargeArticle',
  'partsLists',
  'operations',
  'units',
  'vatTolerance',
  'timeoutMs',
  'settleMs',
]
const ORDERS = ['DRAFT', 'QUOTATION', 'CONFIRMED']

/** @throws DescriptionError with all that cannot be used, each at its place */
export function assertUsable(options: TrytonOptions): void {
  const problems: DescriptionProblem[] = []
  const refuse = (path: string, message: string) => problems.push({ path: [path], message })
  for (const key of Object.keys(options))
    if (!KNOWN.includes(key)) refuse(key, `unknown key "${key}"; known are ${KNOWN.join(', ')}`)
  for (const key of ['database', 'login'] as const)
    if (typeof options[key] !== 'string' || options[key] === '')
      refuse(key, `expected a text, got ${JSON.stringify(options[key])}`)
  for (const key of ['url', 'password'] as const)
    if (!['string', 'function'].includes(typeof options[key]))
      refuse(key, `expected a text or env(…), got ${JSON.stringify(options[key])}`)
    else if (key === 'url' && !/^https?:\/\/[^/]/.test(resolve(options.url)))
      refuse(key, `expected an address with http:// or https://, got "${resolve(options.url)}"`)
  if (options.orders !== undefined && !ORDERS.includes(options.orders))
    refuse('orders', `expected one of ${ORDERS.join(', ')}, got "${options.orders}"`)
  if (options.vatTolerance !== undefined && !Decimal.tryParse(options.vatTolerance))
    refuse('vatTolerance', `expected a decimal as text, such as "0.05", got "${options.vatTolerance}"`)
  for (const key of ['timeoutMs', 'settleMs'] as const) {
    const value = options[key]
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      refuse(key, `expected whole milliseconds above 0, got ${value}`)
  }
  if (problems.length > 0) throw new DescriptionError(problems)
}
