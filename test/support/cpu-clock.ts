/** Starts to count the milliseconds that this process works; what else the machine does does not count. */
export function cpuClock(): () => number {
  const started = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1_000
  }
}
