/** Choices of the catalogue's examples, as a client sends them. */
export const WINDOW = {
  width: 1200,
  height: 1400,
  opening: 'TILT_TURN',
  hinge: 'LEFT',
  glazing: 'HRPP',
  colour: 'RAL7016',
  finish: 'MATT',
  handle: 'STD',
  security: 'NONE',
  vent: false,
  install: true,
  distanceKm: 45,
}

/** Its margin is below 10 % for a dealer. */
export const THIN_WINDOW = {
  width: 900,
  height: 1200,
  opening: 'TURN',
  hinge: 'RIGHT',
  glazing: 'LAM',
  colour: 'RAL_CUSTOM',
  ralCode: 'RAL5011',
  finish: 'STRUCTURE',
  handle: 'LOCKABLE',
  security: 'RC2',
  vent: false,
  install: false,
  distanceKm: 0,
}

export const PUMP_SET = {
  flow: 60,
  head: 45,
  medium: 'WATER',
  pumps: 3,
  redundancy: 'N_PLUS_1',
  material: 'SS316',
  drive: 'VFD',
  voltage: 'V400',
  atex: false,
  seal: 'MECH_STD',
  controller: 'PLC',
  country: 'DE',
  incoterm: 'DAP',
  commissioningDays: 3,
  distanceKm: 310,
  training: true,
}

export const SHELF = {
  width: 1400,
  depth: '250',
  material: 'OAK',
  finish: 'OIL',
  bracket: 'HIDDEN',
  led: false,
  engraving: 'Kade 9',
}

export function selections(choices: object): { feature: string; value: unknown }[] {
  return Object.entries(choices).map(([feature, value]) => ({ feature, value }))
}
