import { nextAttemptAt, TRANSMISSION_STATE_MEANINGS, type Transmission } from '../domain/transmission.ts'
import { ACTION_RULES, possibleActions } from '../domain/transmission-action.ts'
import type { TransmissionEvent, TransmissionEventKind } from '../domain/transmission-event.ts'
import { alignColumns, moment, plain } from './plain-text.ts'

/** What was done, after who did it. */
const DEEDS: Readonly<Record<TransmissionEventKind, string>> = {
  ACCEPTED: 'accepted it',
  SENDING: 'began to send it',
  TAKEN_OVER: 'took it over from a dispatcher that did not end it in time',
  DELIVERED: 'delivered it, and the target calls it',
  UPDATED: 'had the target change its record',
  FOUND: 'looked it up and found it there, as',
  NOT_SENT: 'could not send it',
  IN_DOUBT: 'got no clear answer',
  WAITS: 'waits before looking it up',
  LOOK_UP_FAILED: 'could not look it up',
  REFUSED: 'was refused for good',
  STOPPED: 'stopped, since a person must act',
  OTHER_FOUND: 'looked it up and found something else',
  NOT_CHANGED: 'could not change the record of an earlier revision',
  DUPLICATE_FOUND: 'looked it up and found doubles',
  SUPERSEDED: 'put a newer revision in its place',
  RETRY_ASKED: 'had it tried again',
  HELD: 'held it back',
  RELEASED: 'let it go on',
  CANCELLED: 'took it back',
  RESOLVED: 'settled it as',
  REOPENED: 'looked, did not find it, and had it sent again',
  RECORD_MISSING: 'compared the target’s records, and found none of it any more',
  RECORD_DOUBLE: 'compared the target’s records, and found several of it',
  RECORD_DIFFERENT: 'compared the target’s record, and found another one',
  RECORD_RIGHT: 'compared the target’s record, and found it right again',
}

/** All there is to know of one, in lines: where it stands, what that means, what may be done, and all that happened. */
export function storyOf(one: Transmission, events: readonly TransmissionEvent[], at: number): string[] {
  const next = nextAttemptAt(one)
  return [
    `${one.kind} ${plain(one.externalReference)} → ${one.target}`,
    `  ${one.state}: ${TRANSMISSION_STATE_MEANINGS[one.state]}`,
    ...factsOf([
      ['accepted', moment(one.createdAt)],
      ['tried', one.attemptCount === 1 ? 'once' : `${one.attemptCount} times`],
      ['in the target', one.remoteId],
      ['last error', one.lastError],
      ['being sent by', one.leaseOwner],
      ['until', one.leaseUntil === null ? null : moment(one.leaseUntil)],
      ['tried again', next === null ? null : `from ${moment(next)} on`],
    ]),
    '',
    'What may be done now:',
    ...actionsOf(one, at),
    '',
    'What happened:',
    ...alignColumns(
      events.map(({ at: when, actor, ...event }) => [moment(when), plain(actor), deedOf(event)]),
    ).map(line => `  ${line}`),
  ]
}

function factsOf(facts: readonly (readonly [name: string, value: string | null])[]): string[] {
  return facts.flatMap(([name, value]) => (value === null ? [] : [`  ${name}: ${plain(value)}`]))
}

function actionsOf(one: Transmission, at: number): string[] {
  const actions = possibleActions(one, at)
  if (actions.length === 0)
    return [
      one.state === 'SENDING'
        ? '  nothing while it is being sent: ask again in a moment'
        : '  nothing: this is final',
    ]
  return alignColumns(actions.map(action => [action.toLowerCase(), ACTION_RULES[action].meaning])).map(
    line => `  ${line}`,
  )
}

function deedOf({ what, detail }: Pick<TransmissionEvent, 'what' | 'detail'>): string {
  return detail === null ? DEEDS[what] : `${DEEDS[what]}: ${plain(detail)}`
}
