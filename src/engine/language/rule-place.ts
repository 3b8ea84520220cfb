import { type Document, isAlias, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { ProductModel } from '../model.ts'

/** Where a rule stands in the file of its model, and what it says there. */
export interface RulePlace {
  /** Of its name, from 1 */
  readonly line: number
  /** Key → what the file says, like `amount` → `12 % * BASE_V70`; only keys with a plain text */
  readonly says: Readonly<Record<string, string>>
}

const parsed = new WeakMap<ProductModel, { readonly document: Document; readonly lines: LineCounter }>()

/**
 * Finds a step of the price or a line of the bill of materials. The file is read again, once for each model that is asked about:
 * a model that is only sold need not carry the places of its rules.
 *
 * @param path the keys from the top, like `price`, `OPT-LAM`
 * @returns null when nothing stands there
 */
export function placeOfRule(model: ProductModel, path: readonly string[]): RulePlace | null {
  const { document, lines } = parsedSource(model)
  let node: unknown = document.contents
  let key: unknown = null
  for (const name of path) {
    const pair = itemsOf(node, document).find(one => isScalar(one.key) && String(one.key.value) === name)
    if (!pair) return null
    key = pair.key
    node = pair.value
  }
  const says = itemsOf(node, document).flatMap(({ key: name, value }) => {
    const text = resolved(value, document)
    return isScalar(name) && isScalar(text) ? [[String(name.value), String(text.value ?? '')] as const] : []
  })
  const { line } = lines.linePos((key as Node | null)?.range?.[0] ?? 0)
  return { line, says: Object.fromEntries(says) }
}

function parsedSource(model: ProductModel) {
  let known = parsed.get(model)
  if (!known) {
    const lines = new LineCounter()
    known = { document: parseDocument(model.source, { schema: 'failsafe', lineCounter: lines }), lines }
    parsed.set(model, known)
  }
  return known
}

function itemsOf(node: unknown, document: Document) {
  const map = resolved(node, document)
  return isMap(map) ? map.items : []
}

function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node
}
