import type { NumberExpression } from '../../../src/engine/expression.ts'
import type { Rulebook } from '../../../src/engine/model.ts'
import {
  and,
  boolean,
  calculate,
  compare,
  implies,
  integer,
  is,
  not,
  number,
  option,
  rule,
  rulebook,
  value,
  yes,
} from './build.ts'

const pumps = value('pumps')
const duty: NumberExpression = {
  kind: 'numberCases',
  branches: [
    {
      when: and(is('redundancy', 'N_PLUS_1'), compare(pumps, '>=', number(2))),
      value: calculate(pumps, '-', number(1)),
    },
  ],
  otherwise: pumps,
}
const flowPerPump = calculate(value('flow'), '/', duty)
const kilowatt: NumberExpression = {
  kind: 'numberCases',
  branches: (
    [
      [13, 60, number(3)],
      [25, 70, number(15, 2)],
      [55, 80, number(15)],
      [110, 90, number(30)],
    ] as const
  ).map(([flow, head, kilowatts]) => ({
    when: and(compare(flowPerPump, '<=', number(flow)), compare(value('head'), '<=', number(head))),
    value: kilowatts,
  })),
  otherwise: null,
}

/** The rules of the pump set, written out by hand, with a division and a table. */
export const HYDRO: Rulebook = rulebook(
  [
    integer('flow', 1, 400),
    integer('head', 1, 120),
    option('medium', ['WATER', 'SEAWATER', 'GLYCOL']),
    integer('pumps', 1, 4),
    option('redundancy', ['NONE', 'N_PLUS_1']),
    option('material', ['CAST_IRON', 'SS316', 'DUPLEX']),
    option('drive', ['DOL', 'VFD']),
    option('voltage', ['V400', 'V690']),
    boolean('atex'),
    option('seal', ['MECH_STD', 'MECH_CART']),
    option('controller', ['LOCAL', 'PLC']),
    option('country', ['NL', 'DE', 'BE', 'FR', 'GB']),
    option('incoterm', ['EXW', 'FCA', 'DAP', 'DDP']),
    integer('commissioningDays', 0, 30),
    integer('distanceKm', 0, 2000),
    boolean('training'),
  ],
  [
    rule('P1', implies(is('medium', 'SEAWATER'), is('material', 'DUPLEX'))),
    rule('P2', implies(yes('atex'), is('seal', 'MECH_CART'))),
    rule('P3', implies(and(yes('atex'), is('drive', 'VFD')), is('controller', 'PLC'))),
    rule('P4', implies(is('redundancy', 'N_PLUS_1'), compare(pumps, '>=', number(2)))),
    rule('P5', { kind: 'defined', operand: kilowatt }),
    rule('P6', implies(is('voltage', 'V690'), compare(kilowatt, '>=', number(15)))),
    rule('P7', implies(compare(pumps, '>=', number(3)), is('controller', 'PLC'))),
    rule('P8', implies(is('incoterm', 'DDP'), is('country', 'NL', 'DE', 'BE', 'FR'))),
    rule(
      'P9',
      implies(
        and(yes('atex'), not(is('country', 'NL'))),
        compare(value('commissioningDays'), '>=', number(1)),
      ),
    ),
  ],
)
