import { describe, expect, it } from 'vitest'
import type { Choices } from '../../../src/engine/model.ts'
import { complete } from '../../../src/engine/solve/complete.ts'
import { configure } from '../../../src/engine/solve/configure.ts'
import { countHydro, countPlank, countVento } from '../../models/count-catalogue.ts'
import { GOLDEN } from '../../models/golden.ts'
import { HYDRO } from './hydro.ts'
import { PLANK } from './plank.ts'
import { VENTO } from './vento.ts'

const G1 = GOLDEN.cases[0]!.selections as Choices

describe('counting the catalogue, from rules written by hand', () => {
  it.each(Object.entries(GOLDEN.counts.vento))('windows of %s', (size, windows) => {
    expect(countVento(VENTO, size)).toBe(windows)
  })

  it.each(Object.entries(GOLDEN.counts.hydro))('skids for %s', (duty, skids) => {
    expect(countHydro(HYDRO, duty)).toBe(skids)
  })

  it('shelves', () => {
    expect(countPlank(PLANK)).toBe(GOLDEN.counts.plank)
  })
})

describe('a burglar-proof window in G1', () => {
  const configured = configure(VENTO, { choices: { ...G1, security: 'RC2' }, latest: ['security'] })

  it('is a conflict for two reasons, each by W4 alone', () => {
    expect(configured.status).toBe('CONFLICT')
    expect(
      configured
        .conflicts()
        .map(({ choices, constraints }) => [
          choices.map(({ feature, value }) => `${feature.code} = ${value}`),
          constraints.map(constraint => constraint.code),
        ]),
    ).toEqual([
      [['glazing = HRPP', 'security = RC2'], ['W4']],
      [['handle = STD', 'security = RC2'], ['W4']],
    ])
  })

  it('is repaired by other glass and another handle together, or by going back', () => {
    expect(
      configured
        .repairs()
        .map(({ changes }) => changes.map(one => `${one.feature.code} ${one.from} → ${one.to}`)),
    ).toEqual([['security RC2 → NONE'], ['glazing HRPP → LAM', 'handle STD → LOCKABLE']])
    for (const { choices } of configured.repairs())
      expect(configure(VENTO, { choices }).status).not.toBe('CONFLICT')
  })

  it('keeps what was chosen', () => {
    const chosen = configured.selections.filter(one => one.origin === 'USER')
    expect(Object.fromEntries(chosen.map(one => [one.feature.code, one.value]))).toEqual({
      ...G1,
      security: 'RC2',
    })
  })
})

describe('a window', () => {
  it('is complete by its defaults alone', () => {
    const { status, values } = configure(VENTO, { choices: {} })
    expect(status).toBe('COMPLETE')
    expect(values).toMatchObject({ width: 1200, height: 1400, colour: 'RAL9010', vent: false, distanceKm: 0 })
  })

  it('knows how wide it may be, and that defaults are no choice', () => {
    const bounds = (choices: Choices) => configure(VENTO, { choices }).domain('width')
    expect(bounds({})).toMatchObject({ min: '400', max: '2400' })
    expect(bounds({ opening: 'TILT_TURN' })).toMatchObject({ min: '450', max: '1936' })
    expect(bounds(G1)).toMatchObject({ min: '450', max: '1785' })
  })

  it('lets a default yield to a choice', () => {
    const { selections } = configure(VENTO, { choices: { finish: 'ANODISED', opening: 'FIXED' } })
    const origins = Object.fromEntries(
      selections.map(one => [one.feature.code, `${one.value} ${one.origin}`]),
    )
    expect(origins).toMatchObject({
      colour: 'ANOD_NATURAL FORCED',
      hinge: 'NONE FORCED',
      handle: 'NONE FORCED',
      glazing: 'HRPP DEFAULT',
    })
  })

  it('asks for a text that only a person can give', () => {
    const request = { choices: { colour: 'RAL_CUSTOM' } }
    expect(configure(VENTO, request).status).toBe('INCOMPLETE')
    expect(complete(VENTO, request)).toMatchObject({ status: 'MISSING', missing: [{ code: 'ralCode' }] })
    const given = { choices: { colour: 'RAL_CUSTOM', ralCode: 'RAL5011' } }
    expect(configure(VENTO, given).status).toBe('COMPLETE')
  })

  it('warns of a crane', () => {
    const { warnings, status } = configure(VENTO, { choices: { width: 2100, opening: 'FIXED' } })
    expect(status).toBe('COMPLETE')
    expect(warnings.map(one => [one.constraints[0]!.code, one.choices[0]!.feature.code])).toEqual([
      ['W9', 'width'],
    ])
  })

  it('refuses by name what it does not know', () => {
    expect(() => configure(VENTO, { choices: { wide: 3 } })).toThrow('the model has no feature "wide"')
    expect(() => configure(VENTO, { choices: { width: 399 } })).toThrow('feature width cannot be 399')
  })
})

describe('a pump set', () => {
  it('is completed in the order of its features', () => {
    const completion = complete(HYDRO, { choices: { flow: 60, head: 45, atex: true, country: 'DE' } })
    expect(completion).toMatchObject({
      status: 'COMPLETED',
      completed: { medium: 'WATER', pumps: 1, redundancy: 'NONE', commissioningDays: 1, distanceKm: 0 },
    })
  })

  it('says why no pump fits', () => {
    const [conflict] = configure(HYDRO, { choices: { flow: 60, head: 95, medium: 'WATER' } }).conflicts()
    expect(conflict?.choices.map(one => one.feature.code)).toEqual(['head'])
    expect(conflict?.constraints.map(one => one.code)).toEqual(['P5'])
  })
})
