import { invariant } from '../domain/errors.ts'
import { type ProductModel, type Rulebook, readDimacs, readModel } from '../engine/index.ts'
import { type SharedModel, textOf } from './job.ts'

/** A model that has been read. */
export interface ReadText {
  readonly rulebook: Rulebook
  /** Null when it is a bare rulebook, which has no price and no parts */
  readonly model: ProductModel | null
  readonly bytes: number
}

/** What a model takes once it is read, measured on feature models and catalogue models, as a multiple of its text */
const READ_PER_TEXT = 25

/** The models a thread has read, the latest last; bounded in bytes. */
export class ModelShelf {
  readonly #read = new Map<string, ReadText>()
  readonly #most: number
  #bytes = 0

  /** @param most bytes that they take together; a single larger one is kept all the same */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  take(shared: SharedModel): ReadText {
    const read = this.#read.get(shared.hash) ?? this.#add(shared)
    this.#read.delete(shared.hash)
    this.#read.set(shared.hash, read)
    return read
  }

  #add(shared: SharedModel): ReadText {
    const read = readShared(shared)
    this.#bytes += read.bytes
    for (const [hash, { bytes }] of this.#read) {
      if (this.#bytes <= this.#most) break
      this.#read.delete(hash)
      this.#bytes -= bytes
    }
    return read
  }
}

/** @pre it was read before by whoever sends it */
function readShared(shared: SharedModel): ReadText {
  const buffers = [shared.text, ...Object.values(shared.attached)]
  const bytes = READ_PER_TEXT * buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0)
  if (shared.format === 'DIMACS') {
    const { rulebook } = readDimacs(textOf(shared.text))
    invariant(rulebook, `the feature model ${shared.hash} cannot be read`)
    return { rulebook, model: null, bytes }
  }
  const { model } = readProduct(shared)
  invariant(model, `the model ${shared.hash} cannot be read`)
  return { rulebook: model, model, bytes }
}

function readProduct({ text, attached, parts }: SharedModel): ReturnType<typeof readModel> {
  const files = new Map(Object.entries(attached))
  const products = parts.map(part => {
    const { model } = readProduct(part)
    invariant(model, `the model ${part.hash} cannot be read`)
    return model
  })
  return readModel(textOf(text), 'model', {
    attached: name => {
      const file = files.get(name)
      return file ? textOf(file) : null
    },
    products: (code, version) =>
      products.find(product => product.code === code && product.version === version) ?? null,
  })
}
