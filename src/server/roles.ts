import type { IncomingMessage } from 'node:http'
import type { Caller, Role } from '../domain/caller.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const LANGUAGES = ['en', 'nl']

/** A page from elsewhere may let its own name lead here: then the browser says that name. */
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d*)?$/i
/** What a proxy adds to the requests of others */
const FORWARDING = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/**
 * Who asks, as long as there are no keys: callers on loopback are sales, all others guests; `defaultRole` overrules both. A proxy's
 * caller is not on loopback, though the proxy may be: whoever comes with forwarding headers, or asks for another host than this machine,
 * counts as from elsewhere.
 */
export function identify(
  request: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string } },
  defaultRole: Role | null,
): Caller {
  const { headers, socket } = request
  const isLocal =
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    LOCAL_HOST.test(headers.host ?? '') &&
    !FORWARDING.some(name => name in headers)
  const role: Role = defaultRole ?? (isLocal ? 'sales' : 'guest')
  return { role, principal: role, language: preferredLanguage(headers['accept-language']) }
}

/** The language that the header weighs most among those we have texts in; English where it names none. */
function preferredLanguage(header: string | undefined): string {
  const wanted = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part.split(';').map(piece => piece.trim().toLowerCase())
    const weight = parameters.find(parameter => parameter.startsWith('q='))
    return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight.slice(2)) }
  })
  const known = wanted.filter(({ language, weight }) => LANGUAGES.includes(language) && weight > 0)
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? 'en'
}
