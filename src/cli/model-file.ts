import { dirname, join } from 'node:path'
import { type Problem, type ReadModel, type Review, readModel, reviewReachable } from '../engine/index.ts'
import { readStart } from '../lib/read-start.ts'
import type { ModelFile } from '../services/read-model-files.ts'

/** Bytes: more than the engine takes of any file, which it then refuses. */
const LARGEST_FILE = 20_000_100

/** @throws Error when there is no such file */
export function openText(path: string): string {
  const text = readStart(path, LARGEST_FILE)
  if (text === null) throw new Error(`${path}: expected a file here; there is none.`)
  return text
}

/** A model file with the files beside it. */
export function openModelFile(path: string): ModelFile {
  return {
    file: path,
    text: openText(path),
    attached: name => readStart(join(dirname(path), name), LARGEST_FILE),
  }
}

/** Products that are parts of it are read from the files beside it, named after their codes. */
export function readModelFile(path: string): ReadModel {
  const open = new Set<string>()
  const read = (at: string, review: Review | null): ReadModel => {
    open.add(at)
    const { file, text, attached } = openModelFile(at)
    const result = readModel(text, file, {
      attached: attached!,
      products: (code, version) => {
        const beside = join(dirname(at), `${code.toLowerCase()}.product.yaml`)
        if (open.has(beside)) return 'CYCLE'
        if (readStart(beside, LARGEST_FILE) === null) return null
        const { model } = read(beside, null)
        return model?.version === version ? model : null
      },
      ...(review ? { review } : {}),
    })
    open.delete(at)
    return result
  }
  return read(join(path), reviewReachable)
}

/** As editors and terminals understand it, to go to the place. */
export function describeProblem({ file, line, column, severity, message }: Problem): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`
}

/** The model of a file without errors. @throws Error with all problems otherwise */
export function requireModel(path: string): NonNullable<ReadModel['model']> {
  const { model, problems } = readModelFile(path)
  if (!model) throw new Error(problems.map(describeProblem).join('\n'))
  return model
}
