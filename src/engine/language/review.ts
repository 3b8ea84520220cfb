import type { ProductModel } from '../model.ts'
import type { ProblemCode, ProblemSink, Severity } from './problems.ts'
import type { Located } from './source.ts'

/**
 * Tells of something in a model by the keys that lead to it: `['features', 'finish', 'options', 'OIL']`. A key that is not
 * there stands for the part that it would be in.
 */
export type Tell = (severity: Severity, path: readonly string[], code: ProblemCode, message: string) => void

/** Looks at a model that has no errors for what only the whole of it shows, like an option that nothing allows. */
export type Review = (model: ProductModel, tell: Tell) => void

export function tellIn(root: Located, sink: ProblemSink): Tell {
  return (severity, path, code, message) => {
    const offset = offsetOf(root, path)
    if (severity === 'error') sink.add(offset, code, message)
    else sink.warn(offset, code, message)
  }
}

function offsetOf(root: Located, path: readonly string[]): number {
  let value: Located = root
  let { offset } = root
  for (const key of path) {
    const next = stepInto(value, key)
    if (!next) break
    offset = next.offset
    value = next.value
  }
  return offset
}

function stepInto(value: Located, key: string): { readonly offset: number; readonly value: Located } | null {
  if (value.kind === 'map') {
    const entry = value.entries.get(key)
    return entry ? { offset: entry.keyOffset, value: entry.value } : null
  }
  const item = value.kind === 'list' ? value.items.find(one => one.kind === 'text' && one.text === key) : null
  return item ? { offset: item.offset, value: item } : null
}
