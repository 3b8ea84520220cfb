import pino from 'pino'
import pretty from 'pino-pretty'

const SECRETS = [
  'password',
  'authorization',
  'cookie',
  'token',
  'secret',
  'url.password',
  '*.password',
  '*.authorization',
  '*.token',
  '*.secret',
]

/** Drivers hang all sorts of things on their errors, such as the address they were given: only what is known to be harmless is kept. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, cause } = error as NodeJS.ErrnoException & { cause?: unknown }
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: withoutLogin(error.message),
    ...(error.stack === undefined ? {} : { stack: withoutLogin(error.stack) }),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

/** Cuts user and password out of any URL. */
function withoutLogin(text: string): string {
  return text.replace(/:\/\/\S*@/g, '://')
}

/**
 * Whoever read it may be gone: the gateway goes on, and ends when it is told to. Pino's own destination would try for ever, at the end of the
 * process, to write what nobody reads.
 */
function standardOutput(): pino.DestinationStream {
  process.stdout.on('error', () => undefined)
  return { write: line => void process.stdout.write(line) }
}

/** Resolves when what was logged has been taken, or after `ms` where nobody takes it. */
export function whenLogged(ms: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    process.stdout.write('', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** JSON lines, or pretty ones on a terminal. What could be a secret is cut out by its key. */
export function createLogger(level: string): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: SECRETS, censor: '[redacted]' },
    serializers: { error: describeError },
  }
  return process.stdout.isTTY
    ? pino(options, pretty({ colorize: true, ignore: 'pid', translateTime: 'HH:MM:ss' }))
    : pino(options, standardOutput())
}
