import type { Address, Appointment, Contact, Customer, Note, Opportunity } from '../../domain/customer.ts'
import { type Random, seededRandom } from '../../lib/random.ts'
import { drawAppointments, drawContacts, drawNotes, drawOpportunities, opportunityOf } from './dealings.ts'
import { LANDMARK_CUSTOMERS, type LandmarkCustomer, OPPORTUNITIES } from './landmarks.ts'
import { drawCompanyName } from './names.ts'
import { drawPlace, drawStreet, languageOf, type Place } from './places.ts'
import { drawVatNumber } from './vat-number.ts'

/** A customer with all that belongs to it. */
export interface CustomerRecord {
  readonly customer: Customer
  readonly addresses: readonly Address[]
  readonly contacts: readonly Contact[]
  readonly appointments: readonly Appointment[]
  readonly notes: readonly Note[]
  readonly opportunities: readonly Opportunity[]
}

/** What an address needs of a customer's home. */
interface Home extends Place {
  readonly street: string
}

const FIRST_NUMBER = 10_001
const landmarks = new Map(LANDMARK_CUSTOMERS.map(one => [one.number, one]))

/** `count` customers from C-10001 on. Each has a sequence of its own: more of them change none of the others. */
export function generateCustomers(seed: number, count: number): CustomerRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(seed + Math.imul(index + 1, 0x9e3779b1))
    const number = `C-${FIRST_NUMBER + index}`
    return drawRecord(random, index, number, landmarks.get(number))
  })
}

function drawRecord(
  random: Random,
  index: number,
  number: string,
  landmark: LandmarkCustomer | undefined,
): CustomerRecord {
  const home = landmark ?? drawHome(random)
  const customer = landmark ? customerOf(landmark) : drawCustomer(random, index, number, home)
  const known = Object.values(OPPORTUNITIES).filter(one => one.customerNumber === number)
  return {
    customer,
    addresses: drawAddresses(random, customer, home),
    contacts: drawContacts(random, customer, landmark ? 2 : 1),
    appointments: drawAppointments(random, number, landmark ? 1 : 0),
    notes: drawNotes(random, number),
    opportunities: landmark ? known.map(opportunityOf) : drawOpportunities(random, number),
  }
}

function customerOf(landmark: LandmarkCustomer): Customer {
  const { number, name, debtorNumber, vatNumber, priceGroup, city, country } = landmark
  return {
    number,
    name,
    debtorNumber,
    vatNumber,
    priceGroup,
    language: languageOf(landmark),
    currency: 'EUR',
    city,
    country,
  }
}

function drawHome(random: Random): Home {
  const place = drawPlace(random, random.pick(['NL', 'NL', 'NL', 'BE', 'BE', 'DE', 'DE']))
  return { ...place, street: drawStreet(random, place) }
}

function drawCustomer(random: Random, index: number, number: string, home: Place): Customer {
  return {
    number,
    name: drawCompanyName(random, home),
    debtorNumber: random.chance(0.96) ? `D${40_001 + index}` : null,
    vatNumber: random.chance(0.97) ? drawVatNumber(random, home.country) : null,
    priceGroup: index % 5 === 0 ? 'dealer' : random.pick(['guest', null]),
    language: languageOf(home),
    currency: 'EUR',
    city: home.city,
    country: home.country,
  }
}

function drawAddresses(random: Random, customer: Customer, home: Home): Address[] {
  const address = (kind: 'BILLING' | 'DELIVERY' | 'VISIT', at: Home): Address => ({
    id: `A-${customer.number.slice(2)}-${kind.charAt(0)}`,
    kind,
    name: customer.name,
    street: at.street,
    postalCode: at.postalCode,
    city: at.city,
    country: at.country,
  })
  const addresses = [
    address('BILLING', home),
    address('DELIVERY', random.chance(0.6) ? home : near(random, home)),
  ]
  if (random.chance(0.3)) addresses.push(address('VISIT', near(random, home)))
  return addresses
}

function near(random: Random, home: Home): Home {
  const place = drawPlace(random, home.country)
  return { ...place, street: drawStreet(random, place) }
}
