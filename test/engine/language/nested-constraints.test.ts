import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import {
  brokenConstraints,
  type Choices,
  configure,
  explode,
  type ProductModel,
  readModel,
} from '../../../src/engine/index.ts'

const PART = `product: P
version: "1"
name: { en: Part, nl: Deel }
currency: EUR
features:
  length: { label: Length, type: decimal, unit: mm, min: 100, max: 900, step: 50 }
  wood: { label: Wood, type: option, options: { OAK: { label: Oak, hard: true, weight: 3 }, PINE: { label: Pine, hard: false, weight: 2 } } }
  finish: { label: Finish, type: option, default: OIL, options: { NONE: None, OIL: Oil, WAX: Wax } }
  led: { label: LED, type: boolean, default: false }
  watts: { label: Watts, type: integer, min: 1, max: 9, default: 3, visible: led }
  extras: { label: Extras, type: multi-option, default: [], options: { A: { label: A, size: 1 }, B: { label: B, size: 2 } } }
  text: { label: Text, type: text }
constraints:
  C1: { rule: wood = PINE implies length <= 500 mm, say: { en: Pine is short., nl: Grenen is kort. } }
  C2: { rule: "finish in [OIL, WAX] or wood = PINE", say: Oak is finished. }
  C3: { rule: led implies wood.hard, say: A LED is in oak. }
  C4: { rule: "length * wood.weight <= 1.8 m", say: Not that heavy. }
  C5: { rule: extras includes B implies (finish != WAX and length < 800 mm), say: B is no wax. }
  C6: { rule: sum(extras.size) <= if led then 2 else 3, say: Too many. }
  C7: { rule: text given implies not led, say: No text on a LED. }
  C8: { rule: "lookup(most, length).watts >= watts", say: Too bright. }
  C9: { rule: count(extras) >= 1 iff (finish = WAX or watts > 5 or extras includes A or extras includes B), say: Odd. }
  W1: { rule: length < 300 mm, say: Long., severity: warning }
tables:
  most: { columns: { length: { match: upTo, unit: mm }, watts: {} }, rows: [[300, 9], [700, 6], [900, 4]] }
`
const WHOLE = `product: W
version: "1"
name: Whole
currency: EUR
features:
  width: { label: Width, type: integer, unit: cm, min: 5, max: 95, step: 10 }
  board: { label: Board, type: option, options: { O: { label: O, of: OAK }, P: { label: P, of: PINE }, X: { label: X, of: ASH } } }
  shiny: { label: Shiny, type: boolean }
  light: { label: Light, type: boolean }
  parts: { label: Parts, type: integer, min: 0, max: 1 }
  more: { label: More, type: option, options: { NO: { label: No, code: "" }, A: { label: A, code: A }, B: { label: B, code: B } } }
bom:
  frame: { kind: make-part, number: F, say: F, each: 1, when: shiny or light or width > 20 cm, lines: { inner: LINE } }
`
const LINE = (choose: string, each = 'parts') =>
  `{ kind: product, say: I, product: P, version: "1", each: ${each}, choose: { ${choose} } }`

const CHOOSE = [
  'length: width, wood: "{board.of}"',
  'length: width - 12 mm, wood: OAK, finish: NONE',
  'length: "ceil(width / 2, 50 mm)", wood: "{board.of}", finish: "{if shiny then \'WAX\' else \'OIL\'}", led: light',
  'length: width, wood: "{if light then \'OAK\' else \'PINE\'}", led: light and shiny, watts: "if light and shiny then 7 else 3"',
  "length: 400 mm, wood: PINE, extras: [\"{more.code}\", B], finish: \"{if shiny then 'W' else 'O'}{if shiny then 'AX' else 'IL'}\"",
  'length: 600 mm, wood: OAK, extras: ["{more}"], finish: WAX, led: shiny, text: "{if light then \'Hi\' else \'\'}"',
]

function read(text: string, part: ProductModel | null = null): ProductModel {
  const { model, problems } = readModel(text, 't.product.yaml', { products: () => part })
  expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
  return model!
}

const part = read(PART)
const wholeOf = (line: string) => read(WHOLE.replace('LINE', line), part)

/** All answers there are. */
function* everything({ features }: ProductModel): Generator<Choices> {
  const answers = features.map(({ type, options, min, max, step }) => {
    if (type === 'BOOLEAN') return [true, false]
    if (type === 'OPTION') return options.map(option => option.code)
    return Array.from(
      { length: (Number(max) - Number(min)) / Number(step) + 1 },
      (_none, index) => Number(min) + index * Number(step),
    )
  })
  const count = answers.reduce((product, list) => product * list.length, 1)
  for (let number = 0; number < count; number++) {
    let rest = number
    yield Object.fromEntries(
      features.map(({ code }, place) => {
        const list = answers[place]!
        const answer = list[rest % list.length]!
        rest = Math.floor(rest / list.length)
        return [code, answer]
      }),
    )
  }
}

/** What making the part says against it. */
function refusalOf(model: ProductModel, values: Choices): string | null {
  try {
    explode(model, values, Decimal.of(1))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** Making the part looks at its values first, and at its constraints when these are good. */
function tellsOf(refusal: string, broken: readonly string[]): boolean {
  const values = broken.filter(code => /VALUE-|STEP-/.test(code))
  if (values.length > 0) return values.every(code => refusal.includes(`"${code.split('-')[1]}": expected`))
  const told = refusal.match(/\b[CV]\d(?= \()/g) ?? []
  return broken.length > 0 && told.join() === broken.map(code => code.split('/').at(-1)).join()
}

describe('constraints of a product that is a part', () => {
  it.each(CHOOSE)('hold for the whole exactly where the part can be made: %s', choose => {
    const model = wholeOf(LINE(choose))
    const counts = { made: 0, refused: 0 }
    const wrong: object[] = []
    for (const values of everything(model)) {
      const broken = brokenConstraints(model, values).map(({ code }) => code)
      const refusal = refusalOf(model, values)
      const { status } = configure(model, { choices: values })
      const isSame = refusal === null ? broken.length === 0 : tellsOf(refusal, broken)
      if (!isSame || status !== (refusal === null ? 'COMPLETE' : 'CONFLICT'))
        wrong.push({ values, broken, refusal, status })
      counts[refusal === null ? 'made' : 'refused']++
    }
    expect(wrong).toEqual([])
    expect(Math.min(counts.made, counts.refused)).toBeGreaterThan(0)
  })

  it('are told as a conflict that names the product, its constraint and the choices that fed it', () => {
    const model = wholeOf(LINE('length: width, wood: "{board.of}"'))
    const answer = configure(model, {
      choices: { width: 55, board: 'P', parts: 1, light: true, shiny: true },
    })
    expect(answer.status).toBe('CONFLICT')
    const [{ constraints, choices }] = answer.conflicts() as [ReturnType<typeof answer.conflicts>[number]]
    expect(constraints.map(({ code, message }) => [code, message])).toEqual([
      ['frame/inner/C1', { en: 'Part: Pine is short.', nl: 'Deel: Grenen is kort.' }],
    ])
    expect(choices.map(({ feature }) => feature.code).sort()).toEqual(['board', 'parts', 'width'])
    const { options } = configure(model, { choices: { width: 55, parts: 1 } }).domain('board')
    expect(options!.map(({ option, state }) => `${option.code} ${state}`)).toEqual([
      'O FORCED',
      'P EXCLUDED',
      'X EXCLUDED',
    ])
  })

  it('are left out where nothing can break them, and where they cannot be said', () => {
    const codesOf = (line: string) => wholeOf(line).constraints.map(({ code }) => code)
    expect(codesOf(LINE('length: 400 mm, wood: OAK, led: light'))).toEqual([])
    expect(
      codesOf(LINE('length: width, wood: OAK').replace('each: parts', 'total: parts * quantity')),
    ).toEqual([])
    expect(codesOf(LINE('length: 400 mm, wood: "{width}"'))).toEqual([])
    expect(codesOf(LINE('length: width, wood: OAK', '0'))).toEqual([])
  })
})
