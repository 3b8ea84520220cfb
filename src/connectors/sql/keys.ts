/** Whether a key can stand in a column of whole numbers, spelt as such a column spells it. */
export function isWholeNumber(key: string): boolean {
  return /^(0|-?[1-9]\d{0,17})$/.test(key)
}

export function isAscii(key: string): boolean {
  return !/[^\0-\x7f]/.test(key)
}
