import type { Lazy } from '../../lib/environment.ts'

/** How a Tryton is reached, and what an order becomes in it. */
export interface TrytonOptions {
  /** Where its web server answers, such as `https://erp.example` */
  readonly url: string | Lazy
  /** Name of its database */
  readonly database: string
  /** A user of Dovetail's own, with rights on parties, products, productions and sales */
  readonly login: string
  readonly password: string | Lazy
  /** How far an order is taken: left a DRAFT, QUOTATION, or CONFIRMED; CONFIRMED when left out */
  readonly orders?: 'DRAFT' | 'QUOTATION' | 'CONFIRMED'
  /** What an article that an order brings gets besides its code, name, unit and prices */
  readonly newArticles?: {
    /** Name of its accounting category; the only one there is when left out */
    readonly accountCategory?: string
    /** Days from order to delivery */
    readonly leadTimeDays?: number
  }
  /** Code of the service article under which charges are invoiced; a line without an article, and so without VAT, when left out */
  readonly chargeArticle?: string
  /** Whether new articles get their parts lists (module production); true when left out */
  readonly partsLists?: boolean
  /** Whether parts lists get their operations (module production_routing); true when left out */
  readonly operations?: boolean
  /** UN/ECE Rec 20 code → Tryton's symbol, for units that are not Tryton's own or are named otherwise */
  readonly units?: Readonly<Record<string, string>>
  /** By how much the VAT that Tryton works out may differ from ours, decimal text; "0.05" when left out */
  readonly vatTolerance?: string
  /** An order that is not through by then is given up, and looked up later; 60,000 when left out */
  readonly timeoutMs?: number
  /** How long Tryton may take to commit after that; 120,000 when left out */
  readonly settleMs?: number
}
