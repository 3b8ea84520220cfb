import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** Which fields of a schema were answered with something, and which arguments and input fields were used. */
export class SchemaCoverage {
  readonly #schema: GraphQLSchema
  readonly #answered = new Set<string>()
  readonly #used = new Set<string>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The query with `__typename` in every selection, so that its answer tells which type each object is of. */
  prepare(query: string): string {
    const document = parse(query)
    this.#noteArguments(document)
    return print(
      visit(document, {
        SelectionSet: (node, _key, parent) =>
          !Array.isArray(parent) &&
          (parent as { kind?: string } | undefined)?.kind === Kind.OPERATION_DEFINITION
            ? undefined
            : {
                ...node,
                selections: [
                  ...node.selections,
                  { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } },
                ],
              },
      }),
    )
  }

  note(rootType: string, data: unknown): void {
    if (data !== null && typeof data === 'object') this.#walk(rootType, data as Record<string, unknown>)
  }

  /** Fields of object types that no answer had a value for. */
  unanswered(): string[] {
    return Object.values(this.#schema.getTypeMap())
      .filter(type => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap(type =>
        Object.keys((type as { getFields(): object } & typeof type).getFields()).map(
          field => `${type.name}.${field}`,
        ),
      )
      .filter(field => !this.#answered.has(field))
  }

  /** Arguments of fields and fields of inputs that no query used. */
  unused(): string[] {
    return Object.values(this.#schema.getTypeMap())
      .flatMap(type => {
        if (type.name.startsWith('__')) return []
        if (isInputObjectType(type))
          return Object.keys(type.getFields()).map(field => `${type.name}.${field}`)
        if (!isObjectType(type) || isInterfaceType(type)) return []
        return Object.values(type.getFields()).flatMap(field =>
          field.args.map(argument => `${type.name}.${field.name}(${argument.name})`),
        )
      })
      .filter(name => !this.#used.has(name))
  }

  #walk(typeName: string, data: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(data)) {
      if (key === '__typename' || value === null || (Array.isArray(value) && value.length === 0)) continue
      this.#answered.add(`${typeName}.${key}`)
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== null && typeof one === 'object' && typeof one.__typename === 'string')
          this.#walk(one.__typename, one)
    }
  }

  #noteArguments(document: DocumentNode): void {
    const info = new TypeInfo(this.#schema)
    visit(
      document,
      visitWithTypeInfo(info, {
        Argument: node => {
          const parent = info.getParentType()
          const field = info.getFieldDef()
          if (parent && field) this.#used.add(`${parent.name}.${field.name}(${node.name.value})`)
        },
        ObjectField: node => {
          const type = getNamedType(info.getParentInputType())
          if (type) this.#used.add(`${type.name}.${node.name.value}`)
        },
      }),
    )
  }
}
