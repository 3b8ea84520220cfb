import { describe, expect, it } from 'vitest'
import { countHydro, countPlank, countVento } from './count-catalogue.ts'
import { GOLDEN } from './golden.ts'
import { loadModel } from './models.ts'

describe('how many ways there are to build it', () => {
  it.each(Object.entries(GOLDEN.counts.vento))('VENTO-70 of %s mm: %i', (size, windows) => {
    expect(countVento(loadModel('VENTO-70'), size)).toBe(windows)
  })

  it.each(Object.entries(GOLDEN.counts.hydro))('HYDRO-SKID for %s: %i', (duty, skids) => {
    expect(countHydro(loadModel('HYDRO-SKID'), duty)).toBe(skids)
  })

  it('PLANK', () => {
    expect(countPlank(loadModel('PLANK'))).toBe(GOLDEN.counts.plank)
  })

  it('PLANK, when a shelf may be anything at all', () => {
    const { features } = loadModel('PLANK')
    expect(countPlank({ features, constraints: [] })).toBe(68_364)
  })
})
