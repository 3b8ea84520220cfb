import type { SqlOptions } from '../../src/connectors/sql/index.ts'
import { OUR_UNITS, UNITS } from './tables.ts'

const yesNo = { J: true, N: false }
const onLine = { linePosition: 'POSNR', sequence: 'LFD' }
const unit = { column: 'ME', values: OUR_UNITS }

/** What each table and column of that ERP means to us. */
export const ERP: Omit<SqlOptions, 'url'> = {
  currency: 'EUR',
  units: UNITS,
  timeZone: 'Europe/Amsterdam',
  articles: {
    from: 'ARTSTAMM',
    map: {
      number: 'ARTNR',
      description: 'BEZ1',
      unit: 'ME',
      prices: { sales: 'VKPREIS', cost: 'KALKPREIS', purchase: 'EKPREIS', material: 'MATPREIS' },
      reorderLevel: 'MELDEBST',
      leadTimeDays: 'WBZ_TAGE',
      blocked: { column: 'SPERRKZ', values: yesNo },
    },
  },
  stock: {
    from: 'LAGBEST',
    join: { LAGORT: { on: { LAGNR: 'LAGNR' } }, ARTSTAMM: { on: { ARTNR: 'ARTNR' } } },
    map: {
      article: 'ARTNR',
      warehouse: 'LAGORT.LAGBEZ',
      onHand: 'BEST',
      reserved: 'RESERV',
      unit: 'ARTSTAMM.ME',
    },
  },
  suppliers: {
    from: 'ARTLIEF',
    join: { LIEFSTAMM: { on: { LIEFNR: 'LIEFNR' } }, ARTSTAMM: { on: { ARTNR: 'ARTNR' } } },
    map: {
      article: 'ARTNR',
      supplier: { number: 'LIEFNR', name: 'LIEFSTAMM.NAME1' },
      supplierArticleNumber: 'LIEFARTNR',
      purchasePrice: 'EKP',
      leadTimeDays: 'WBZ',
      minimumOrderQuantity: 'MINDMENGE',
      unit: 'ARTSTAMM.ME',
      preferred: { column: 'HAUPTKZ', values: yesNo },
    },
  },
  workCenters: { from: 'KSTELLE', map: { code: 'KST', name: 'KSTBEZ', ratePerHour: 'STDSATZ' } },
  orders: {
    into: 'IMP_AUF_KOPF',
    reference: 'EXTREF',
    payloadHash: 'HASHWERT',
    remoteId: 'LFDNR',
    constants: { STATUS: 'NEU' },
    map: {
      customerNumber: 'KDNR',
      debtorNumber: 'DEBNR',
      customerReference: 'KDREF',
      requestedDeliveryDate: 'LIEFDAT',
      createdAt: 'ANGDAT',
      currency: 'WKZ',
      net: 'NETTO',
      vatRate: 'MWSTSATZ',
      vat: 'MWST',
      gross: 'BRUTTO',
    },
    deliveryAddress: { name: 'LNAME', street: 'LSTR', postalCode: 'LPLZ', city: 'LORT', country: 'LLAND' },
    lines: {
      into: 'IMP_AUF_POS',
      reference: 'EXTREF',
      map: {
        position: 'POSNR',
        itemNumber: 'ARTNR',
        description: 'TEXT',
        quantity: 'MENGE',
        unit,
        unitNet: 'EPREIS',
        net: 'NETTO',
        modelCode: 'MODELL',
        configurationHash: 'KONFHASH',
        selections: 'MERKMALE',
      },
    },
    parts: {
      into: 'IMP_AUF_STL',
      reference: 'EXTREF',
      map: {
        ...onLine,
        key: 'PFAD',
        parentKey: 'OBERPFAD',
        kind: 'ART',
        number: 'ARTNR',
        description: 'TEXT',
        quantity: 'MENGE',
        unit,
        cost: 'KOSTEN',
      },
    },
    operations: {
      into: 'IMP_AUF_AG',
      reference: 'EXTREF',
      map: {
        ...onLine,
        number: 'AGNR',
        description: 'TEXT',
        workCenter: 'KST',
        setupMinutes: 'RUESTMIN',
        runMinutes: 'LAUFMIN',
      },
    },
    sawBars: {
      into: 'IMP_AUF_SAEGE',
      reference: 'EXTREF',
      map: {
        ...onLine,
        profile: 'PROFIL',
        count: 'STAEBE',
        lengthMm: 'STABMM',
        remnantMm: 'RESTMM',
        cuts: 'SCHNITTE',
      },
    },
    newArticles: {
      into: 'IMP_AUF_NEUART',
      reference: 'EXTREF',
      map: { ...onLine, itemNumber: 'ARTNR', action: 'AKTION', description: 'TEXT', unit },
    },
  },
}
