import type { OrderSink, QuoteSink } from './sink.ts'
import type { ArticleSource, CustomerSource } from './source.ts'

/** The live ports of one system. A CRM has customers and takes quotes; an ERP has articles and takes orders. */
export interface Connection {
  readonly customers?: CustomerSource
  readonly articles?: ArticleSource
  readonly quotes?: QuoteSink
  readonly orders?: OrderSink
}

export interface OpenOptions {
  /** The name under `sources` in the configuration: `crm`, `erp` */
  readonly name: string
  /** A folder of our own, beside our database, for what must outlive the process */
  readonly stateFolder: string
  /** Clock, for connectors that stamp records */
  readonly now: () => Date
}

/** What a connector's factory returns: a description, made live by `open`. */
export interface ConnectorDescription {
  /** `memory`, `sql`, … */
  readonly connector: string
  /**
   * @throws DescriptionError when the description does not fit the system. An unreachable system is not an error here: it is
   * opened all the same, its calls fail until it is there, and the description is held against it at the first call.
   */
  open(options: OpenOptions): Promise<Connection>
}

/** A description that does not fit itself or the system. `path` leads from the factory's options to the place. */
export interface DescriptionProblem {
  readonly path: readonly (string | number)[]
  /** What was expected, what stands there, what exists, the nearest name */
  readonly message: string
}

export class DescriptionError extends Error {
  readonly problems: readonly DescriptionProblem[]

  constructor(problems: readonly DescriptionProblem[]) {
    super(problems.map(problem => `${problem.path.join('.')}: ${problem.message}`).join('\n'))
    this.name = 'DescriptionError'
    this.problems = problems
  }
}
