/**
 * Negative, zero or positive, as `left` stands below, at or above `right` by code point. JavaScript's own `<` compares
 * UTF-16 units, which puts an emoji before U+FFFD; databases that compare UTF-8 bytes do not.
 */
export function compareByCodePoint(left: string, right: string): number {
  const end = Math.min(left.length, right.length)
  for (let at = 0; at < end; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) return fixUp(a) - fixUp(b)
  }
  return left.length - right.length
}

/** Moves surrogates above all other units, where their code points stand. */
function fixUp(unit: number): number {
  if (unit < 0xd800) return unit
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000
}

/**
 * Unicode's simple lower case: one code point for one code point, whatever stands around it. (JavaScript's own makes two
 * of İ and looks at the neighbours of Σ.)
 */
export function simpleLowerCase(text: string): string {
  return text.replace(/[^\0-@[-`{-\x7f]/gu, lowerCaseOf)
}

/** @param character one code point */
export function lowerCaseOf(character: string): string {
  if (character === 'İ') return 'i'
  return character.toLowerCase()
}
