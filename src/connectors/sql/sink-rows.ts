import type {
  DocumentDefinition,
  DocumentQuantity,
  OrderDocument,
  OrderDocumentLine,
  QuoteDocument,
} from '../../domain/document.ts'
import type {
  AddressRow,
  NewArticleRow,
  OperationRow,
  OrderHeaderRow,
  OrderLineRow,
  PartRow,
  QuoteHeaderRow,
  QuoteLineRow,
  SawBarRow,
  SawCutRow,
} from './sink-options.ts'

/** An order as rows, one list per staging table. */
export interface OrderRows {
  readonly header: OrderHeaderRow
  readonly addresses: readonly AddressRow[]
  readonly lines: readonly OrderLineRow[]
  readonly parts: readonly PartRow[]
  readonly operations: readonly OperationRow[]
  readonly sawBars: readonly SawBarRow[]
  readonly sawCuts: readonly SawCutRow[]
  readonly newArticles: readonly NewArticleRow[]
}

export function quoteRows(document: QuoteDocument): { header: QuoteHeaderRow; lines: QuoteLineRow[] } {
  const { kind: _kind, lines, ...header } = document
  return { header, lines: lines.map(flat) }
}

export function orderRows(document: OrderDocument): OrderRows {
  const { kind: _kind, lines, deliveryAddress, revision = 1, ...header } = document
  const onLines = <Row extends object>(
    list: (definition: DocumentDefinition) => readonly Row[],
  ): (Row & { linePosition: number; sequence: number })[] =>
    lines.flatMap(({ position, definition }) =>
      definition === null
        ? []
        : list(definition).map((row, at) => ({ ...row, linePosition: position, sequence: at + 1 })),
    )
  return {
    header: { ...header, revision },
    addresses: deliveryAddress === null ? [] : [deliveryAddress],
    lines: lines.map(orderLineRow),
    parts: onLines(definition => definition.parts.map(flat)),
    operations: onLines(definition => definition.operations),
    sawBars: onLines(sawBarsOf),
    sawCuts: onLines(sawCutsOf),
    newArticles: onLines(definition => definition.newArticles),
  }
}

function flat<Row extends { readonly quantity: DocumentQuantity }>(row: Row) {
  return { ...row, quantity: row.quantity.value, unit: row.quantity.unit }
}

function orderLineRow({ definition, ...line }: OrderDocumentLine): OrderLineRow {
  return {
    ...flat(line),
    modelCode: definition?.modelCode ?? null,
    modelVersion: definition?.modelVersion ?? null,
    configurationHash: definition?.configurationHash ?? null,
    selections: definition === null ? null : JSON.stringify(definition.selections),
  }
}

function sawBarsOf(definition: DocumentDefinition): Omit<SawBarRow, 'linePosition' | 'sequence'>[] {
  return definition.sawLists.flatMap(({ profile, kerfMm, trimMm, bars }) =>
    bars.map(({ count, lengthMm, remnantMm, cuts }) => ({
      profile,
      kerfMm,
      trimMm,
      count,
      lengthMm,
      remnantMm,
      cuts: JSON.stringify(cuts),
    })),
  )
}

function sawCutsOf(definition: DocumentDefinition): Omit<SawCutRow, 'linePosition' | 'sequence'>[] {
  return definition.sawLists
    .flatMap(({ profile, bars }) => bars.map(bar => ({ profile, cuts: bar.cuts })))
    .flatMap(({ profile, cuts }, at) => cuts.map(cut => ({ ...cut, profile, bar: at + 1 })))
}
