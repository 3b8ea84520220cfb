import type { Rulebook } from '../../../src/engine/model.ts'
import {
  attribute,
  boolean,
  compare,
  given,
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

/** The rules of the wall shelf, written out by hand. */
export const PLANK: Rulebook = rulebook(
  [
    integer('width', 300, 2400, 10, 1200),
    option('depth', ['200', '250', '300'], '250'),
    option('material', ['OAK', 'WALNUT', 'MDF_WHITE'], 'OAK'),
    option('finish', ['NONE', 'OIL', 'LACQUER'], 'OIL'),
    option('bracket', ['NONE', 'HIDDEN', 'STEEL_BLACK'], 'HIDDEN'),
    boolean('led', false),
    text('engraving'),
  ],
  [
    rule(
      'S1',
      implies(
        is('bracket', 'HIDDEN'),
        compare(attribute('depth', { 200: 200, 250: 250, 300: 300 }), '<=', number(250)),
      ),
    ),
    rule('S2', implies(is('material', 'MDF_WHITE'), is('finish', 'NONE'))),
    rule('S3', implies(is('material', 'OAK', 'WALNUT'), not(is('finish', 'NONE')))),
    rule('S4', implies(is('bracket', 'HIDDEN'), compare(value('width'), '<=', number(1800)))),
    rule('S5', implies(given('engraving'), not(is('material', 'MDF_WHITE')))),
    rule('S6', implies(yes('led'), not(is('bracket', 'HIDDEN')))),
  ],
)
