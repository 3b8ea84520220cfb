import { join } from 'node:path'
import { expect } from 'vitest'
import { type Answer, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { scratchFolder } from '../../support/scratch.ts'

export function startServing(): Promise<RunningGateway> {
  return startGateway({ databaseUrl: `sqlite:${join(scratchFolder(), 'dovetail.db')}` })
}

/** Whatever came before: the same process answers the next request. */
export async function expectServes(gateway: RunningGateway): Promise<void> {
  expect(gateway.process.exitCode).toBeNull()
  expect(await gateway.ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
}

export interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}

/** Each `code path`, and a message that says more than either. */
export function describeErrors(errors: readonly UserError[]): string[] {
  return errors.map(({ code, message, path }) => {
    expect(message.length).toBeGreaterThan(15)
    expect(message).not.toMatch(/went wrong inside|undefined|\[object|call stack/i)
    return `${code} ${path.join('.')}`
  })
}

/** Each `code path`, of errors beside the data. */
export function describeFailures({ errors = [] }: Answer<unknown>): string[] {
  return describeErrors(
    errors.map(({ message, path = [], extensions }) => ({
      code: extensions.code,
      message,
      path: path.map(String),
    })),
  )
}
