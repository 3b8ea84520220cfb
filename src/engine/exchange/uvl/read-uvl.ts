import {
  type Problem,
  type ProblemCode,
  type ProblemSink,
  Problems,
  TooManyErrors,
} from '../../language/problems.ts'
import type { Constraint, Rulebook } from '../../model.ts'
import { ConstraintChecker } from './check-constraint.ts'
import { Declarer } from './declare.ts'
import { parseFile } from './parse-file.ts'
import { findRanges } from './ranges.ts'
import type { UvlConstraint } from './syntax.ts'
import { readLines } from './tokens.ts'

/** A feature model, or null and, among the problems, all errors at once. */
export interface ReadUvl {
  readonly rulebook: Rulebook | null
  /** The root of the tree */
  readonly name: string
  readonly problems: readonly Problem[]
}

const MOST_LETTERS = 20_000_000

/**
 * Reads a feature model in the Universal Variability Language: its Boolean and its arithmetic level, whole files only.
 *
 * Every feature becomes a BOOLEAN, the tree and the constraints become constraints. An Integer or a Real has a number
 * `<name>_value` beside it, a String a text. What our own export says behind `//:` is taken back as it was.
 *
 * @param file how problems name the file
 */
export function readUvl(text: string, file: string): ReadUvl {
  const problems = new Problems(file)
  const sink = sinkOf(text, file, problems)
  const read = readUntilTooMany(text, sink)
  return {
    rulebook: problems.hasErrors ? null : (read?.rulebook ?? null),
    name: read?.name ?? '',
    problems: problems.inOrder(),
  }
}

function readUntilTooMany(text: string, sink: ProblemSink): { name: string; rulebook: Rulebook } | null {
  try {
    if (text.length <= MOST_LETTERS) return readModel(text, sink)
    sink.add(0, 'FILE_TOO_LARGE', `expected at most ${MOST_LETTERS} letters, got ${text.length}`)
    return null
  } catch (error) {
    if (error instanceof TooManyErrors) return null
    throw error
  }
}

function readModel(text: string, sink: ProblemSink): { name: string; rulebook: Rulebook } | null {
  const { root, constraints } = parseFile(readLines(text, sink), sink)
  if (!root) return null
  const declared = new Declarer(sink, findRanges(constraints)).declare(root)
  const checker = new ConstraintChecker(declared.names, sink)
  const codes = new Set(declared.constraints.map(one => one.code))
  const own = constraints.flatMap((constraint, index): Constraint[] => {
    const rule = checker.statement(constraint.expression)
    if (!rule) return []
    const code = uniqueCode(constraint.note?.code ?? `C${index + 1}`, codes)
    const message = constraint.note?.text ?? { en: writtenAt(text, constraint) }
    return [{ code, message, severity: 'error', rule }]
  })
  const rulebook = { features: declared.features, constraints: [...declared.constraints, ...own] }
  return { name: root.note?.code ?? root.name, rulebook }
}

function uniqueCode(wanted: string, taken: Set<string>): string {
  let code = wanted
  for (let count = 2; taken.has(code); count++) code = `${wanted}-${count}`
  taken.add(code)
  return code
}

/** The constraint as it stands in the file, for who reads that it is broken. */
function writtenAt(text: string, { offset }: UvlConstraint): string {
  const end = text.indexOf('\n', offset)
  const line = text.slice(offset, end < 0 ? text.length : end)
  return line.replace(/\s*(\/\/|\/\*).*$/, '').trim()
}

function sinkOf(text: string, file: string, problems: Problems): ProblemSink {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const note = (severity: Problem['severity'], offset: number, code: ProblemCode, message: string): void => {
    const line = starts.findLastIndex(start => start <= offset)
    problems.add({ severity, code, file, line: line + 1, column: offset - starts[line]! + 1, message })
  }
  return {
    add: (offset, code, message) => note('error', offset, code, message),
    warn: (offset, code, message) => note('warning', offset, code, message),
  }
}
