import { afterAll, beforeAll, describe, it } from 'vitest'

/** One thing that every implementation of a port must do. The id is short and stays. */
export interface ContractCase<Subject> {
  readonly id: string
  readonly does: string
  readonly check: (subject: Subject) => Promise<void>
}

export interface Contract<Subject> {
  readonly port: string
  readonly cases: readonly ContractCase<Subject>[]
}

export interface SubjectUnderTest<Subject> {
  readonly subject: Subject
  close(): Promise<void>
}

/** @param cannot ids of cases that this implementation cannot pass, each with the reason */
export function runContract<Subject>(
  contract: Contract<Subject>,
  name: string,
  make: () => Promise<SubjectUnderTest<Subject>>,
  cannot: Readonly<Record<string, string>> = {},
): void {
  describe(`${contract.port}: ${name}`, () => {
    let made: SubjectUnderTest<Subject>
    beforeAll(async () => {
      made = await make()
    })
    afterAll(async () => {
      await made?.close()
    })
    for (const { id, does, check } of contract.cases) {
      const reason = cannot[id]
      if (reason === undefined) it(`${id} ${does}`, () => check(made.subject))
      else it.skip(`${id} ${does} (${reason})`, () => {})
    }
  })
}
