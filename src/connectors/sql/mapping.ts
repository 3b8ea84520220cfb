import type { Article, ArticleSupplier, StockLevel, Supplier, WorkCenter } from '../../domain/article.ts'
import type { Address, Appointment, Contact, Customer, Note, Opportunity } from '../../domain/customer.ts'
import type { Quantity } from '../../domain/quantity.ts'
import type { RecordReader } from './wire.ts'

export function toCustomer(record: RecordReader): Customer {
  return {
    number: record.key('number'),
    name: record.text('name'),
    debtorNumber: record.text('debtorNumber'),
    vatNumber: record.text('vatNumber'),
    priceGroup: record.text('priceGroup'),
    language: record.text('language'),
    currency: record.text('currency'),
    city: record.text('city'),
    country: record.text('country'),
  }
}

export function toAddress(record: RecordReader): Address {
  return {
    id: record.text('id'),
    kind: record.choice('kind', ['BILLING', 'DELIVERY', 'VISIT']),
    name: record.text('name'),
    street: record.text('street'),
    postalCode: record.text('postalCode'),
    city: record.text('city'),
    country: record.text('country'),
  }
}

export function toContact(record: RecordReader): Contact {
  return {
    id: record.key('id'),
    customerNumber: record.key('customerNumber'),
    name: record.text('name'),
    email: record.text('email'),
    phone: record.text('phone'),
    role: record.text('role'),
  }
}

export function toAppointment(record: RecordReader): Appointment {
  return {
    id: record.key('id'),
    subject: record.text('subject'),
    startsAt: record.instant('startsAt'),
    endsAt: record.instant('endsAt'),
  }
}

export function toNote(record: RecordReader): Note {
  return { id: record.key('id'), text: record.text('text'), createdAt: record.instant('createdAt') }
}

export function toOpportunity(record: RecordReader): Opportunity {
  return {
    id: record.key('id'),
    customerNumber: record.key('customerNumber'),
    name: record.text('name'),
    stage: record.text('stage'),
    probability: record.percent('probability'),
    amount: record.money('amount'),
    expectedCloseDate: record.date('expectedCloseDate'),
  }
}

export function toArticle(record: RecordReader): Article {
  const price = (name: string) => record.money(`prices.${name}`, 'prices.currency')
  return {
    number: record.key('number'),
    description: record.text('description'),
    unit: record.unit('unit'),
    prices: {
      sales: price('sales'),
      cost: price('cost'),
      purchase: price('purchase'),
      material: price('material'),
    },
    reorderLevel: record.quantity('reorderLevel'),
    leadTimeDays: record.days('leadTimeDays'),
    blocked: record.flag('blocked'),
  }
}

/** Without a column for what is available: on hand less reserved, nothing reserved where nobody says. */
export function toStockLevel(record: RecordReader, maps: StockColumns): StockLevel {
  const onHand = record.quantity('onHand')
  const reserved = record.quantity('reserved')
  return {
    warehouse: record.key('warehouse'),
    onHand,
    reserved,
    available: maps.available ? record.quantity('available') : less(onHand, reserved, maps),
  }
}

/** Which of the two a description maps. */
export interface StockColumns {
  readonly available: boolean
  readonly reserved: boolean
}

function less(onHand: Quantity | null, reserved: Quantity | null, maps: StockColumns): Quantity | null {
  if (onHand === null || !maps.reserved) return onHand
  return reserved === null ? null : { value: onHand.value.minus(reserved.value), unit: onHand.unit }
}

export function toArticleSupplier(record: RecordReader): ArticleSupplier {
  return {
    supplier: toSupplier(record),
    supplierArticleNumber: record.text('supplierArticleNumber'),
    purchasePrice: record.money('purchasePrice'),
    leadTimeDays: record.days('leadTimeDays'),
    minimumOrderQuantity: record.quantity('minimumOrderQuantity'),
    preferred: record.flag('preferred'),
  }
}

export function toSupplier(record: RecordReader): Supplier {
  return { number: record.key('supplier.number'), name: record.text('supplier.name') }
}

export function toWorkCenter(record: RecordReader): WorkCenter {
  return { code: record.key('code'), name: record.text('name'), ratePerHour: record.money('ratePerHour') }
}
