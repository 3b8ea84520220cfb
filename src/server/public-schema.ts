import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils'
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql'

const INTERNAL = 'internal'

/** The schema for callers who may not see cost: without all that is `@internal`, and without the directive itself. */
export function withoutInternal(schema: GraphQLSchema): GraphQLSchema {
  const isInternal = (node: Parameters<typeof getDirective>[1]) =>
    Boolean(getDirective(schema, node, INTERNAL)?.length)

  /** A field is internal where it is marked, or where an interface of its type marks it. */
  const isInternalField = (typeName: string, fieldName: string): boolean => {
    const type = schema.getType(typeName)
    if (!isObjectType(type) && !isInterfaceType(type)) return false
    const holders: (GraphQLObjectType | GraphQLInterfaceType)[] = [type, ...type.getInterfaces()]
    return holders.some(holder => {
      const field = holder.getFields()[fieldName]
      return field !== undefined && isInternal(field)
    })
  }

  return mapSchema(schema, {
    [MapperKind.OBJECT_TYPE]: type => (isInternal(type) ? null : undefined),
    [MapperKind.COMPOSITE_FIELD]: (_config, fieldName, typeName) =>
      isInternalField(typeName, fieldName) ? null : undefined,
    [MapperKind.ENUM_VALUE]: config => (isInternal(config as never) ? null : undefined),
    [MapperKind.INPUT_OBJECT_FIELD]: config => (isInternal(config as never) ? null : undefined),
    [MapperKind.DIRECTIVE]: directive => (directive.name === INTERNAL ? null : undefined),
  })
}
