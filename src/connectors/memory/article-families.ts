/** A family of articles: one for every combination of its axes' values. */
export interface ArticleFamily {
  readonly code: string
  readonly name: string
  /** UN/ECE Rec 20 */
  readonly unit: string
  /** Cost in cents of the smallest; figures among the values make it dearer */
  readonly baseCents: number
  readonly axes: readonly (readonly string[])[]
}

type Row = readonly [code: string, name: string, unit: string, baseCents: number, ...axes: string[]]

const METRIC = 'M4 M5 M6 M8 M10 M12 M16 M20'
const LENGTHS = '10 12 16 20 25 30 35 40 45 50 60 70 80 90 100 120'
const STEELS = 'A2 A4 8.8 10.9'
const DIAMETERS = '15 20 25 32 40 50 65 80 100 125 150'
const RAL = '1013 1015 3004 5010 6005 7001 7016 7021 7035 8017 9001 9005 9010 9016'

/** The values of an axis stand apart by spaces. */
const ROWS: readonly Row[] = [
  ['BLT', 'Hexagon bolt', 'H87', 4, METRIC, LENGTHS, STEELS],
  ['SCK', 'Socket screw', 'H87', 5, METRIC, LENGTHS, STEELS],
  ['CSK', 'Countersunk screw', 'H87', 4, 'M4 M5 M6 M8 M10', LENGTHS, STEELS],
  ['NUT', 'Nut', 'H87', 2, METRIC, 'HEX LOCK CAP FLG', STEELS],
  ['WSH', 'Washer', 'H87', 1, METRIC, 'DIN125 DIN127 DIN9021', STEELS],
  ['PIP', 'Pipe', 'MTR', 640, DIAMETERS, 'SCH10 SCH40 SCH80', '316L 304 S235'],
  ['FLG', 'Flange', 'H87', 1250, DIAMETERS, 'PN10 PN16 PN40', '316L 304 S235'],
  ['ELB', 'Elbow 90°', 'H87', 410, DIAMETERS, 'R1 R15', '316L 304 S235'],
  ['TEE', 'Tee', 'H87', 690, DIAMETERS, 'EQ RED', '316L 304 S235'],
  ['BLV', 'Ball valve', 'H87', 2980, DIAMETERS, '2P 3P', 'PTFE PEEK'],
  ['RND', 'Round bar Ø', 'MTR', 210, '6 8 10 12 16 20 25 30 40 50', 'S355 42CRMO4 316L ALU6082 CUZN39'],
  ['FLT', 'Flat bar', 'MTR', 180, '20 30 40 50 60 80 100', '3 5 8 10 12', 'S235 304 ALU6060'],
  ['SHS', 'Square hollow section', 'MTR', 320, '20 30 40 50 60 100 120', '2 3 4 6', 'S235 S355 304'],
  ['SHT', 'Sheet', 'MTK', 1150, '0.8 1 1.5 2 3 4 5 6 8 10', 'DC01 S355 304 316L ALU5754'],
  ['PNT', 'Paint RAL', 'LTR', 1490, RAL, 'MAT SAT GLS', 'IN OUT'],
  ['PWD', 'Powder coating RAL', 'KGM', 890, RAL, 'MAT STR'],
  ['CBL', 'Cable', 'MTR', 85, '2X 3G 4G 5G 7G 12G', '0.75 1.5 2.5 4 6 10 16', 'YSLY H07RN XMVK'],
  ['MOT', 'Motor', 'H87', 18900, '0.37 0.55 0.75 1.1 1.5 2.2 4 5.5 11 22', '2P 4P 6P', 'IE3 IE4'],
  [
    'BRG',
    'Ball bearing',
    'H87',
    260,
    '6000 6001 6002 6003 6004 6200 6201 6202 6203 6204 6300 6301 6302',
    '2RS ZZ C3',
  ],
  ['ORG', 'O-ring', 'H87', 18, '10 12 16 20 25 32 40 50 63 80', '2 3 4 5', 'NBR FKM EPDM SIL'],
  ['GLB', 'Glazing block', 'H87', 9, '1 2 3 4 5 6', '24 28 32 44'],
  ['SPC', 'Spacer, warm edge', 'MTR', 78, '8 10 12 14 16 18 20', 'BLK GRY WHT'],
  ['HNG', 'Hinge', 'PR', 540, '75 89 100 125', 'L R', 'ZN RVS BLK MES'],
  ['LCK', 'Lock case', 'H87', 2150, '45 50 55 60 65', '72 92', 'SKG1 SKG2 SKG3'],
  ['CYL', 'Cylinder', 'H87', 1890, '30 35 40 45 50', '30 35 40 45 50 55', 'SKG2 SKG3'],
  ['PLY', 'Plywood', 'MTK', 1320, '4 6 9 12 15 18 22', 'BIRCH OKOUMÉ PINE', 'AB BB'],
  ['DWL', 'Dowel, beech', 'XPK', 310, '6 8 10 12', '30 40 50 60 80'],
  ['ABR', 'Abrasive disc', 'XBX', 2240, '125 150 225', '40 60 80 120 180 240 320'],
  ['CTN', 'Carton', 'H87', 75, '300 400 600 800 1000 1200', '200 300 400', '1W 2W'],
  ['TRM', 'Terminal', 'H87', 62, '1.5 2.5 4 6 10 16 35', 'GRY BLU GNYE RED', 'PUSH SCRW'],
  ['CBR', 'Circuit breaker', 'H87', 890, '1P 2P 3P 4P', '6 10 16 20 25 32 40 63', 'B C D'],
  ['SNS', 'Level sensor', 'H87', 8400, '1 2 4 6 10 20', '4-20MA IOL NPN PNP', 'G1/2 G3/4 G1'],
  ['GSK', 'Flange gasket', 'H87', 130, DIAMETERS, 'PN10 PN16 PN40', 'EPDM PTFE GRAPHITE'],
  ['HSE', 'Hose', 'MTR', 290, '10 13 16 19 25 32 38 50', 'PVC EPDM SIL PTFE', '6B 10B 20B'],
  ['CLM', 'Pipe clamp', 'H87', 145, DIAMETERS, 'ZN 304 RUB', 'M8 M10'],
  ['BKT', 'Angle bracket', 'H87', 88, '40 50 60 80 100 120', '2 2.5 3 4', 'ZN RVS BLK'],
  ['TAP', 'Sealing tape', 'MTR', 64, '10 15 20 30 50', '2-6 4-9 6-15', 'BLK GRY'],
  ['STU', 'Stud bolt', 'H87', 7, METRIC, LENGTHS, STEELS],
  ['GRB', 'Grub screw', 'H87', 3, METRIC, LENGTHS, STEELS],
  ['SPN', 'Split pin', 'H87', 2, '1.6 2 2.5 3.2 4 5', '16 20 25 32 40 50', 'ZN A2'],
  ['ANC', 'Anchor bolt', 'H87', 38, METRIC, LENGTHS, 'ZN A4'],
  ['RIV', 'Blind rivet', 'XBX', 410, '3.2 4 4.8 6.4', '6 8 10 12 16 18 20 25', 'ALU A2 CU ST'],
  ['INS', 'Threaded insert', 'H87', 14, METRIC, 'HEX FLAT LARGE', 'ZN A2 BRASS'],
]

export const ARTICLE_FAMILIES: readonly ArticleFamily[] = ROWS.map(
  ([code, name, unit, baseCents, ...axes]) => ({
    code,
    name,
    unit,
    baseCents,
    axes: axes.map(axis => axis.split(' ')),
  }),
)
