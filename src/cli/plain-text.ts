/** What other systems said, made safe for a terminal and kept to one line: control characters could move the cursor, or worse. */
export function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim()
}

/** Columns as wide as their longest cell, two spaces apart; the last is as long as it is. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => [...(row[column] ?? '')].length)),
  )
  return rows.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length))
      .join('  ')
      .trimEnd(),
  )
}

/** A moment to the second, in UTC. @param at epoch milliseconds */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
