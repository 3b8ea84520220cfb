import type { BomLine, BomLineKind } from '../src/domain/bom.ts'
import { inLanguage } from '../src/domain/price.ts'
import type { Resolvers } from '../src/generated/graphql.ts'

const TYPES = {
  ARTICLE: 'ArticleLine',
  MAKE_PART: 'MakePartLine',
  PROCESS: 'ProcessLine',
  SUBCONTRACT: 'SubcontractLine',
  FIXED_LIST: 'FixedListLine',
  CONFIGURABLE_LINE: 'ConfigurableLine',
  GENERATED_LIST: 'GeneratedLine',
  SAW_LIST: 'SawListLine',
  SERVICE: 'ServiceLine',
  TRAVEL_COST: 'TravelLine',
  FREIGHT: 'FreightLine',
  COMMISSION: 'CommissionLine',
} as const satisfies Record<BomLineKind, string>

/** Work and money are no articles. */
const isWork = (line: BomLine): boolean =>
  line.process !== null || line.net !== null || line.kind === 'COMMISSION'

/** The fields that every kind of line has. */
const line: Resolvers['ArticleLine'] = {
  description: one => inLanguage(one.description, one.language),
  article: (one, _args, { loaders }) => (isWork(one) ? null : loaders.article.load(one.number)),
}

export const definitionResolvers: Resolvers = {
  Mutation: {
    computeBom: (_root, { input }, { services }) => services.computeBom(input),
  },
  DigitalProductDefinition: {
    quantity: ({ definition }) => definition.quantity,
    lines: (view, _args, { services }) => services.visibleLines(view),
    sawLists: ({ definition }) => definition.sawLists,
    newArticles: (view, _args, { services }) => services.matchNewArticles(view),
    cost: ({ definition }) => definition.cost,
  },
  BomLine: { __resolveType: one => TYPES[one.kind] },
  ArticleLine: line,
  MakePartLine: line as Resolvers['MakePartLine'],
  ProcessLine: {
    ...(line as Resolvers['ProcessLine']),
    workCenter: (one, _args, { loaders }) =>
      one.process ? loaders.workCenter.load(one.process.workCenter) : null,
    setupMinutes: one => one.process!.setupMinutes,
    runMinutes: one => one.process!.runMinutes,
    ratePerHour: one => one.process!.ratePerHour,
  },
  SubcontractLine: line as Resolvers['SubcontractLine'],
  FixedListLine: line as Resolvers['FixedListLine'],
  ConfigurableLine: line as Resolvers['ConfigurableLine'],
  GeneratedLine: line as Resolvers['GeneratedLine'],
  SawListLine: { ...(line as Resolvers['SawListLine']), sawList: one => one.sawList! },
  ServiceLine: line as Resolvers['ServiceLine'],
  TravelLine: line as Resolvers['TravelLine'],
  FreightLine: line as Resolvers['FreightLine'],
  CommissionLine: line as Resolvers['CommissionLine'],
}
