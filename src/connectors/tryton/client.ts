import type { ZodType } from 'zod'
import { DovetailError, type Remedy } from '../../domain/errors.ts'
import type { ReadOptions } from '../../ports/source.ts'
import { type HttpAnswer, HttpClient } from '../http.ts'
import { readFault, refusedRead, refusedWrite, writeFault } from '../http-errors.ts'
import { answeredError } from './errors.ts'
import type { TrytonOptions } from './options.ts'
import { LOGIN, PREFERENCES, resolve } from './wire.ts'

const CONNECTIONS = 4
const UNAUTHORIZED = 401

/** One call of a model's method. */
export interface Call {
  /** What is read or written, for messages: `article "GL-1"` */
  readonly what: string
  /** e.g. `product.product.search_read` */
  readonly method: string
  readonly params: readonly unknown[]
  /** Besides the user's own context */
  readonly context?: Readonly<Record<string, unknown>>
}

export interface WriteOptions extends ReadOptions {
  readonly mayStillSend: () => void
}

/** A login that Tryton still knows, and what it says about the user. */
interface Session {
  readonly authorization: string
  readonly context: Readonly<Record<string, unknown>>
  readonly company: number
}

/**
 * JSON-RPC with one database, under a session that is renewed when Tryton no longer knows it. A 401 comes before anything is looked at,
 * so the same call may be made again, writes too.
 */
export class TrytonClient {
  readonly name: string
  readonly #options: TrytonOptions
  readonly #http: HttpClient
  readonly #now: () => Date
  #session: Promise<Session> | null = null
  #calls = 0

  constructor(name: string, options: TrytonOptions, now: () => Date) {
    this.name = name
    this.#options = options
    this.#now = now
    const base = new URL(resolve(options.url))
    base.pathname = `${base.pathname.replace(/\/$/, '')}/${encodeURIComponent(options.database)}`
    this.#http = new HttpClient(base.toString(), { connections: CONNECTIONS })
  }

  /** A failed read has changed nothing: `retry`, or `repair` where our rights or Tryton's answer are in the way. */
  async read<T>(call: Call, schema: ZodType<T>, options: ReadOptions): Promise<T> {
    const what = this.#label(call.what)
    try {
      const answer = await this.#call(call, options)
      return this.#parse(what, answer, schema, false)
    } catch (error) {
      throw readFault(what, error)
    }
  }

  /** What went wrong with a write says how certain it is that nothing was done. */
  async write<T>(call: Call, schema: ZodType<T>, options: WriteOptions): Promise<T> {
    const what = this.#label(call.what)
    try {
      const answer = await this.#call(call, options, options.mayStillSend)
      return this.#parse(what, answer, schema, true)
    } catch (error) {
      throw writeFault(what, error)
    }
  }

  /** The company that our user works for: orders become its orders. */
  async company(options: ReadOptions): Promise<number> {
    return (await this.#logIn(options)).company
  }

  close(): void {
    this.#http.close()
  }

  async #call(call: Call, options: ReadOptions, mayStillSend?: () => void): Promise<HttpAnswer> {
    const session = await this.#logIn(options)
    const answer = await this.#post(call, session, options, mayStillSend)
    if (answer.status !== UNAUTHORIZED) return answer
    await this.#forget(session)
    return this.#post(call, await this.#logIn(options), options, mayStillSend)
  }

  #post(
    { method, params, context }: Call,
    session: Session,
    options: ReadOptions,
    mayStillSend?: () => void,
  ) {
    const all = [...params, { ...session.context, ...context }]
    return this.#send(`model.${method}`, all, options, session.authorization, mayStillSend)
  }

  /** Those who come while a login is under way share it. */
  #logIn(options: ReadOptions): Promise<Session> {
    if (!this.#session) {
      const session = this.#begin(options)
      this.#session = session
      session.catch(() => {
        if (this.#session === session) this.#session = null
      })
    }
    return this.#session
  }

  async #forget(stale: Session): Promise<void> {
    const current = await this.#session?.catch(() => null)
    if (current === stale) this.#session = null
  }

  /** Logging in writes nothing: whatever fails here, the call that needs it was certainly not made. */
  async #begin(options: ReadOptions): Promise<Session> {
    const { login, password } = this.#options
    const what = this.#label('login')
    try {
      const parameters = [login, { password: resolve(password) }]
      const answer = await this.#send('common.db.login', parameters, options)
      const [user, key] = this.#parse(what, answer, LOGIN, false)
      const authorization = `Session ${Buffer.from(`${login}:${user}:${key}`).toString('base64')}`
      const asked = await this.#send('model.res.user.get_preferences', [true, {}], options, authorization)
      const preferences = this.#parse(this.#label('user'), asked, PREFERENCES, false)
      if (preferences.company == null) throw this.#withoutCompany(login)
      // Messages are recognised in English.
      return { authorization, context: { ...preferences, language: 'en' }, company: preferences.company }
    } catch (error) {
      throw readFault(what, error)
    }
  }

  #send(
    method: string,
    params: readonly unknown[],
    { signal }: ReadOptions,
    authorization?: string,
    mayStillSend?: () => void,
  ): Promise<HttpAnswer> {
    return this.#http.send({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify({ id: ++this.#calls, method, params }),
      signal,
      ...(mayStillSend ? { mayStillSend } : {}),
    })
  }

  #parse<T>(what: string, answer: HttpAnswer, schema: ZodType<T>, isWrite: boolean): T {
    const refused = (isWrite ? refusedWrite : refusedRead)(what, answer, this.#now())
    if (refused) throw refused
    const body = readJson(answer.body)
    if (body === null) throw nonsense(what, 'no JSON-RPC', isWrite ? 'check' : 'retry')
    if ('error' in body) throw answeredError(what, body.error, isWrite)
    const parsed = schema.safeParse(body.result)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const problem = `${issue?.path.join('.')}: ${issue?.message}`
    // Records of another shape stay so: another version of Tryton, most likely.
    throw nonsense(what, problem, isWrite ? 'check' : 'repair', parsed.error)
  }

  #withoutCompany(login: string): DovetailError {
    const text = `expected a user of a company, "${login}" has none: choose one in the user's preferences`
    return new DovetailError('SINK_REFUSED', 'repair', `${this.#label('user')}: ${text}`)
  }

  #label(what: string): string {
    return `${this.name} ${what}`
  }
}

function nonsense(what: string, problem: string, remedy: Remedy, cause?: unknown): DovetailError {
  const text = `${what}: Tryton's answer is not understood: ${problem}`
  return new DovetailError('SOURCE_ANSWER_INVALID', remedy, text, cause)
}

function readJson(body: string): { readonly result?: unknown; readonly error?: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(body)
    const isAnswer =
      typeof parsed === 'object' && parsed !== null && ('result' in parsed || 'error' in parsed)
    return isAnswer ? parsed : null
  } catch {
    return null
  }
}
