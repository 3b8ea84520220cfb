import type { ArticleSupplier, StockLevel, Supplier } from '../../domain/article.ts'
import { Decimal } from '../../domain/decimal.ts'
import type { Random } from '../../lib/random.ts'
import type { ArticleSeed } from './catalogue-articles.ts'

const SUPPLIERS: readonly Supplier[] = [
  'Alu-Profil Rheinland GmbH',
  'Hermans Bevestiging BV',
  'Glas van de Maas NV',
  'Pompen & Zonen BV',
  'Stahlhandel Köln AG',
  'Métaux du Hainaut SA',
  'Beslag Centrum Twente BV',
  'Kleur & Coating Zeeland',
  'Nordholz Plattenwerk GmbH',
  'Verpakking Oost BV',
  'Elektro Brabant BV',
  'Dichtungstechnik Süd GmbH',
  'Hout van Eijk BV',
  'Visserie Générale SPRL',
  'Sensoren Delft BV',
  'Kugellager Schweinfurt GmbH',
  'Slotenfabriek Het Gooi',
  'Armaturen Öztürk GmbH',
  'De Lakspuiter VOF',
  'Lichtlijn Eindhoven BV',
].map((name, index) => ({ number: `S-${2001 + index}`, name }))

/** Two or three, the preferred one first and the others by number. */
export function drawSuppliers(
  random: Random,
  seed: ArticleSeed,
  costCents: number,
  leadTimeDays: number | null,
): ArticleSupplier[] {
  const first = random.between(0, SUPPLIERS.length - 1)
  const count = random.between(1, 3)
  const chosen = Array.from({ length: count }, (_, at) => SUPPLIERS[(first + at * 7) % SUPPLIERS.length]!)
  const [preferred, ...others] = chosen
  others.sort((a, b) => (a.number < b.number ? -1 : 1))
  return [preferred!, ...others].map((supplier, at) => ({
    supplier,
    supplierArticleNumber: random.chance(0.8)
      ? `${supplier.number.slice(2)}/${random.between(10_000, 99_999)}`
      : null,
    purchasePrice: {
      amount: new Decimal(BigInt(Math.max(1, Math.round((costCents * random.between(86, 104)) / 100))), 2),
      currency: 'EUR',
    },
    leadTimeDays: (leadTimeDays ?? 3) + random.between(0, 4),
    minimumOrderQuantity: { value: whole(minimumOrder(random, seed.unit)), unit: seed.unit },
    preferred: at === 0,
  }))
}

/** Bars are ordered by the whole bar of 6 m. */
function minimumOrder(random: Random, unit: string): number {
  if (unit === 'MTR') return 6 * random.pick([1, 5, 10, 20])
  return random.pick([1, 1, 5, 10, 25, 50, 100])
}

export function drawReorderLevel(random: Random, unit: string): number {
  return unit === 'MTR' ? 6 * random.between(4, 60) : random.pick([5, 10, 20, 25, 40, 50, 100, 200])
}

/** Two warehouses; together below the reorder level or well above it. Bars are stocked by the metre, in 6 m lengths. */
export function drawStock(
  random: Random,
  unit: string,
  reorderLevel: number,
  isShort: boolean,
): StockLevel[] {
  const step = unit === 'MTR' ? 6 : 1
  const target = isShort ? reorderLevel * random.next() * 0.8 : reorderLevel * (1.2 + random.next() * 4)
  const available = step * Math.floor(target / step)
  const outside = step * Math.floor((available * random.between(0, 40)) / 100 / step)
  const level = (warehouse: string, free: number): StockLevel => {
    const reserved = step * random.between(0, 8)
    return {
      warehouse,
      onHand: { value: whole(free + reserved), unit },
      reserved: { value: whole(reserved), unit },
      available: { value: whole(free), unit },
    }
  }
  return [level('ARNHEM', available - outside), level('VENLO', outside)]
}

const made: Decimal[] = []

/** Decimals do not change, so equal ones are one: some thirty thousand are asked for at start-up. */
export function whole(value: number): Decimal {
  made[value] ??= new Decimal(BigInt(value), 0)
  return made[value]
}
