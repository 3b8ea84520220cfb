import type { Random } from '../../../src/ports/runtime.ts'

/** What goes wrong with one request, all of it seen in real networks and ERPs. */
export const FAULTS = [
  // Certainly not sent
  'REFUSED',
  'NO_SUCH_HOST',
  'TLS_FAILURE',
  // Nobody knows, and it was not done
  'RESET_BEFORE',
  'TIME_OUT_BEFORE',
  'STATUS_500_BEFORE',
  'STATUS_409',
  'STATUS_429',
  'ERROR_INSIDE_200',
  // Nobody knows, and it was done
  'RESET_AFTER',
  'TIME_OUT_AFTER',
  'STATUS_500_AFTER',
  'HALF_ANSWER',
  'GARBAGE',
  'SLOW_DRIP',
  'DUPLICATE_REPLY',
  'OTHER_REPLY',
  // The connection is gone, and the target commits some time later
  'LATE_COMMIT',
  // The session is over; with a new one it goes through
  'STATUS_401',
] as const

export type Fault = (typeof FAULTS)[number]

/** Faults that the client meets before it reaches the proxy */
export const BEFORE_CONNECTING = [
  'REFUSED',
  'NO_SUCH_HOST',
  'TLS_FAILURE',
] as const satisfies readonly Fault[]

export type FaultBeforeConnecting = (typeof BEFORE_CONNECTING)[number]

/** Faults that make sense for a look-up, which changes nothing */
const OF_LOOK_UPS = [
  'RESET_BEFORE',
  'TIME_OUT_BEFORE',
  'STATUS_500_BEFORE',
  'STATUS_401',
  'HALF_ANSWER',
  'GARBAGE',
  'SLOW_DRIP',
] as const satisfies readonly Fault[]

const OF_CREATES = FAULTS.filter(fault => !BEFORE_CONNECTING.some(one => one === fault))

/** Which fault a request meets before it is connected: each kind in turn. */
export class AstrayPlan {
  readonly #random: Random
  readonly #share: number
  #next: number

  /** @param first which kind is the first one's: workers that are replaced begin where others left off */
  constructor(random: Random, share: number, first: number) {
    this.#random = random
    this.#share = share
    this.#next = first
  }

  take(): FaultBeforeConnecting | null {
    if (this.#random() >= this.#share) return null
    return BEFORE_CONNECTING[this.#next++ % BEFORE_CONNECTING.length]!
  }
}

/** Which fault each request meets that arrives, if any: as many of each kind, in an order that the seed decides. */
export class FaultPlan {
  readonly #random: Random
  readonly #share: number
  readonly #ahead = new Map<string, Fault[]>()
  readonly #due = new Map<string, number>()

  /** @param share of requests that meet a fault, 0 to 1 */
  constructor(random: Random, share: number) {
    this.#random = random
    this.#share = share
  }

  ofCreate(): Fault | null {
    return this.#next('create', OF_CREATES)
  }

  /** One that could not be shown comes next: a create had it. */
  again(fault: Fault): void {
    this.#ahead.get('create')!.push(fault)
  }

  ofLookUp(): Fault | null {
    return this.#next('look-up', OF_LOOK_UPS)
  }

  #next(what: string, kinds: readonly Fault[]): Fault | null {
    if (!this.#isNext(what)) return null
    const ahead = this.#ahead.get(what) ?? []
    if (ahead.length === 0) ahead.push(...this.#shuffled(kinds))
    this.#ahead.set(what, ahead)
    return ahead.pop()!
  }

  /** By chance, and yet of many requests the share that is wanted: what did not come makes the next more likely. */
  #isNext(what: string): boolean {
    const due = (this.#due.get(what) ?? 0) + this.#share
    const isNext = this.#random() < due
    this.#due.set(what, isNext ? due - 1 : due)
    return isNext
  }

  #shuffled(kinds: readonly Fault[]): Fault[] {
    return kinds
      .map(kind => ({ kind, place: this.#random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ kind }) => kind)
  }
}
