import { userInfo } from 'node:os'
import { composeTransmissionDesk } from '../compose-commands.ts'
import { loadSettings } from '../config.ts'
import { keyOf } from '../domain/node-id.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { TransmissionDesk } from '../services/transmission-desk.ts'
import { ROOT } from './root.ts'

/** Enough to see that a reference names more than one. */
const SEVERAL = 10

/** Opens the store of the configuration, does the work as the user of this machine, and closes it. */
export async function atDesk<T>(
  config: string | undefined,
  work: (desk: TransmissionDesk) => Promise<T>,
): Promise<T> {
  const settings = await loadSettings(ROOT, config ?? null)
  const { desk, close } = await composeTransmissionDesk(settings, `cli:${userName()}`)
  try {
    return await work(desk)
  } finally {
    await close()
  }
}

/** A user without an entry in the machine's list, as in some containers, is known by number. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}

/** @param reference our number, or the transmission's id. @throws Error when it names none, or several: then `target` tells them apart */
export async function findOne(
  desk: TransmissionDesk,
  reference: string,
  target: string | undefined,
): Promise<Transmission> {
  const [known] = await desk.byIds([keyOf('Transmission', reference)])
  if (known) return known
  const query = { first: SEVERAL, after: null, wantsTotal: false, states: null, target: target ?? null }
  const { rows } = await desk.find({ ...query, externalReference: { eq: reference } })
  const found = rows.map(({ row }) => row)
  if (found.length > 1)
    throw new Error(
      `"${reference}" is on its way to ${found.map(one => one.target).join(' and ')}: choose one with --target.`,
    )
  if (found[0]) return found[0]
  const where = target === undefined ? '' : ` to "${target}"`
  throw new Error(
    `there is no transmission "${reference}"${where}: expected our number of an order (O-2026-00001) or of a quote with its revision (Q-2026-00001-R1); \`dovetail transmissions list\` shows them.`,
  )
}
