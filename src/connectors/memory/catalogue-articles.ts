/**
 * Every article that the demo's product models put on a parts list, with the cost the models count on. Panes,
 * manifolds and configured items are not here: they are new to the ERP until an order brings them.
 */
export interface ArticleSeed {
  readonly number: string
  readonly description: string
  /** UN/ECE Rec 20 */
  readonly unit: string
  /** Cost in cents per unit; null: only its own parts list knows */
  readonly costCents: number | null
}

type Row = readonly [number: string, description: string, unit: string, costCents: number | null]

const WINDOW: readonly Row[] = [
  ['P70-FR', 'Aluminium frame profile 70 mm, 6 m bar', 'MTR', 980],
  ['P70-SA', 'Aluminium sash profile 70 mm, 6 m bar', 'MTR', 1120],
  ['BEAD-24', 'Glazing bead 24 mm', 'MTR', 190],
  ['BEAD-44', 'Glazing bead 44 mm', 'MTR', 260],
  ['BEAD-28', 'Glazing bead 28 mm', 'MTR', 210],
  ['CLEAT-70', 'Corner cleat for 70 mm profiles', 'H87', 135],
  ['SCREW-48', 'Screw 4.8 × 25, stainless', 'H87', 6],
  ['SEAL-310', 'Sealant, cartridge of 310 ml', 'H87', 490],
  ['GASKET-EPDM', 'Gasket EPDM, black', 'MTR', 55],
  ['HANDLE-STD', 'Window handle, standard', 'H87', 780],
  ['HANDLE-LOCK', 'Window handle, lockable', 'H87', 1460],
  ['RC2-KIT', 'Burglary kit RC2', 'SET', 3800],
  ['VENT-GR', 'Ventilation grille', 'MTR', 4600],
  ['OP40-COAT', 'Powder coating, outside', 'MTK', 1450],
  ['OP40-ANOD', 'Anodising, outside', 'MTK', 1900],
  ['COLOUR-CHANGE', 'Colour change at the coater', 'C62', 9500],
  ['SVC-INSTALL', 'Installation on site', 'HUR', 4900],
  ['TRV-KM', 'Travel, per kilometre', 'KMT', 38],
]

const PUMP_SET: readonly Row[] = [
  ['PT-10B', 'Pressure transmitter 0–10 bar', 'H87', 9600],
  ['SEAL-CART', 'Cartridge seal', 'H87', 31200],
  ['SHS80x80x5', 'Square hollow section 80 × 80 × 5, 6 m bar', 'MTR', 1490],
  ['PACK-SKID', 'Seaworthy packing for a skid', 'SET', 16500],
  ['COMMISSIONING-DAY', 'Commissioning, per day', 'DAY', 62000],
  ['TRAINING', 'Training of operators', 'C62', 90000],
]

const SHELF: readonly Row[] = [
  ['OIL-NAT', 'Natural oil', 'LTR', 2100],
  ['LACQ-CLR', 'Clear lacquer, water based', 'LTR', 1750],
  ['BR-HIDDEN', 'Hidden shelf bracket', 'H87', 310],
  ['BR-STEEL_BLACK', 'Shelf bracket, black steel', 'H87', 220],
  ['LED-SET', 'LED strip with driver', 'SET', 1380],
  ['BOX-S', 'Carton to 1,200 mm', 'H87', 190],
  ['BOX-L', 'Carton to 2,400 mm', 'H87', 280],
]

/** The carcass came with an earlier order; somebody entered the panels of it under a number of their own. */
const WARDROBE: readonly Row[] = [
  ['EDGE-THIN', 'Edging 0.8 mm', 'MTR', 35],
  ['EDGE-THICK', 'Edging 2 mm', 'MTR', 115],
  ['PLINTH-ALU', 'Aluminium plinth, 3 m and 4.2 m bars', 'MTR', 620],
  ['CAM-15', 'Cam connector 15 mm', 'H87', 8],
  ['DOOR-HINGED-S', 'Hinged door to 200 cm', 'H87', 4150],
  ['DOOR-HINGED-L', 'Hinged door to 260 cm', 'H87', 4150],
  ['DOOR-SLIDING-S', 'Sliding door to 200 cm', 'H87', 7200],
  ['DOOR-SLIDING-L', 'Sliding door to 260 cm', 'H87', 7200],
  ['DRIVER-S', 'LED driver to 15 W', 'H87', 740],
  ['DRIVER-M', 'LED driver to 30 W', 'H87', 1110],
  ['DRIVER-L', 'LED driver to 60 W', 'H87', 1690],
  ['FIT-K60', 'Fittings for a wardrobe', 'SET', null],
  ['FRT-K60', 'Delivery of a wardrobe', 'C62', null],
  ['K60C-0001-120x200', 'Carcass 120 × 200 cm', 'H87', null],
  ['KP-88121', 'Set of panels, decor 1, 120 × 200 cm', 'MTK', 1874],
]

const PUMPS = [
  { type: 'CR10', kiloWatts: '3', cents: 118_000, diameter: 50 },
  { type: 'CR20', kiloWatts: '7.5', cents: 196_000, diameter: 65 },
  { type: 'CR45', kiloWatts: '15', cents: 389_000, diameter: 80 },
  { type: 'CR90', kiloWatts: '30', cents: 698_000, diameter: 100 },
] as const
const MATERIALS = [
  ['CAST_IRON', 100],
  ['SS316', 135],
  ['DUPLEX', 190],
] as const
const VOLTAGES = ['V400', 'V690'] as const
const SETS = [1, 2, 3, 4] as const

function* hardwareRows(): Generator<Row> {
  const cents = { T: { S: 3200, M: 3650, L: 4400 }, TT: { S: 4100, M: 4650, L: 5800 } } as const
  for (const opening of ['T', 'TT'] as const)
    for (const size of ['S', 'M', 'L'] as const)
      for (const hinge of ['L', 'R'] as const)
        yield [
          `HW-${opening}-${size}-${hinge}`,
          `Hardware set, ${opening === 'T' ? 'turn' : 'tilt and turn'}, ${size}, ${hinge === 'L' ? 'left' : 'right'}`,
          'SET',
          cents[opening][size],
        ]
}

function* pumpRows(): Generator<Row> {
  for (const pump of PUMPS) {
    for (const [material, percent] of MATERIALS)
      yield [
        `${pump.type}-${material}`,
        `Pump ${pump.type}, ${material}`,
        'H87',
        (pump.cents * percent) / 100,
      ]
    yield [`BFV-DN${pump.diameter}`, `Butterfly valve DN${pump.diameter}`, 'H87', 6400]
    yield [`CHV-DN${pump.diameter}`, `Check valve DN${pump.diameter}`, 'H87', 11_800]
    for (const voltage of VOLTAGES)
      yield [
        `VFD-${pump.kiloWatts}KW-${voltage}`,
        `Frequency drive ${pump.kiloWatts} kW, ${voltage.slice(1)} V`,
        'H87',
        21_000 + 4600 * Number(pump.kiloWatts),
      ]
  }
}

function* panelRows(): Generator<Row> {
  for (const controller of ['LOCAL', 'PLC'] as const)
    for (const pumps of SETS)
      for (const voltage of VOLTAGES)
        for (const explosive of [false, true])
          yield [
            `PANEL-${controller}-${pumps}-${voltage}${explosive ? '-EX' : ''}`,
            `Control panel ${controller}, ${pumps} pumps, ${voltage.slice(1)} V${explosive ? ', ATEX' : ''}`,
            'H87',
            (controller === 'LOCAL' ? 89_000 : 214_000) + 16_000 * pumps + (explosive ? 64_000 : 0),
          ]
}

function* frameRows(): Generator<Row> {
  for (const pumps of SETS) yield [`FRAME-${pumps}`, `Welded frame for ${pumps} pumps`, 'H87', null]
  const freight = { FCA: 5100, DAP: 35_700, DDP: 58_650 } as const
  for (const [incoterm, cents] of Object.entries(freight))
    yield [`FRT-${incoterm}`, `Freight ${incoterm}`, 'C62', cents]
}

function* boardRows(): Generator<Row> {
  const centsAt250 = { OAK: 940, WALNUT: 1420, MDF_WHITE: 510 } as const
  for (const [material, cents] of Object.entries(centsAt250))
    for (const depth of [200, 250, 300])
      yield [
        `BOARD-${material}-${depth}`,
        `Board ${material}, ${depth} mm deep`,
        'MTR',
        (cents * depth) / 250,
      ]
}

export function catalogueArticles(): ArticleSeed[] {
  return [
    ...WINDOW,
    ...hardwareRows(),
    ...PUMP_SET,
    ...pumpRows(),
    ...panelRows(),
    ...frameRows(),
    ...SHELF,
    ...boardRows(),
  ].map(seedOf)
}

/** Drawn after all others, so that these stay as they were. */
export function laterArticles(): ArticleSeed[] {
  return WARDROBE.map(seedOf)
}

function seedOf([number, description, unit, costCents]: Row): ArticleSeed {
  return { number, description, unit, costCents }
}
