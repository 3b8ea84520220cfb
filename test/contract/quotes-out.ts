import type { QuoteDocument } from '../../src/domain/document.ts'
import type { Contract } from './contract.ts'
import { type SinkSubject, sinkCases } from './writing.ts'

/** What every CRM that takes quotes promises. */
export const quoteSinkContract: Contract<SinkSubject<QuoteDocument>> = {
  port: 'quotes-out',
  cases: sinkCases('QO'),
}
