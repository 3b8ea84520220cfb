import type { Article, ArticleSupplier, StockLevel, WorkCenter } from '../../domain/article.ts'
import { Decimal } from '../../domain/decimal.ts'
import { type Money, money } from '../../domain/money.ts'
import { type Random, seededRandom } from '../../lib/random.ts'
import { type ArticleSeed, catalogueArticles, laterArticles } from './catalogue-articles.ts'
import { drawMoreArticles } from './more-articles.ts'
import { drawReorderLevel, drawStock, drawSuppliers, whole } from './supply.ts'

/** An article with all that belongs to it. */
export interface ArticleRecord {
  readonly article: Article
  readonly suppliers: readonly ArticleSupplier[]
  readonly stock: readonly StockLevel[]
}

/** Blocked after it was quoted */
const BLOCKED_ARTICLE = 'HANDLE-LOCK'
/** Its stock is below its reorder level */
const SHORT_ARTICLE = 'RC2-KIT'

/** Labour and work outside: nobody keeps it in stock. */
const NOT_STOCKED = /^(OP40-|SVC-|TRV-|FRT-|COLOUR-CHANGE$|COMMISSIONING-DAY$|TRAINING$|FRAME-|K60C-|FIT-)/

/** The catalogue's articles and `count` more. */
export function generateArticles(seed: number, count: number): ArticleRecord[] {
  const random = seededRandom(seed ^ 0x5eed)
  const seeds = [...catalogueArticles(), ...drawMoreArticles(random, count), ...laterArticles()]
  return seeds.map(one => drawRecord(random, one))
}

function drawRecord(random: Random, seed: ArticleSeed): ArticleRecord {
  const { number, unit, costCents } = seed
  const stocked = !NOT_STOCKED.test(number)
  const reorderLevel = stocked ? drawReorderLevel(random, unit) : null
  const leadTimeDays = stocked ? random.pick([1, 2, 3, 5, 5, 7, 10, 14, 21, 28, 42]) : null
  const isShort = number === SHORT_ARTICLE || (costCents !== null && random.chance(0.07))
  return {
    article: {
      number,
      description: seed.description,
      unit,
      prices: drawPrices(random, costCents),
      reorderLevel: reorderLevel === null ? null : { value: whole(reorderLevel), unit },
      leadTimeDays,
      blocked: number === BLOCKED_ARTICLE,
    },
    suppliers: costCents === null ? [] : drawSuppliers(random, seed, costCents, leadTimeDays),
    stock: reorderLevel === null ? [] : drawStock(random, unit, reorderLevel, isShort),
  }
}

function drawPrices(random: Random, costCents: number | null): Article['prices'] {
  if (costCents === null) return { sales: null, cost: null, purchase: null, material: null }
  const share = (percent: number): Money => euros(Math.max(1, Math.round((costCents * percent) / 100)))
  return {
    sales: share(random.between(135, 165)),
    cost: euros(costCents),
    purchase: share(random.between(88, 98)),
    material: share(random.between(52, 70)),
  }
}

function euros(cents: number): Money {
  return { amount: new Decimal(BigInt(cents), 2), currency: 'EUR' }
}

const RATES = {
  SAW: ['Sawing', 54],
  CNC: ['CNC machining', 68],
  CRIMP: ['Crimping', 48],
  COAT: ['Coating (outside)', null],
  ASSY: ['Assembly', 46],
  GLAZE: ['Glazing', 46],
  QC: ['Quality control', 44],
  WELD: ['Welding', 58],
  FAT: ['Factory acceptance test', 72],
  ENG: ['Engineering', 88],
  SAND: ['Sanding', 42],
  LASER: ['Laser engraving', 44],
  DESK: ['Service desk', 52],
  VISIT: ['Service visits', 64],
} as const

export const WORK_CENTERS: readonly WorkCenter[] = Object.entries(RATES).map(([code, [name, rate]]) => ({
  code,
  name,
  ratePerHour: rate === null ? null : money(`${rate}.00`, 'EUR'),
}))
