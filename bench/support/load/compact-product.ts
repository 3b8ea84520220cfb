/** Letters of one rule, of the 20,000 that a rule may have */
const RULE_LENGTH = 4_000

type Clause = readonly number[]

/**
 * A feature model in conjunctive normal form (DIMACS) as a product with the same solutions and one price. `dovetail model
 * import` writes each clause as a constraint under its names; here features are called by numbers and named by labels, and what
 * clauses share is written once, so that the largest fits into the 2 MB and 20,000 constraints that a model may have.
 */
export function compactProduct(dimacs: string, product: string): string {
  const names: string[] = []
  const clauses = new Map<string, Clause>()
  for (const line of dimacs.split('\n')) {
    const [first = '', ...rest] = line.trim().split(/\s+/)
    if (first === 'c') names[Number(rest[0])] = rest.slice(1).join(' ')
    else if (/^-?\d+$/.test(first)) {
      const clause = [first, ...rest].map(Number).slice(0, -1)
      clauses.set([...clause].sort((a, b) => a - b).join(' '), clause)
    }
  }
  const rules = groupByLiteral([...clauses.values()]).flatMap(rulesOf)
  return [
    ...[`product: ${product}`, 'version: "1"', `name: ${product}`, 'currency: EUR', 'features:'],
    ...names.slice(1).map((name, index) => ` ${codeOf(index + 1)}: {label: "${name}", type: boolean}`),
    ...['constraints:', ...rules.map((rule, index) => ` C${index}: {rule: ${rule}, say: C}`)],
    ...['price:', ' BASE: {kind: base, label: B, amount: 10.00 EUR}', ''],
  ].join('\n')
}

/** Clauses that have a literal in common, without it. */
interface Group {
  readonly literal: number
  readonly rests: readonly Clause[]
}

/** Each clause is with the literal of it that most of them have. */
function groupByLiteral(clauses: readonly Clause[]): Group[] {
  const counts = new Map<number, number>()
  for (const literal of clauses.flat()) counts.set(literal, (counts.get(literal) ?? 0) + 1)
  const most = (clause: Clause) => clause.reduce((a, b) => (counts.get(b)! > counts.get(a)! ? b : a))
  return [...Map.groupBy(clauses, most)].map(([literal, some]) => ({
    literal,
    rests: some.map(clause => clause.filter(one => one !== literal)),
  }))
}

function rulesOf({ literal, rests }: Group): string[] {
  if (isUnit(rests)) return [wordOf(literal)]
  const rule = `${wordOf(literal)} or ${bracketed(partsOf(rests), ' and ')}`
  if (rule.length <= RULE_LENGTH) return [rule]
  const half = Math.ceil(rests.length / 2)
  return [rests.slice(0, half), rests.slice(half)].flatMap(some => rulesOf({ literal, rests: some }))
}

/** All of which must hold; what must not be is told in one `not (… or …)`. */
function partsOf(clauses: readonly Clause[]): string[] {
  const groups = groupByLiteral(clauses)
  const excluded = groups.filter(({ literal, rests }) => literal < 0 && isUnit(rests))
  const needed = groups.filter(group => !excluded.includes(group))
  const words = excluded.map(({ literal }) => codeOf(-literal))
  return [
    ...(words.length > 0 ? [`not ${bracketed(words, ' or ')}`] : []),
    ...needed.map(({ literal, rests }) =>
      isUnit(rests) ? wordOf(literal) : bracketed([wordOf(literal), anyOf(rests)], ' or '),
    ),
  ]
}

function anyOf(rests: readonly Clause[]): string {
  return rests.length === 1 ? rests[0]!.map(wordOf).join(' or ') : bracketed(partsOf(rests), ' and ')
}

function isUnit(rests: readonly Clause[]): boolean {
  return rests.some(rest => rest.length === 0)
}

function bracketed(words: readonly string[], join: string): string {
  return words.length === 1 ? words[0]! : `(${words.join(join)})`
}

function wordOf(literal: number): string {
  return literal < 0 ? `not ${codeOf(-literal)}` : codeOf(literal)
}

function codeOf(variable: number): string {
  return `f${variable.toString(36)}`
}
