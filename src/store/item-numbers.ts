import type { ItemNumberRepository } from '../ports/store.ts'
import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

const RESERVE_TRIES = 20

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

  return {
    async preview(base, hash) {
      return (await find(base, hash))?.number ?? numberFor(base, await nextSequence(base))
    },
    async reserve(base, hash) {
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
    },
  }
}
