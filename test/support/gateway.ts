import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

export interface RunningGateway {
  readonly url: string
  readonly process: ChildProcess
  /** All that it has written so far */
  readonly output: () => string
  /** Sends a query as JSON and answers what came, whatever it was. */
  ask<T = Record<string, never>>(
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  /** SIGTERM, and the exit code */
  stop(): Promise<number | null>
  /** SIGKILL: no goodbye */
  kill(): Promise<void>
}

export interface Answer<T> {
  readonly data: T
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string }
  }[]
}

export interface GatewayOptions {
  /** A config file; the repository's own when left out */
  readonly config?: string
  readonly databaseUrl: string
  readonly env?: Record<string, string>
}

const START_MS = 120_000

/** Starts the real process on a free port and waits until it says that it is ready. */
export async function startGateway({
  config,
  databaseUrl,
  env = {},
}: GatewayOptions): Promise<RunningGateway> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src', 'main.ts'), ...(config ? ['--config', config] : [])],
    {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the gateway was not ready in time:\n${output}`))
    }, START_MS)
    const onData = (chunk: Buffer) => {
      output += chunk.toString()
      const url = /"url":"(http:[^"]+)"/.exec(output)?.[1]
      if (!url) return
      clearTimeout(timer)
      resolve(url)
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)
    child.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`the gateway ended with ${code}:\n${output}`))
    })
  })
  const url = await ready
  const exited = once(child, 'exit') as Promise<[number | null]>
  return {
    url,
    process: child,
    output: () => output,
    ask: (query, variables, headers) => ask(url, query, variables, headers),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export async function ask<T>(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer<T>
}

/** Starts a gateway that is expected not to start. */
export async function startInVain(
  options: GatewayOptions,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { config, databaseUrl, env = {} } = options
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src', 'main.ts'), ...(config ? ['--config', config] : [])],
    {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', DATABASE_URL: databaseUrl, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, output }
}
