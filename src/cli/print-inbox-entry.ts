import type { InboxEntry } from '../connectors/memory/inbox-entry.ts'
import type { DocumentDefinition, OrderDocument, QuoteDocument } from '../domain/document.ts'

/** An entry as a person reads it: a heading, the lines, and below a configured line what the factory is to make. */
export function printEntry({ target, remoteId, receivedAt, document }: InboxEntry): string {
  const rows = [
    `${document.kind} ${document.externalReference} → ${target} ${remoteId}   ${receivedAt}`,
    ...headingOf(document),
    ...document.lines.flatMap(line => [
      `  ${String(line.position).padStart(3)}  ${amount(line.quantity.value, 8)} ${line.quantity.unit.padEnd(3)}  ${
        line.itemNumber ?? line.kind
      }  ${line.description}${line.net === null ? '' : `   ${line.net}`}`,
      ...('definition' in line && line.definition ? definitionRows(line.definition) : []),
    ]),
    `       net ${document.net}   VAT ${document.vat ?? '–'}${
      document.vatRate === null ? '' : ` (${document.vatRate} %)`
    }   gross ${document.gross ?? '–'} ${document.currency}`,
  ]
  return `${rows.join('\n')}\n`
}

function headingOf(document: QuoteDocument | OrderDocument): string[] {
  if (document.kind === 'QUOTE')
    return [
      `  customer ${document.customerNumber} ${document.customerName ?? ''}`.trimEnd(),
      `  quote ${document.quoteNumber} revision ${document.revision}, valid until ${document.validUntil ?? '–'}${
        document.opportunityId === null ? '' : `, opportunity ${document.opportunityId}`
      }`,
    ]
  const to = document.deliveryAddress
  return [
    `  customer ${document.customerNumber}, debtor ${document.debtorNumber ?? '–'}, reference ${
      document.customerReference ?? '–'
    }`,
    `  quote ${document.quoteNumber} revision ${document.quoteRevision}, wanted on ${
      document.requestedDeliveryDate ?? '–'
    }`,
    ...(to === null
      ? []
      : [
          `  deliver to ${[to.name, to.street, to.postalCode, to.city, to.country].filter(Boolean).join(', ')}`,
        ]),
  ]
}

function definitionRows(definition: DocumentDefinition): string[] {
  const depths = new Map<string, number>()
  const depthOf = (key: string, parentKey: string | null): number => {
    const depth = parentKey === null ? 0 : (depths.get(parentKey) ?? 0) + 1
    depths.set(key, depth)
    return depth
  }
  return [
    ...definition.parts.map(part =>
      indent(
        depthOf(part.key, part.parentKey),
        `${amount(part.quantity.value, 10)} ${part.quantity.unit.padEnd(3)}  ${part.number}  ${
          part.description ?? ''
        }   ${part.cost} ${part.costCurrency}`,
      ),
    ),
    ...definition.operations.map(operation =>
      indent(
        operation.parentKey === null ? 0 : (depths.get(operation.parentKey) ?? 0) + 1,
        `${operation.number} on ${operation.workCenter ?? '–'}: ${operation.setupMinutes} + ${operation.runMinutes} min`,
      ),
    ),
    ...definition.sawLists.flatMap(list =>
      list.bars.map(bar =>
        indent(
          0,
          `saw ${list.profile}: ${bar.count} × ${bar.lengthMm} mm into ${bar.cuts
            .map(cut => `${cut.quantity} × ${cut.lengthMm}${mitres(cut.mitreLeft, cut.mitreRight)}`)
            .join(' + ')}, remnant ${bar.remnantMm}`,
        ),
      ),
    ),
    ...definition.newArticles.map(one => indent(0, `new article ${one.itemNumber}: ${one.action}`)),
  ]
}

function mitres(left: string | null, right: string | null): string {
  return left === null && right === null ? '' : ` (${left ?? 90}/${right ?? 90}°)`
}

function indent(depth: number, text: string): string {
  return `       ${'  '.repeat(depth)}· ${text}`
}

function amount(value: string, width: number): string {
  return value.padStart(width)
}
