import type { TransmissionQueue } from '../ports/transmission-queue.ts'
import type { Database } from './tables.ts'
import { createTransmissionDispatch } from './transmission-dispatch.ts'
import { createTransmissionLists } from './transmission-lists.ts'
import { createTransmissionMoves } from './transmission-moves.ts'

export function createTransmissionQueue(db: Database): TransmissionQueue {
  return { ...createTransmissionLists(db), ...createTransmissionDispatch(db), ...createTransmissionMoves(db) }
}
