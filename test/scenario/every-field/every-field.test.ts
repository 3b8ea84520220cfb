import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendStatus, statusesPath } from '../../../src/connectors/memory/inbox-statuses.ts'
import { createSchemas } from '../../../src/server/schema.ts'
import { SchemaCoverage } from '../../support/coverage.ts'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { until } from '../../support/shop-floor.ts'
import { AFTER_DELIVERY, type Known, OPERATIONS, type Operation } from './operations.ts'

/** Fields that answer null or nothing in a gateway in good health, each with where it is seen. */
const SEEN_ELSEWHERE: Readonly<Record<string, string>> = {
  'Provenance.reason': 'only of a source that does not answer: test/scenario/sick-source',
  'Transmission.lastError': 'only after a failure: test/outbox',
  'Transmission.nextAttemptAt': 'only until it arrived: test/scenario/operators',
  'Transmission.leaseOwner': 'only while it is sent: test/scenario/operators',
  'Transmission.leaseUntil': 'only while it is sent: test/scenario/operators',
  'Transmission.possibleActions': 'only until it arrived: test/scenario/operators',
  'Query.orderPlan':
    'null where the ERP takes orders in one piece, as this one does: test/connectors/tryton/live',
  'OrderPlan.steps': 'likewise',
  'OrderStep.kind': 'likewise',
  'OrderStep.reference': 'likewise',
  'OrderStep.state': 'likewise',
  'OrderStep.reason': 'likewise',
  'OrderStep.remoteId': 'likewise',
  'NewArticle.existing': 'only of a thing that was made before: test/scenario/price-change',
}

/** Events are told as streams: test/scenario/subscriptions */
const STREAMED = /^Subscription\./

/** Where something is not right in a target: test/scenario/reconciliation, and test/outbox/reconciler.test.ts for what cannot be read */
const ONLY_WHERE_WRONG = /^(Discrepancy|UnreadRecord)\.|^Reconciliation\.(discrepancies|unread)$/

/** Work and money are no articles, and have no price per unit: these are null by their nature. */
const NULL_BY_NATURE = /^(Process|Service|Travel|Freight|Commission)Line\.(article|unitCost)$/

/** Arguments that only a second page would use; each list has them from one place. */
const PAGED_ALIKE = /\(after\)$/

describe('every field of the schema', () => {
  const { full } = createSchemas()
  const coverage = new SchemaCoverage(full)
  const known = {} as Known
  let gateway: InProcessGateway
  beforeAll(async () => {
    gateway = await startInProcess({ statusEveryMs: 200 })
  })
  afterAll(() => gateway.stop())

  const perform = async ({ query, learn }: Operation): Promise<void> => {
    const text = query(known)
    const { data, errors } = await gateway.ask(coverage.prepare(text))
    expect(errors).toBeUndefined()
    coverage.note(text.trimStart().startsWith('mutation') ? 'Mutation' : 'Query', data)
    learn?.(data as never, known)
  }

  it.each(OPERATIONS)('$name', perform)

  it('arrives', async () => {
    const states = () =>
      gateway.ask<{ transmissions: { nodes: { state: string }[] } }>('{ transmissions { nodes { state } } }')
    await until(states, ({ data }) => data.transmissions.nodes.every(({ state }) => state === 'DELIVERED'))
  })

  it('is confirmed by the ERP', async () => {
    const number = known.order
    const report = { status: 'CONFIRMED', confirmedDeliveryDate: '2099-06-15', reason: null } as const
    const path = statusesPath(gateway.folder, 'erp')
    await appendStatus(path, { kind: 'ORDER', externalReference: number, ...report })
    const status = () =>
      gateway.ask<{ order: { status: string } }>(`{ order(number: "${number}") { status } }`)
    await until(status, ({ data }) => data.order.status === 'CONFIRMED')
  })

  it.each(AFTER_DELIVERY)('$name', perform)

  it('was answered with a value at least once', () => {
    expect(
      coverage
        .unanswered()
        .filter(
          field =>
            !SEEN_ELSEWHERE[field] &&
            ![STREAMED, NULL_BY_NATURE, ONLY_WHERE_WRONG].some(kind => kind.test(field)),
        ),
    ).toEqual([])
  })

  it('was asked with every argument and input field', () => {
    expect(coverage.unused().filter(name => !PAGED_ALIKE.test(name) && !STREAMED.test(name))).toEqual([])
  })
})
