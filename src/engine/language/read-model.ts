import { createHash } from 'node:crypto'
import { stopIfCancelled } from '../cancellation.ts'
import { untoldFeatures } from '../evaluate/read-item-number.ts'
import type { BooleanExpression } from '../expression.ts'
import type { Constraint, Feature, ItemRule, PriceRule, ProductModel, Template } from '../model.ts'
import { type Attached, AttachedFiles } from './attached-files.ts'
import { findBreakQuantities } from './break-quantities.ts'
import { readCalculation } from './checker.ts'
import { Fields } from './fields.ts'
import { nestedConstraints } from './nested-constraints.ts'
import { type Problem, type ProblemSink, quoted, TooManyErrors } from './problems.ts'
import { readBom } from './read-bom.ts'
import { type Reading, readCodeTemplate, readCondition, readLocalTemplate } from './read-expression.ts'
import { readCode, readCurrency, readQuantity } from './read-header.ts'
import { readMigrate } from './read-migrate.ts'
import { readNames } from './read-names.ts'
import { type FindProduct, NestedProducts } from './read-nested.ts'
import { readPrice } from './read-price.ts'
import { readPriceGroups } from './read-price-groups.ts'
import { readStocks } from './read-saw.ts'
import { readTests } from './read-tests.ts'
import { readVisibility, VISIBLE_PREFIX, visibilityConstraints } from './read-visible.ts'
import { type Review, tellIn } from './review.ts'
import type { Scope } from './scope.ts'
import { type Located, ModelSource } from './source.ts'
import { expressionOf, numberOf } from './types.ts'
import { PLAIN } from './units.ts'
import { Weights } from './weights.ts'

/** A model that can be published, perhaps with warnings; or null and, among the problems, all errors. */
export interface ReadModel {
  readonly model: ProductModel | null
  readonly problems: readonly Problem[]
}

/** What a model is read with, beside its text. */
export interface ReadModelOptions {
  /** The files beside the model, by name: CSV of large tables */
  readonly attached?: Attached
  /** Further checks of a model without errors: their problems are among those of the model */
  readonly review?: Review
  /** The products that lines may have as parts */
  readonly products?: FindProduct
}

const MAXIMUM_CONSTRAINTS = 20_000
const MAXIMUM_TESTS = 1_000
const MAXIMUM_BREAKS = 100

const KEYS = [
  ...['product', 'version', 'name', 'currency', 'quantity', 'priceGroups', 'features', 'constraints'],
  ...['groups', 'tables', 'stocks', 'calculate', 'bom', 'price', 'item', 'texts', 'tests'],
  'migrate',
]

/**
 * Reads one product model.
 *
 * @param text YAML, at most 2 MB
 * @param file how problems name the file
 * @returns the model, and all problems at once in the order of the file; never throws on what the text says
 */
export function readModel(
  text: string,
  file: string,
  { attached = () => null, review, products = () => null }: ReadModelOptions = {},
): ReadModel {
  const source = new ModelSource(text, file)
  const files = new AttachedFiles(attached, file, source.problems)
  const nested = new NestedProducts(products)
  const model = readUntilTooMany(() => {
    const root = source.read()
    const read = root && readRoot(root, text, files, nested, source)
    if (root && read && review && !source.problems.hasErrors) review(read, tellIn(root, source))
    return read
  })
  const problems = source.problems.inOrder()
  return { model: source.problems.hasErrors ? null : model, problems }
}

function readUntilTooMany(read: () => ProductModel | null): ProductModel | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof TooManyErrors) return null
    throw error
  }
}

function readRoot(
  root: Located,
  text: string,
  files: AttachedFiles,
  products: NestedProducts,
  sink: ProblemSink,
): ProductModel | null {
  const fields = Fields.of(root, KEYS, 'the model', sink)
  if (!fields) return null
  const code = readCode(fields)
  const version = fields.requiredText('version')?.text ?? ''
  const name = fields.localText('name') ?? { en: code }
  const currency = readCurrency(fields)
  const [minimumQuantity, maximumQuantity] = readQuantity(fields, sink)
  fields.atMost('tests', MAXIMUM_TESTS)
  const names = readNames(fields, currency, files, sink)
  const reading = (scope: Scope): Reading => ({ names, scope, sink })
  for (const calculation of names.calculations.values()) readCalculation(calculation, names, sink)

  const priceGroup = readPriceGroups(fields, currency, sink)
  const inputs = new Map([['quantity', numberOf({ kind: 'input', name: 'quantity' })]])
  const goodsNet = numberOf({ kind: 'input', name: 'goodsNet' }, { ...PLAIN, money: 1 })
  const costs = new Set(['goods'])
  const weights = new Weights()
  const prices = new Set<string>()
  const afterPrice: Scope = {
    ...scopeOf('a commission'),
    inputs: new Map([...inputs, ['goodsNet', goodsNet]]),
    costs,
    weights,
    prices,
    priceGroup,
  }
  const stocks = readStocks(fields, currency, sink)
  const bomReading = {
    ...reading({ ...scopeOf('a line'), inputs }),
    afterPrice: reading(afterPrice),
    charges: reading({ ...scopeOf('a line'), inputs, weights }),
    weights,
    products,
    stocks,
  }
  const bom = readBom(bomReading, fields.entries('bom', 'the bill of materials'))
  for (const rule of bom) if (rule.kind !== 'COMMISSION') costs.add(rule.key)
  for (const rule of bom) if (rule.kind === 'PRODUCT') prices.add(rule.key)
  const price = readPrice(
    reading({ ...scopeOf('a price step'), inputs, costs, weights, prices, priceGroup }),
    fields.entries('price', 'the price'),
  )
  const features = readVisibility(fields, names.features, reading(scopeOf('"visible"')))
  const automatic = [...visibilityConstraints(features), ...nestedConstraints(bom, features)]
  const constraints = [...readConstraints(fields, reading(scopeOf('a constraint')), sink), ...automatic]
  const constraintCodes = [
    ...fields.entries('constraints', 'the constraints').map(([constraint]) => constraint),
    ...automatic.map(constraint => constraint.code),
  ]
  const choicesOnly = reading(scopeOf('a text'))
  return {
    code,
    version,
    hash: hashOf(root, files.contents(), products.hashes()),
    name,
    currency,
    minimumQuantity,
    maximumQuantity,
    priceGroups: priceGroup.feature.options.map(option => option.code),
    groups: names.groups,
    breakQuantities: readBreakQuantities(fields, price, maximumQuantity),
    features,
    constraints,
    calculations: new Map(
      [...names.calculations].flatMap(([name, { result }]) => {
        const expression = result && expressionOf(result)
        return expression ? [[name, expression] as const] : []
      }),
    ),
    bom,
    price,
    item: readItem(fields, features, choicesOnly, sink),
    texts: readTexts(fields, choicesOnly, sink),
    tests: readTests(
      fields.entries('tests', 'the tests'),
      { features, constraintCodes, broken: names.broken },
      sink,
    ),
    migrate: readMigrate(fields.entries('migrate', 'the migrations'), features, sink),
    source: text,
    attached: files.contents(),
  }
}

/** Each is a price of its own beside the one that is asked for. */
function readBreakQuantities(fields: Fields, price: readonly PriceRule[], most: number): readonly number[] {
  const quantities = findBreakQuantities(price, most)
  if (quantities.length > MAXIMUM_BREAKS)
    fields.report(
      fields.value('price')!.offset,
      'TOO_MANY',
      `expected at most ${MAXIMUM_BREAKS} quantities at which the price turns, got ${quantities.length}`,
    )
  return quantities
}

function scopeOf(place: string): Scope {
  return {
    place,
    inputs: new Map(),
    later: new Map(),
    costs: null,
    weights: null,
    prices: null,
    priceGroup: null,
  }
}

/** A model without files beside it or products as parts has the hash of its own text alone. */
function hashOf(
  root: Located,
  attached: Readonly<Record<string, string>>,
  products: Readonly<Record<string, string>>,
): string {
  const hash = createHash('sha256').update(JSON.stringify(canonical(root)))
  for (const [name, text] of Object.entries(attached)) hash.update(JSON.stringify([name, text]))
  for (const part of Object.entries(products)) hash.update(JSON.stringify(part))
  return hash.digest('hex')
}

/** What the file says without how it is laid out: maps keep their order, since the order of options means something. */
function canonical(value: Located): unknown {
  if (value.kind === 'text') return value.isQuoted ? { text: value.text } : value.text
  if (value.kind === 'list') return [value.items.map(canonical)]
  return [...value.entries].map(([key, entry]) => [key, canonical(entry.value)])
}

function readConstraints(fields: Fields, reading: Reading, sink: ProblemSink): readonly Constraint[] {
  const constraints: Constraint[] = []
  fields.atMost('constraints', MAXIMUM_CONSTRAINTS)
  for (const [code, { keyOffset, value }] of fields.entries('constraints', 'the constraints')) {
    stopIfCancelled()
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(code))
      sink.add(
        keyOffset,
        'BAD_CODE',
        `expected a constraint code of letters, digits and . _ -, got ${quoted(code)}`,
      )
    if (code.startsWith(VISIBLE_PREFIX))
      sink.add(
        keyOffset,
        'BAD_CODE',
        `expected a code that does not begin with ${VISIBLE_PREFIX}, which is kept for "visible", got ${quoted(code)}`,
      )
    const one = Fields.of(value, ['rule', 'say', 'severity'], `constraint "${code}"`, sink)
    if (!one) continue
    const message = one.localText('say', ', what a customer reads when it is broken')
    const severity = one.word('severity', ['error', 'warning']) ?? 'error'
    const source = one.requiredText('rule')
    const rule: BooleanExpression | null = source && readCondition(reading, source)
    if (message && rule) constraints.push({ code, message, severity, rule })
  }
  return constraints
}

function readItem(
  fields: Fields,
  features: readonly Feature[],
  reading: Reading,
  sink: ProblemSink,
): ItemRule | null {
  const value = fields.value('item')
  const item = value && Fields.of(value, ['number', 'reversible'], '"item"', sink)
  const source = item?.requiredText('number')
  const number = source && readCodeTemplate(reading, source)
  if (!number) return null
  const reversible = item?.boolean('reversible') ?? false
  const untold = reversible ? untoldFeatures(number, features) : []
  if (untold.length > 0)
    sink.add(
      source.offset,
      'NOT_REVERSIBLE',
      `expected a reversible number to tell every feature, got one that does not tell ${untold.join(', ')}`,
    )
  return { number, reversible }
}

function readTexts(fields: Fields, reading: Reading, sink: ProblemSink): ReadonlyMap<string, Template> {
  const value = fields.value('texts')
  const entries = fields.entries('texts', 'the texts')
  const texts =
    value &&
    Fields.of(
      value,
      entries.map(([name]) => name),
      'the texts',
      sink,
    )
  return new Map(texts ? entries.map(([name]) => [name, readLocalTemplate(reading, texts, name)]) : [])
}
