import { type Connection, type ConnectorDescription, DescriptionError } from '../ports/connector.ts'

type Port = keyof Connection

/** Which system gives what. */
export type CombineOptions = { readonly [port in Port]?: ConnectorDescription }

const PORTS: readonly Port[] = ['customers', 'articles', 'quotes', 'orders']

/**
 * One source out of several systems: an ERP that is read from one place and takes orders in another, say. A connector that stands at two
 * ports, as one and the same value, is opened once.
 *
 * @throws DescriptionError (on open) where a connector does not give what it stands for, or cannot be opened itself
 */
export function combine(options: CombineOptions): ConnectorDescription {
  const names = [...new Set(given(options).map(([, description]) => description.connector))]
  return { connector: names.join('+'), open: open => connect(options, description => description.open(open)) }
}

const given = (options: CombineOptions): [Port, ConnectorDescription][] =>
  PORTS.flatMap(port => {
    const description = options[port]
    return description ? [[port, description] as [Port, ConnectorDescription]] : []
  })

async function connect(
  options: CombineOptions,
  open: (description: ConnectorDescription) => Promise<Connection>,
): Promise<Connection> {
  const opened = new Map<ConnectorDescription, Connection>()
  const combined: { [port in Port]?: Connection[port] } = {}
  try {
    for (const [port, description] of given(options)) {
      const connection = opened.get(description) ?? (await openAt(port, description, open))
      opened.set(description, connection)
      Object.assign(combined, { [port]: connection[port] ?? refuse(port, description) })
    }
    return combined as Connection
  } catch (error) {
    await Promise.all([...opened.values()].flatMap(one => PORTS.map(port => one[port]?.close())))
    throw error
  }
}

async function openAt(
  port: Port,
  description: ConnectorDescription,
  open: (description: ConnectorDescription) => Promise<Connection>,
): Promise<Connection> {
  try {
    return await open(description)
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error
    throw new DescriptionError(error.problems.map(one => ({ ...one, path: [port, ...one.path] })))
  }
}

function refuse(port: Port, { connector }: ConnectorDescription): never {
  throw new DescriptionError([
    { path: [port], message: `expected a connector that gives ${port}; ${connector}() gives none here` },
  ])
}
