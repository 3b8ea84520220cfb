import type { SqlOptions } from '../../src/connectors/sql/index.ts'

/** Theirs and ours. */
const units = { EA: 'H87', CS: 'XCS', CTN: 'XCT', CAN: 'XCA', PAK: 'XPK', DZ: 'DZN', GAL: 'GLL' }

/** AdventureWorks as an ERP: products, their stock per location and their vendors. */
export const ERP: Omit<SqlOptions, 'url'> = {
  currency: 'USD',
  units,
  articles: {
    from: 'product',
    map: {
      number: 'ProductNumber',
      description: 'Name',
      unit: () => 'H87',
      prices: { sales: 'ListPrice', cost: 'StandardCost' },
      reorderLevel: 'ReorderPoint',
      leadTimeDays: 'DaysToManufacture',
    },
  },
  stock: {
    from: 'product_inventory',
    join: {
      product: { on: { ProductID: 'ProductID' } },
      location: { on: { LocationID: 'LocationID' } },
    },
    map: {
      article: 'product.ProductNumber',
      warehouse: 'location.Name',
      onHand: 'Quantity',
      unit: () => 'H87',
    },
  },
  suppliers: {
    from: 'product_vendor',
    join: {
      product: { on: { ProductID: 'ProductID' } },
      vendor: { on: { BusinessEntityID: 'BusinessEntityID' } },
    },
    map: {
      article: 'product.ProductNumber',
      supplier: { number: 'vendor.AccountNumber', name: 'vendor.Name' },
      purchasePrice: 'StandardPrice',
      leadTimeDays: 'AverageLeadTime',
      minimumOrderQuantity: 'MinOrderQty',
      unit: 'UnitMeasureCode',
      preferred: 'vendor.PreferredVendorStatus',
    },
  },
}

/** AdventureWorks as a small CRM: the shops, their addresses and the people there. */
export const CRM: Omit<SqlOptions, 'url'> = {
  customers: {
    from: 'store_customer',
    join: {
      office: { table: 'store_address', on: { StoreID: 'StoreID' }, where: { AddressType: 'Main Office' } },
    },
    map: {
      number: 'AccountNumber',
      name: 'Name',
      language: () => 'en',
      currency: () => 'USD',
      city: 'office.City',
      country: 'office.CountryRegionCode',
    },
  },
  addresses: {
    from: 'store_address',
    join: { customer: { table: 'store_customer', on: { StoreID: 'StoreID' } } },
    map: {
      customer: 'customer.AccountNumber',
      kind: { column: 'AddressType', values: { 'Main Office': 'BILLING', Shipping: 'DELIVERY' } },
      name: 'customer.Name',
      street: 'AddressLine1',
      postalCode: 'PostalCode',
      city: 'City',
      country: 'CountryRegionCode',
    },
  },
  contacts: {
    from: 'store_contact',
    // A shop's own account is the one that is no person's.
    join: {
      customer: { table: 'store_customer', on: { StoreID: 'StoreID' }, where: { PersonID: null } },
    },
    map: {
      id: 'PersonID',
      customerNumber: 'customer.AccountNumber',
      email: 'EmailAddress',
      phone: 'PhoneNumber',
    },
  },
}
