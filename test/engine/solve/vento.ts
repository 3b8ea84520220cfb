import type { Rulebook } from '../../../src/engine/model.ts'
import {
  and,
  attribute,
  boolean,
  calculate,
  compare,
  given,
  iff,
  implies,
  integer,
  is,
  not,
  number,
  option,
  rule,
  rulebook,
  text,
  value,
  yes,
} from './build.ts'

const width = value('width', 1000)
const height = value('height', 1000)
const area = calculate(width, '*', height)
const perimeter = calculate(number(2), '*', calculate(width, '+', height))
const weight = calculate(
  calculate(area, '*', attribute('glazing', { HRPP: 20, TRIPLE: 30, LAM: 30 })),
  '+',
  calculate(perimeter, '*', number(19, 10)),
)

/** The rules of the tilt-and-turn window, written out by hand. */
export const VENTO: Rulebook = rulebook(
  [
    integer('width', 400, 2400, 1, 1200),
    integer('height', 400, 2600, 1, 1400),
    option('opening', ['FIXED', 'TURN', 'TILT_TURN'], 'TILT_TURN'),
    option('hinge', ['NONE', 'LEFT', 'RIGHT'], 'LEFT'),
    option('glazing', ['HRPP', 'TRIPLE', 'LAM'], 'HRPP'),
    option('colour', ['RAL9010', 'RAL9005', 'RAL7016', 'RAL_CUSTOM', 'ANOD_NATURAL'], 'RAL9010'),
    text('ralCode'),
    option('finish', ['MATT', 'STRUCTURE', 'ANODISED'], 'MATT'),
    option('handle', ['NONE', 'STD', 'LOCKABLE'], 'STD'),
    option('security', ['NONE', 'RC2'], 'NONE'),
    boolean('vent', false),
    boolean('install', false),
    integer('distanceKm', 0, 500, 1, 0),
  ],
  [
    rule('W1', implies(not(is('opening', 'FIXED')), compare(area, '<=', number(5, 2)))),
    rule(
      'W2',
      and(
        iff(is('opening', 'FIXED'), is('hinge', 'NONE')),
        iff(is('opening', 'FIXED'), is('handle', 'NONE')),
      ),
    ),
    rule(
      'W3',
      implies(
        is('opening', 'TILT_TURN'),
        and(
          compare(width, '>=', number(450, 1000)),
          compare(height, '>=', number(550, 1000)),
          compare(calculate(number(2), '*', width), '<=', calculate(number(3), '*', height)),
        ),
      ),
    ),
    rule('W4', implies(is('security', 'RC2'), and(is('handle', 'LOCKABLE'), is('glazing', 'LAM')))),
    rule('W5', iff(is('colour', 'RAL_CUSTOM'), given('ralCode'))),
    rule('W6', iff(is('finish', 'ANODISED'), is('colour', 'ANOD_NATURAL'))),
    rule('W7', implies(not(is('opening', 'FIXED')), compare(weight, '<=', number(80)))),
    rule('W8', implies(yes('vent'), compare(height, '>=', number(7, 10)))),
    rule('W9', compare(width, '<=', number(2)), 'warning'),
  ],
)
