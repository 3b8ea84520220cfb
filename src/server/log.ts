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

/** JSON lines, or pretty ones on a terminal. What could be a secret is cut out by its key. */
export function createLogger(level: string): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: SECRETS, censor: '[redacted]' },
    serializers: { error: pino.stdSerializers.errWithCause },
  }
  return process.stdout.isTTY
    ? pino(options, pretty({ colorize: true, ignore: 'pid', translateTime: 'HH:MM:ss' }))
    : pino(options)
}
