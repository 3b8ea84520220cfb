import type { Customer } from '../domain/customer.ts'
import { keyOf } from '../domain/node-id.ts'
import type { ServiceRequest } from './environment.ts'
import { refuse } from './user-error.ts'

export async function requireCustomer({ reads }: ServiceRequest, named: string): Promise<Customer> {
  const customer = await reads.customer.load(keyOf('Customer', named))
  return (
    customer ?? refuse('CUSTOMER_NOT_FOUND', `the CRM has no customer "${named}".`, ['input', 'customer'])
  )
}

/** The contact's own id, if it is one of the customer's. */
export async function requireContact(
  { reads }: ServiceRequest,
  customer: Customer,
  named: string | null,
): Promise<string | null> {
  if (named === null) return null
  const contact = await reads.contact.load(keyOf('Contact', named))
  if (contact?.customerNumber !== customer.number)
    refuse('CONTACT_NOT_FOUND', `customer ${customer.number} has no contact "${named}".`, [
      'input',
      'contact',
    ])
  return contact!.id
}

/** The opportunity's own id, if it is one of the customer's. */
export async function requireOpportunity(
  { reads }: ServiceRequest,
  customer: Customer,
  named: string | null,
): Promise<string | null> {
  if (named === null) return null
  const opportunity = await reads.opportunity.load(keyOf('Opportunity', named))
  if (opportunity?.customerNumber !== customer.number)
    refuse('OPPORTUNITY_NOT_FOUND', `customer ${customer.number} has no opportunity "${named}".`, [
      'input',
      'opportunity',
    ])
  return opportunity!.id
}
