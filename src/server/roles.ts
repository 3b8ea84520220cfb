import type { IncomingMessage } from 'node:http'
import type { Caller, Role } from '../domain/caller.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const LANGUAGES = ['en', 'nl']

/**
 * Who asks, as long as there are no keys: callers on loopback are sales, all others guests; `defaultRole` overrules both. A proxy's
 * caller is not on loopback, though the proxy may be: whoever comes with forwarding headers counts as from elsewhere.
 */
export function identify(request: IncomingMessage, defaultRole: Role | null): Caller {
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers
  const isLocal = !isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '')
  const role: Role = defaultRole ?? (isLocal ? 'sales' : 'guest')
  return { role, principal: role, language: preferredLanguage(request.headers['accept-language']) }
}

/** The first language of the header that we have texts in; English otherwise. */
function preferredLanguage(header: string | undefined): string {
  const wanted = (header ?? '')
    .split(',')
    .map(part => (part.split(';')[0] ?? '').trim().split('-')[0]!.toLowerCase())
  return wanted.find(language => LANGUAGES.includes(language)) ?? 'en'
}
