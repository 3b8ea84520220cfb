import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { placeOrder, quoteMutation } from '../../support/shop-floor.ts'
import { loadDemoData } from '../../support/sql-demo.ts'
import { createStaging } from '../../support/sql-staging.ts'

const run = promisify(execFile)

/** A gateway with an ERP that the test can break and repair. */
export interface Running {
  readonly gateway: RunningGateway
  readonly erp: TestDatabase
  /** Runs a command line, such as `npm run dovetail -- …`, as an operator would: beside the gateway. */
  operate(line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }>
  /** Starts a command that goes on until it is told to end. */
  begin(...words: readonly string[]): BegunCommand
  stop(): Promise<void>
}

export interface BegunCommand {
  /** All that it has written so far */
  readonly output: () => string
  /** Ctrl-C, and the exit code */
  interrupt(): Promise<number | null>
}

export async function startRunning(kind: 'sqlite' | 'mariadb'): Promise<Running> {
  const erp = await createTestDatabase(kind)
  await loadDemoData(erp, generateDemoData({ articles: 5 }))
  await createStaging(erp)
  const env = {
    DATABASE_URL: `sqlite:${join(scratchFolder(), 'dovetail.db')}`,
    DOVETAIL_CONFIG: join(import.meta.dirname, 'dovetail.config.ts'),
    ERP_DATABASE_URL: erp.url,
  }
  const gateway = await startGateway({ databaseUrl: env.DATABASE_URL, env })
  const options = { cwd: ROOT, env: { ...process.env, ...env } }
  return {
    gateway,
    erp,
    operate: async line => {
      try {
        const { stdout, stderr } = await run(
          'sh',
          ['-c', line.replace('npm run', 'npm run --silent')],
          options,
        )
        return { code: 0, out: stdout, err: stderr }
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
        return { code, out: stdout, err: stderr }
      }
    },
    begin: (...words) => {
      const child = spawn(process.execPath, [join(ROOT, 'src/cli/dovetail.ts'), ...words], options)
      return begun(child)
    },
    stop: async () => {
      await gateway.stop()
      await erp.drop()
    },
  }
}

function begun(child: ChildProcess): BegunCommand {
  let output = ''
  child.stdout?.on('data', chunk => (output += chunk))
  child.stderr?.on('data', chunk => (output += chunk))
  const exited = once(child, 'exit') as Promise<[number | null]>
  return {
    output: () => output,
    interrupt: async () => {
      child.kill('SIGINT')
      return (await exited)[0]
    },
  }
}

/** An order of one line, and its number. */
export async function order(gateway: RunningGateway, key: string): Promise<string> {
  const lines = [{ description: 'Advice', unitNet: '100.00' }]
  const input = { idempotencyKey: `quote-${key}`, customer: 'C-10001', lines }
  const { quote } = await quoteMutation(gateway, 'createQuote', input)
  const placed = await placeOrder(gateway, { idempotencyKey: `order-${key}`, quote: quote!.number })
  if (!placed.order) throw new Error(JSON.stringify(placed.userErrors))
  return placed.order.number
}

export interface TransmissionAnswer {
  readonly id: string
  readonly state: string
  readonly lastError: string | null
  readonly leaseOwner: string | null
  readonly leaseUntil: string | null
  readonly nextAttemptAt: string | null
  readonly remoteId: string | null
  readonly possibleActions: readonly string[]
  readonly events: readonly {
    readonly at: string
    readonly actor: string
    readonly what: string
    readonly detail: string | null
  }[]
}

const TRANSMISSION =
  'id state lastError leaseOwner leaseUntil nextAttemptAt remoteId possibleActions events { at actor what detail }'

export async function transmissionOf(gateway: RunningGateway, number: string): Promise<TransmissionAnswer> {
  const { data } = await gateway.ask<{ order: { transmission: TransmissionAnswer } }>(
    `query ($number: ID!) { order(number: $number) { transmission { ${TRANSMISSION} } } }`,
    { number },
  )
  return data.order.transmission
}

/** Performs an action and answers the codes of its refusals. */
export async function act(
  gateway: RunningGateway,
  action: string,
  input: { readonly transmission: string; readonly reason: string; readonly remoteId?: string },
): Promise<string[]> {
  const type = `${action[0]!.toUpperCase()}${action.slice(1)}TransmissionInput`
  const { data } = await gateway.ask<{ payload: { userErrors: { code: string }[] } }>(
    `mutation ($input: ${type}!) { payload: ${action}Transmission(input: $input) { userErrors { code } } }`,
    { input },
  )
  return data.payload.userErrors.map(({ code }) => code)
}

export function tell({ events }: TransmissionAnswer): string[] {
  return events.map(({ actor, what, detail }) => `${actor} ${what}${detail === null ? '' : `: ${detail}`}`)
}
