import type { Appointment, Contact, Customer, Note, Opportunity } from '../../domain/customer.ts'
import { Decimal } from '../../domain/decimal.ts'
import { money } from '../../domain/money.ts'
import type { Random } from '../../lib/random.ts'
import type { LandmarkOpportunity } from './landmarks.ts'
import { asciiSlug, drawPersonName } from './names.ts'

const ROLES = ['Purchasing', 'Managing director', 'Project manager', 'Site manager', 'Finance', 'Planning']
const SUBJECTS = [
  'Visit to the factory',
  'Measuring on site',
  'Yearly talk on prices',
  'Handover',
  'Video call',
]
const NOTES = [
  'Prefers delivery before ten in the morning.',
  'Asked for the new colour card, RAL 7016 in structure finish.',
  'Pays within two weeks, keep it that way.',
  'Crane on site only on Tuesdays and Thursdays.',
  'Wants order confirmations by e-mail, in one PDF.',
  'Betaalt graag in twee termijnen, zie afspraak van mei.',
  'Bitte nur nach Terminabsprache anliefern – Zufahrt über den Hof.',
  'Accès par l’arrière du bâtiment, demander Mme Lefèvre.',
]
const DEALS = ['VENTO-70 windows', 'HYDRO-SKID pump set', 'PLANK shelves', 'CARE contract', 'Spare parts']
const STAGES = [
  { stage: 'QUALIFIED', probability: 20 },
  { stage: 'PROPOSAL', probability: 40 },
  { stage: 'NEGOTIATION', probability: 75 },
  { stage: 'WON', probability: 100 },
  { stage: 'LOST', probability: 0 },
] as const

const CALLING_CODES: Readonly<Record<string, string>> = { NL: '+31', BE: '+32', DE: '+49' }

/** Days of the demo are counted from here, so that they never move. */
const FIRST_DAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

export function drawContacts(random: Random, customer: Customer, minimum: number): Contact[] {
  const place = { city: customer.city ?? '', country: (customer.country ?? 'NL') as 'NL' | 'BE' | 'DE' }
  const domain = `${asciiSlug(customer.name ?? customer.number)
    .slice(0, 28)
    .replace(/-$/, '')}.example`
  return Array.from({ length: random.between(minimum, 3) }, (_, at) => {
    const name = drawPersonName(random, place)
    return {
      id: `P-${customer.number.slice(2)}-${at + 1}`,
      customerNumber: customer.number,
      name,
      email: `${asciiSlug(name).replaceAll('-', '.')}@${domain}`,
      phone: `${CALLING_CODES[place.country]} ${random.between(10, 79)} ${random.between(1_000_000, 9_999_999)}`,
      role: random.pick(ROLES),
    }
  })
}

export function drawAppointments(random: Random, customerNumber: string, minimum: number): Appointment[] {
  return Array.from({ length: random.between(minimum, 2) }, (_, at) => {
    const startsAt = drawWorkingTime(random)
    return {
      id: `T-${customerNumber.slice(2)}-${at + 1}`,
      subject: random.pick(SUBJECTS),
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + random.pick([30, 60, 90]) * 60_000).toISOString(),
    }
  })
}

export function drawNotes(random: Random, customerNumber: string): Note[] {
  return Array.from({ length: random.between(0, 2) }, (_, at) => ({
    id: `N-${customerNumber.slice(2)}-${at + 1}`,
    text: random.pick(NOTES),
    createdAt: drawWorkingTime(random).toISOString(),
  }))
}

export function drawOpportunities(random: Random, customerNumber: string): Opportunity[] {
  const count = Math.max(0, random.between(-2, 2))
  return Array.from({ length: count }, (_, at) =>
    opportunityOf({
      id: `OPP-${customerNumber.slice(2)}-${at + 1}`,
      customerNumber,
      name: random.pick(DEALS),
      ...random.pick(STAGES),
      amount: `${random.between(300, 60_000)}.${String(random.between(0, 99)).padStart(2, '0')}`,
      expectedCloseDate: drawWorkingTime(random).toISOString().slice(0, 10),
    }),
  )
}

export function opportunityOf(deal: LandmarkOpportunity): Opportunity {
  return { ...deal, probability: Decimal.of(deal.probability), amount: money(deal.amount, 'EUR') }
}

/** Monday to Friday of one and a half years, by the quarter of an hour. */
function drawWorkingTime(random: Random): Date {
  const day = random.between(0, 77) * 7 + random.between(0, 4)
  return new Date(FIRST_DAY + day * DAY_MS + (28 + random.between(0, 36)) * 900_000)
}
