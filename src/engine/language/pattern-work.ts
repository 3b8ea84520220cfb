/** Letters that a repeat stands for: `*` `+` `?` or `{2,5}`, lazy or not. */
const REPEAT = /[*+?]|\{(?<least>\d+)(?<open>,(?<most>\d*))?\}/y

/**
 * An upper bound of how many ways a backtracking matcher may have to try a text of `length` letters: every repeat of open
 * length may end at each letter, every alternative may be the one, and without `^` the match may begin anywhere.
 *
 * @returns Infinity for `(a+)+`, `(a|a)*` and back references, which are exponential
 */
export function patternWork(pattern: string, length: number): number {
  const plain = pattern.replaceAll(/\\[^1-9k]/g, 'x').replaceAll(/\[(?:[^\]])*\]/g, 'x')
  if (/\\[1-9k]/.test(plain)) return Infinity
  const groups: { isOpen: boolean }[] = []
  let work = plain.startsWith('^') && !plain.includes('|') ? 1 : length
  for (let place = 0; place < plain.length; ) {
    const letter = plain[place]!
    if (letter === '(') {
      groups.push({ isOpen: false })
      place += plain[place + 1] === '?' ? 2 : 1
      continue
    }
    const inner = letter === ')' ? groups.pop() : undefined
    if (letter === '|') work *= 2
    if (letter === '|' && groups.length > 0) groups.at(-1)!.isOpen = true
    place++
    const ways = waysAt(plain, place, length)
    if (ways.isRepeat && inner?.isOpen) return Infinity
    if (groups.length > 0 && (ways.count > 1 || inner?.isOpen)) groups.at(-1)!.isOpen = true
    work *= ways.count
    place = ways.end
  }
  return work
}

/** What repeats the part that ends here. `{3}` repeats in one way, and `?` is there or not. */
function waysAt(
  plain: string,
  place: number,
  length: number,
): { count: number; isRepeat: boolean; end: number } {
  REPEAT.lastIndex = place
  const match = REPEAT.exec(plain)
  if (!match || plain[place - 1] === '|') return { count: 1, isRepeat: false, end: place }
  const { least, open, most } = match.groups ?? {}
  const after = REPEAT.lastIndex
  const end = plain[after] === '?' ? after + 1 : after
  if (match[0] === '?') return { count: 2, isRepeat: false, end }
  if (least === undefined) return { count: length, isRepeat: true, end }
  const upTo = most ? Math.min(Number(most), length) : length
  const count = open === undefined ? 1 : Math.max(1, upTo - Number(least) + 1)
  return { count, isRepeat: true, end }
}
