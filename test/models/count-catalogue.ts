import type { Choices, Rulebook } from '../../src/engine/model.ts'
import { count } from '../../src/engine/solve/count.ts'

/** @param size `1200x1400`, in mm */
export function countVento(rulebook: Rulebook, size: string): number {
  const [width, height] = size.split('x').map(Number) as [number, number]
  const over = ['opening', 'hinge', 'glazing', 'colour', 'finish', 'handle', 'security', 'vent']
  return Number(count(rulebook, { over, fixed: { width, height } }))
}

/** In three countries, with two days of commissioning or none. @param duty `60m3h@45m` */
export function countHydro(rulebook: Rulebook, duty: string): number {
  const [flow, head] = duty.match(/\d+(?=m(3h|$))/g)!.map(Number) as [number, number]
  const over = 'medium pumps redundancy material drive voltage atex seal controller incoterm'.split(' ')
  const places: Choices[] = ['NL', 'DE', 'GB'].flatMap(country =>
    [0, 2].map(commissioningDays => ({ flow, head, country, commissioningDays })),
  )
  return places.reduce((sum, fixed) => sum + Number(count(rulebook, { over, fixed })), 0)
}

export function countPlank(rulebook: Rulebook): number {
  const over = ['width', 'depth', 'material', 'finish', 'bracket', 'led', 'engraving']
  return Number(count(rulebook, { over, fixed: {} }))
}
