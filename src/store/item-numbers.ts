import { pauser } from '../lib/turns.ts'
import type { ItemNumberRepository } from '../ports/store.ts'
import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

const RESERVE_TRIES = 20
const FOUND_AT_ONCE = 200

interface Wanted {
  readonly base: string
  readonly hash: string
}

/** `base` for the first configuration, then `base-2`, `base-3` … */
function numberFor(base: string, sequence: number): string {
  return sequence === 1 ? base : `${base}-${sequence}`
}

export function createItemNumberRepository(db: Database): ItemNumberRepository {
  const find = (base: string, hash: string) =>
    db
      .selectFrom('item_number')
      .select('number')
      .where('base', '=', base)
      .where('hash', '=', hash)
      .executeTakeFirst()

  /** Looked for by number, since another base may have `base-2` as its own. `.` is the character after `-`. */
  const nextSequence = async (base: string) => {
    const rows = await db
      .selectFrom('item_number')
      .select('number')
      .where(eb =>
        eb.or([
          eb('number', '=', base),
          eb.and([eb('number', '>=', `${base}-`), eb('number', '<', `${base}.`)]),
        ]),
      )
      .execute()
    const taken = new Set(rows.map(row => row.number))
    let sequence = 1
    while (taken.has(numberFor(base, sequence))) sequence++
    return sequence
  }

  const reserve = async (base: string, hash: string): Promise<string> => {
    for (let tries = 1; ; tries++) {
      const existing = await find(base, hash)
      if (existing) return existing.number
      const sequence = await nextSequence(base)
      const number = numberFor(base, sequence)
      try {
        await db.insertInto('item_number').values({ number, base, hash, sequence }).execute()
        return number
      } catch (error) {
        if (!isDuplicate(error) || tries === RESERVE_TRIES) throw error
      }
    }
  }

  const findAll = async (wanted: readonly Wanted[]): Promise<Map<string, string>> => {
    const pause = pauser()
    const numbers = new Map<string, string>()
    for (let start = 0; start < wanted.length; start += FOUND_AT_ONCE) {
      const some = wanted.slice(start, start + FOUND_AT_ONCE)
      const bases = some.map(({ base }) => base)
      const hashes = some.map(({ hash }) => hash)
      const rows = await db
        .selectFrom('item_number')
        .select(['base', 'hash', 'number'])
        .where('base', 'in', bases)
        .where('hash', 'in', hashes)
        .execute()
      for (const row of rows) numbers.set(keyOf(row), row.number)
      await pause()
    }
    return numbers
  }

  return {
    async preview(base, hash) {
      return (await find(base, hash))?.number ?? numberFor(base, await nextSequence(base))
    },
    reserve,
    async reserveAll(wanted) {
      const different = [...new Map(wanted.map(one => [keyOf(one), one])).values()]
      const numbers = await findAll(different)
      const pause = pauser()
      for (const one of different) {
        const key = keyOf(one)
        if (!numbers.has(key)) numbers.set(key, await reserve(one.base, one.hash))
        await pause()
      }
      return wanted.map(one => numbers.get(keyOf(one))!)
    },
  }
}

function keyOf({ base, hash }: Wanted): string {
  return `${hash} ${base}`
}
