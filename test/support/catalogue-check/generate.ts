import type { Random } from './random.ts'
import type { Product, Selections } from './types.ts'

/** Draws until nothing is broken. */
export function randomValid(product: Product, random: Random): Selections {
  for (;;) {
    const selections = draw[product.code]!(random)
    if (product.broken(selections).length === 0) return selections
  }
}

/** As it is drawn, valid or not. */
export function randomAny(product: Product, random: Random): Selections {
  const selections = draw[product.code]!(random)
  const other = draw[product.code]!(random)
  const mixed = Object.entries(selections).map(([code, value]) => [
    code,
    random.chance(0.2) ? other[code]! : value,
  ])
  return Object.fromEntries(mixed)
}

/** Often one piece or a few, now and then the most a line may have. */
export function randomQuantity(random: Random): number {
  return random.pick([1, random.between(2, 30), random.between(2, 200), random.between(1, 9999), 9999])
}

const draw: Record<string, (random: Random) => Selections> = {
  'VENTO-70': random => {
    const isFixed = random.chance(0.3)
    const isCustom = random.chance(0.3)
    const colour = isCustom ? 'RAL_CUSTOM' : random.pick(['RAL9010', 'RAL9005', 'RAL7016', 'ANOD_NATURAL'])
    return {
      width: random.between(400, 2400),
      height: random.between(400, 2600),
      opening: isFixed ? 'FIXED' : random.pick(['TURN', 'TILT_TURN']),
      hinge: isFixed ? 'NONE' : random.pick(['LEFT', 'RIGHT']),
      glazing: random.pick(['HRPP', 'TRIPLE', 'LAM']),
      colour,
      ralCode: isCustom ? `RAL${String(random.below(10000)).padStart(4, '0')}` : null,
      finish: colour === 'ANOD_NATURAL' ? 'ANODISED' : random.pick(['MATT', 'STRUCTURE']),
      handle: isFixed ? 'NONE' : random.pick(['STD', 'LOCKABLE']),
      security: random.pick(['NONE', 'NONE', 'RC2']),
      vent: random.chance(0.4),
      install: random.chance(0.5),
      distanceKm: random.pick([0, random.between(0, 500)]),
    }
  },
  'HYDRO-SKID': random => ({
    flow: random.pick([random.between(1, 60), random.between(1, 400)]),
    head: random.between(1, 120),
    medium: random.pick(['WATER', 'SEAWATER', 'GLYCOL']),
    pumps: random.between(1, 4),
    redundancy: random.pick(['NONE', 'N_PLUS_1']),
    material: random.pick(['CAST_IRON', 'SS316', 'DUPLEX']),
    drive: random.pick(['DOL', 'VFD']),
    voltage: random.pick(['V400', 'V690']),
    atex: random.chance(0.4),
    seal: random.pick(['MECH_STD', 'MECH_CART']),
    controller: random.pick(['LOCAL', 'PLC']),
    country: random.pick(['NL', 'DE', 'BE', 'FR', 'GB']),
    incoterm: random.pick(['EXW', 'FCA', 'DAP', 'DDP']),
    commissioningDays: random.pick([0, 1, random.between(0, 30)]),
    distanceKm: random.pick([0, random.between(0, 2000)]),
    training: random.chance(0.4),
  }),
  PLANK: random => ({
    width: random.between(30, 240) * 10,
    depth: random.pick(['200', '250', '300']),
    material: random.pick(['OAK', 'WALNUT', 'MDF_WHITE']),
    finish: random.pick(['NONE', 'OIL', 'LACQUER']),
    bracket: random.pick(['NONE', 'HIDDEN', 'STEEL_BLACK']),
    led: random.chance(0.5),
    engraving: random.pick([null, 'Kade 9', 'Café "Zülpich" 🌊', '0']),
  }),
  'KAST-60': random => {
    const shelves = random.pick([0, random.between(1, 8)])
    const light = shelves > 0 && random.chance(0.5)
    return {
      width: String(random.between(80, 480) / 2),
      height: String(random.between(120, 520) / 2),
      decor: random.between(1, 1000),
      edge: random.pick(['THIN', 'THICK']),
      doors: random.pick(['NONE', 'HINGED', 'HINGED', 'SLIDING']),
      shelves,
      wood: shelves > 0 ? random.pick(['OAK', 'WALNUT', 'MDF_WHITE']) : 'OAK',
      light,
      watts: light ? random.between(5, 60) : 10,
      extras: ['RAIL', 'SOFT', 'LOCK', 'MIRROR'].filter(() => random.chance(0.4)),
    }
  },
  CARE: random => ({
    plan: random.pick(['BRONZE', 'SILVER', 'GOLD']),
    assets: random.between(1, 500),
    months: random.pick([12, 24, 36]),
    response: random.pick(['NEXT_DAY', 'SAME_DAY']),
  }),
}
