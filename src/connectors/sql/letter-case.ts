import { lowerCaseOf } from '../../lib/code-point.ts'

/** No letter beyond here has a case. */
const LAST_CASED = 0x1ffff

let byLowerCase: Map<string, string> | null = null

/** All characters with a lower case of another kind, by their lower case. Built once, at the first search. */
function upperCases(): Map<string, string> {
  if (byLowerCase) return byLowerCase
  byLowerCase = new Map()
  for (let code = 0x41; code <= LAST_CASED; code++) {
    if (code === 0xd800) code = 0xe000
    const character = String.fromCodePoint(code)
    const lower = lowerCaseOf(character)
    if (lower !== character) byLowerCase.set(lower, (byLowerCase.get(lower) ?? '') + character)
  }
  return byLowerCase
}

/**
 * A regular expression that finds `wanted` in any letter case, by our tables rather than the server's (MariaDB's are of
 * another Unicode version, PostgreSQL's depend on the locale). It means the same to PCRE, ICU and PostgreSQL, provided they
 * compare by code point.
 */
export function patternOf(wanted: string, at: 'START' | 'ANYWHERE'): string {
  const characters = Array.from(wanted, character => {
    const lower = lowerCaseOf(character)
    const others = upperCases().get(lower)
    if (others !== undefined) return `[${lower}${others}]`
    return /[\0-\x7f]/.test(character) && !/[\w\s]/.test(character) ? `\\${character}` : character
  })
  return (at === 'START' ? '\\A' : '') + characters.join('')
}
