import type { Address, Customer } from '../domain/customer.ts'
import type { ServiceRequest } from './environment.ts'
import { refuse } from './user-error.ts'

export interface AddressInput {
  readonly id?: string | null
  readonly name?: string | null
  readonly street?: string | null
  readonly postalCode?: string | null
  readonly city?: string | null
  readonly country?: string | null
}

/** The one that is given, by its id or in full; where none is, the customer's first for deliveries, else for invoices. */
export async function decideAddress(
  { reads }: ServiceRequest,
  customer: Customer,
  input: AddressInput | null,
): Promise<Address> {
  const path = ['input', 'deliveryAddress']
  if (input?.id == null && input !== null && Object.values(input).some(value => value != null))
    return newAddress(input, customer, path)
  const known = (await reads.addresses.load(customer.number)) ?? []
  if (input?.id != null) {
    const address = known.find(one => one.id === input.id)
    return (
      address ??
      refuse('ADDRESS_NOT_FOUND', `customer ${customer.number} has no address "${input.id}".`, [
        ...path,
        'id',
      ])
    )
  }
  const address =
    known.find(one => one.kind === 'DELIVERY') ?? known.find(one => one.kind === 'BILLING') ?? known[0]
  return (
    address ??
    refuse(
      'ADDRESS_MISSING',
      `customer ${customer.number} has no address in the CRM: give one in full.`,
      path,
    )
  )
}

function newAddress(input: AddressInput, customer: Customer, path: readonly string[]): Address {
  const needed = ['street', 'postalCode', 'city', 'country'] as const
  for (const field of needed)
    if (!input[field]?.trim())
      refuse('ADDRESS_INCOMPLETE', `a new address needs ${needed.join(', ')}; "${field}" is missing.`, [
        ...path,
        field,
      ])
  return {
    id: null,
    kind: null,
    name: input.name ?? customer.name,
    street: input.street ?? null,
    postalCode: input.postalCode ?? null,
    city: input.city ?? null,
    country: input.country ?? null,
  }
}
