const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** What a clock on the wall shows at an instant, as if it were UTC. */
export function wallClockOf(instantMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return instantMs
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(instantMs)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  const wholeSeconds = Date.UTC(year, month - 1, day, hour, minute, second)
  return wholeSeconds + (((instantMs % 1000) + 1000) % 1000)
}

/**
 * The instant at which the clock on the wall shows a time. When clocks go back a time is shown twice: the first is
 * meant. When they go forward a time is skipped: it is read with the offset from before.
 */
export function instantOf(wallMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return wallMs
  const day = 86_400_000
  const offsets = [wallMs - day, wallMs + day].map(at => wallClockOf(at, timeZone) - at)
  const [before = 0, after = 0] = offsets
  const candidates = [wallMs - before, wallMs - after].filter(at => wallClockOf(at, timeZone) === wallMs)
  return candidates.length > 0 ? Math.min(...candidates) : wallMs - before
}
