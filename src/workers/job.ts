import { decode, encode } from '../domain/json.ts'
import type { EngineTasks, ModelText } from '../ports/engine-pool.ts'

/** A model for any thread: the text is shared, not copied, however often it is sent. */
export interface SharedModel {
  readonly hash: string
  readonly format: ModelText['format']
  readonly text: SharedArrayBuffer
  readonly attached: Readonly<Record<string, SharedArrayBuffer>>
  readonly parts: readonly SharedModel[]
}

/** What goes to a thread. */
export interface Job {
  readonly kind: keyof EngineTasks
  /** The task without its models, by `encode`: one text is copied in no time, thousands of small objects are not */
  readonly task: string
  readonly models: readonly SharedModel[]
  /** Words that both sides see: CANCELLED */
  readonly flags: Int32Array
}

/** Whoever waits sets it to 1 to make the thread stop. */
export const CANCELLED = 0

/** An answer by `encodeAnswer` */
export interface EncodedAnswer {
  readonly answer: string
  readonly bytes: readonly Uint8Array[]
}

/** What comes back: the answer, or what was thrown */
export type Reply =
  | EncodedAnswer
  | { readonly fault: { readonly name: string; readonly message: string; readonly stack: string } }

/** What a thread may keep of models, in bytes: one half for what was read, one for what solving them has shown. */
export interface ThreadLimits {
  readonly cacheBytes: number
}

/** A task's models travel beside it. */
export type TaskBody<Kind extends keyof EngineTasks> = Omit<EngineTasks[Kind]['task'], 'model' | 'models'>

interface WithModels {
  readonly model?: ModelText
  readonly models?: readonly ModelText[]
}

export function toJob<Kind extends keyof EngineTasks>(kind: Kind, task: EngineTasks[Kind]['task']): Job {
  const { model, models, ...body } = task as WithModels
  return {
    kind,
    task: encode(body),
    models: (models ?? (model ? [model] : [])).map(share),
    flags: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  }
}

export function encodeAnswer(answer: EngineTasks[keyof EngineTasks]['answer']): EncodedAnswer {
  const bytes: Uint8Array[] = []
  return { answer: encode(answer, bytes), bytes }
}

export function decodeAnswer<Kind extends keyof EngineTasks>({
  answer,
  bytes,
}: EncodedAnswer): EngineTasks[Kind]['answer'] {
  return decode(answer, bytes)
}

const shared = new WeakMap<ModelText, SharedModel>()

function share(model: ModelText): SharedModel {
  const known = shared.get(model)
  if (known) return known
  const attached = Object.entries(model.attached).map(([name, text]) => [name, bytesOf(text)] as const)
  const made: SharedModel = {
    hash: model.hash,
    format: model.format,
    text: bytesOf(model.text),
    attached: Object.fromEntries(attached),
    parts: model.parts.map(share),
  }
  shared.set(model, made)
  return made
}

function bytesOf(text: string): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(text)
  const buffer = new SharedArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return buffer
}

export function textOf(buffer: SharedArrayBuffer): string {
  return new TextDecoder().decode(new Uint8Array(buffer).slice())
}
